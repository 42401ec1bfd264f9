import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { createPlatform } from '../../src/platform/create-platform.ts'
import type { Platform } from '../../src/platform/create-platform.ts'
import { openPlatformFixture } from '../harness/platform-fixture.ts'
import type { PlatformFixture } from '../harness/platform-fixture.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const URL_OF_PLATFORM = 'http://localhost:8081'
const MANIFEST = {
  'src/pages/journey/main.ts': { file: 'assets/journey-abc.js' },
  'src/pages/booking/main.ts': { file: 'assets/booking-abc.js' },
  'src/pages/done/main.ts': { file: 'assets/done-abc.js' },
}

describe('the platform as one handler', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let fixture: PlatformFixture
  let platform: Platform
  const errors: { err: unknown; requestId: string }[] = []
  const log = { error: (record: { err: unknown; requestId: string }) => void errors.push(record) }
  const pages = () => pathToFileURL(`${folder.path}/`)
  const ask = (path: string, init?: RequestInit) =>
    platform.fetch(new Request(URL_OF_PLATFORM + path, init))

  before(async () => {
    folder = await temporaryFolder()
    await mkdir(join(folder.path, 'assets'))
    await writeFile(join(folder.path, 'manifest.json'), JSON.stringify(MANIFEST))
    await writeFile(join(folder.path, 'assets/journey-abc.js'), 'export {}')
    fixture = await openPlatformFixture(URL_OF_PLATFORM)
    platform = await createPlatform(fixture.ctx, { pages: pages(), log })
  })
  after(async () => {
    await fixture.close()
    await folder[Symbol.asyncDispose]()
  })

  it('says that the hosted pages are not built, and what to run', async () => {
    const nowhere = pathToFileURL(join(folder.path, 'nowhere/'))
    await assert.rejects(createPlatform(fixture.ctx, { pages: nowhere, log }), /npm run build/)
  })

  it('gives every answer an id of its own, never the one it was sent', async () => {
    const headers = { 'X-Request-Id': 'chosen-by-a-stranger' }
    const ids = await Promise.all(
      ['/healthz', '/nothing', '/assets/journey-abc.js', '/journeys/run/1/x'].map(async (path) =>
        (await ask(path, { headers })).headers.get('x-request-id'),
      ),
    )
    for (const id of ids) assert.match(id ?? '', /^[0-9a-f-]{36}$/)
    assert.equal(new Set(ids).size, ids.length)
  })

  it('serves assets for good, with their type, and nothing beside them', async () => {
    const asset = await ask('/assets/journey-abc.js')
    assert.equal(asset.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(await asset.text(), 'export {}')
    for (const path of ['/assets/', '/assets/manifest.json', '/manifest.json']) {
      assert.equal((await ask(path)).status, 404, path)
    }
  })

  it('publishes the public keys of receipts, and only those', async () => {
    const answer = await ask('/.well-known/jwks.json')
    const { keys } = (await answer.json()) as { keys: Record<string, string>[] }
    assert.deepEqual(Object.keys(keys[0] ?? {}).toSorted(), [
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
    ])
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  })

  it('is healthy while the database answers', async () => {
    assert.equal((await ask('/healthz')).status, 200)
  })

  // Last: it closes the database.
  it('tells a client nothing of a failure, and the log everything', async () => {
    await fixture.ctx.db.destroy()
    const answer = await ask('/api/v2/leads/1', { headers: { Authorization: 'Bearer x' } })
    assert.equal(answer.status, 500)
    const body = (await answer.json()) as Record<string, string>
    assert.deepEqual(Object.keys(body).toSorted(), ['code', 'message', 'requestId'])
    assert.equal(body['code'], 'internal')
    assert.equal(body['requestId'], answer.headers.get('x-request-id'))
    assert.equal(errors.at(-1)?.requestId, body['requestId'])
    assert.ok(errors.at(-1)?.err instanceof Error)
    assert.equal((await ask('/healthz')).status, 503)
  })
})
