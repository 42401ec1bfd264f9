import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { answerStatic } from '../../../src/platform/assets/answer-static.ts'
import { staticFile } from '../../../src/platform/assets/static-files.ts'

const TEXT = 'const words = "the same again and again"\n'.repeat(60)
const script = staticFile(new TextEncoder().encode(TEXT), 'js')
const picture = staticFile(new Uint8Array(4096), 'png')
const note = staticFile(new TextEncoder().encode('{}'), 'json')

const DECODE = { br: brotliDecompressSync, gzip: gunzipSync }

const ask = (file: typeof script, headers: Record<string, string> = {}, method = 'GET') =>
  answerStatic(new Request('https://site.test/file', { method, headers }), file)

describe('a static file', () => {
  const codings: [accepted: string | undefined, coding: keyof typeof DECODE | null][] = [
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    [',,;;==;q', null],
  ]
  for (const [accepted, coding] of codings) {
    it(`is sent as ${coding ?? 'it is'} where "${accepted}" is accepted`, async () => {
      const answer = ask(script, accepted === undefined ? {} : { 'accept-encoding': accepted })
      assert.equal(answer.headers.get('content-encoding'), coding)
      assert.equal(answer.headers.get('vary'), 'Accept-Encoding')
      const body = new Uint8Array(await answer.arrayBuffer())
      assert.equal(answer.headers.get('content-length'), String(body.byteLength))
      const decoded = coding === null ? body : DECODE[coding](body)
      assert.equal(new TextDecoder().decode(decoded), TEXT)
      if (coding !== null) assert.ok(body.byteLength < TEXT.length / 4)
    })
  }

  it('has another entity tag for each coding, and is not sent twice', () => {
    const tags = ['identity', 'gzip', 'br'].map((coding) => {
      const headers = { 'accept-encoding': coding }
      const etag = ask(script, headers).headers.get('etag') ?? ''
      assert.match(etag, /^"[\w-]+"$/)
      const again = ask(script, { ...headers, 'if-none-match': `"other", W/${etag}` })
      assert.equal(again.status, 304)
      assert.equal(again.headers.get('etag'), etag)
      assert.equal(again.headers.get('vary'), 'Accept-Encoding')
      return etag
    })
    assert.equal(new Set(tags).size, 3)
    const other = { 'accept-encoding': 'gzip', 'if-none-match': tags[2] ?? '' }
    assert.equal(ask(script, other).status, 200)
  })

  it('has the headers of its compressed self without a body, when asked by HEAD', async () => {
    const headers = { 'accept-encoding': 'br' }
    const head = ask(script, headers, 'HEAD')
    const get = ask(script, headers)
    assert.deepEqual([...head.headers], [...get.headers])
    assert.equal(await head.text(), '')
  })

  it('stays as it is when compression saves nothing', () => {
    for (const file of [picture, note]) {
      const answer = ask(file, { 'accept-encoding': 'gzip, br' })
      assert.equal(answer.headers.get('content-encoding'), null)
      assert.equal(answer.headers.get('vary'), null)
    }
  })

  it('is only read', () => {
    const answer = ask(script, {}, 'POST')
    assert.equal(answer.status, 405)
    assert.equal(answer.headers.get('allow'), 'GET, HEAD')
  })
})
