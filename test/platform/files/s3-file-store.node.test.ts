import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { FileStoreFailed } from '../../../src/platform/files/file-store-failed.ts'
import { s3FileStore } from '../../../src/platform/files/s3-file-store.ts'
import { s3Server } from '../../harness/s3-server.ts'
import type { S3Server } from '../../harness/s3-server.ts'
import { fileStoreContract, textOf } from './file-store-contract.ts'

async function* bytes(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  for (const piece of text.match(/.{1,1000}/gs) ?? []) yield Buffer.from(piece)
}

const isFailure = (message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof FileStoreFailed)
  assert.match(error.message, message)
  assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /canary|S3RVER/)
  return true
}

describe('files in a bucket', () => {
  const kept = new AsyncDisposableStack()
  let s3: S3Server
  const system = process.env['TMPDIR']
  let spools = ''
  before(async () => {
    s3 = kept.use(await s3Server())
    // Nothing of what passes through this machine may stay there.
    spools = join(s3.folder, 'spools')
    await mkdir(spools)
    process.env['TMPDIR'] = spools
    assert.equal(tmpdir(), spools)
  })
  afterEach(async () => {
    s3.behave = () => false
    assert.deepEqual(await readdir(spools), [])
  })
  after(async () => {
    if (system === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = system
    await kept.disposeAsync()
  })
  const store = () => s3FileStore(s3.bucket)

  fileStoreContract(store)

  it('go into the folder that the address names, as nothing that a browser would open', async () => {
    const id = crypto.randomUUID()
    await s3FileStore({ ...s3.bucket, url: `${s3.bucket.url}/` }).put(id, bytes('<html>'))
    const file = join(s3.folder, 'bucket', 'forms', `${id}._S3rver_object`)
    assert.equal((await stat(file)).size, 6)
    assert.equal(await textOf(await store().get(id)), '<html>')
    assert.equal(s3.heads.at(-2)?.headers['content-type'], 'application/octet-stream')
  })

  it('go to a bucket that the host is named after', async () => {
    const host = 'bucket.s3.eu-west-1.amazonaws.com'
    const url = `https://${host}/forms`
    // Its name leads elsewhere; fetch says in the head where it has gone.
    const here: typeof fetch = (asked, init) => {
      assert.ok(asked instanceof URL && asked.href.startsWith(url))
      return fetch(`http://127.0.0.1:${s3.port}${asked.pathname}`, init)
    }
    s3.behave = ({ headers }) => {
      headers.host = host
      return false
    }
    const bucket = { ...s3.bucket, url, region: 'eu-west-1' }
    const id = crypto.randomUUID()
    await s3FileStore(bucket, { fetch: here }).put(id, bytes('one'))
    s3.behave = () => false
    const { headers } = s3.heads.at(-1) ?? {}
    assert.match(headers?.authorization ?? '', /\/\d{8}\/eu-west-1\/s3\/aws4_request, /)
    assert.equal(await textOf(await store().get(id)), 'one')
  })

  it('are announced by their length and their hash, and signed with them', async () => {
    const text = 'x'.repeat(100_000)
    await store().put(crypto.randomUUID(), bytes(text))
    const { headers } = s3.heads.at(-1) ?? {}
    assert.equal(headers?.['content-length'], '100000')
    assert.equal(headers['transfer-encoding'], undefined)
    const hash = createHash('sha256').update(text).digest('hex')
    assert.equal(headers['x-amz-content-sha256'], hash)
    assert.match(
      headers.authorization ?? '',
      /^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/us-east-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/,
    )
    assert.doesNotMatch(JSON.stringify(s3.heads), /canary/)
  })

  it('get there after a failure that passes, whole', async () => {
    for (const fails of ['answers', 'hangs up', 'hangs up in the middle'] as const) {
      let tries = 0
      s3.behave = (incoming, outgoing) => {
        tries += 1
        if (tries >= 3) return false
        if (fails === 'answers') outgoing.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
        else if (fails === 'hangs up') incoming.destroy()
        else incoming.once('data', () => incoming.destroy())
        return true
      }
      const id = crypto.randomUUID()
      await store().put(id, bytes('x'.repeat(200_000)))
      assert.equal(tries, 3, fails)
      s3.behave = () => false
      assert.equal((await textOf(await store().get(id)))?.length, 200_000)
    }
  })

  it('fail in words that say what to mend, and name no key', async () => {
    const answers: [status: number, code: string, words: RegExp][] = [
      [403, 'AccessDenied', /GetObject, PutObject and DeleteObject .* \(403 AccessDenied\)/],
      [403, 'SignatureDoesNotMatch', /check the secret of the key/],
      [403, 'RequestTimeTooSkewed', /follow a time server/],
      [301, 'PermanentRedirect', /check its address and its region/],
      [307, 'TemporaryRedirect', /check its address and its region/],
      [302, '', /check its address and its region \(302\)/],
      [400, 'AuthorizationHeaderMalformed', /its region/],
      [404, '', /failed \(404\)/],
      [500, 'InternalError', /failed \(500 InternalError\)/],
    ]
    for (const [status, code, words] of answers) {
      s3.behave = (incoming, outgoing) => {
        incoming.resume()
        outgoing.writeHead(status, { Location: 'http://127.0.0.1:1/' })
        outgoing.end(`<Error><Code>${code}</Code><AWSAccessKeyId>S3RVER</AWSAccessKeyId></Error>`)
        return true
      }
      const id = crypto.randomUUID()
      await assert.rejects(store().put(id, bytes('one')), isFailure(words))
      await assert.rejects(store().get(id), isFailure(words))
      await assert.rejects(store().delete(id), isFailure(words))
    }
  })

  it('are not taken for gone where the bucket is, or is not to be reached', async () => {
    const id = crypto.randomUUID()
    const elsewhere: [Partial<typeof s3.bucket>, RegExp][] = [
      [{ url: `http://127.0.0.1:${s3.port}/no-bucket` }, /is not there: check its name/],
      [{ accessKeyId: 'SOMEBODY' }, /does not know the id of the key \(403 InvalidAccessKeyId\)/],
      [{ url: 'http://127.0.0.1:1/bucket' }, /cannot be reached \((ECONNREFUSED|unknown)\)/],
    ]
    for (const [other, words] of elsewhere) {
      const wrong = s3FileStore({ ...s3.bucket, ...other })
      await assert.rejects(wrong.get(id), isFailure(words))
      await assert.rejects(wrong.delete(id), isFailure(words))
      await assert.rejects(wrong.put(id, bytes('one')), isFailure(words))
    }
  })

  it('are not given for whole that break off on the way back', async () => {
    const id = crypto.randomUUID()
    await store().put(id, bytes('x'.repeat(100_000)))
    s3.behave = (_incoming, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '100000' })
      outgoing.write('x'.repeat(1000), () => outgoing.destroy())
      return true
    }
    await assert.rejects(textOf(await store().get(id)))
  })
})
