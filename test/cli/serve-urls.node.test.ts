import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const SITE = 'https://www.example.com'
const PLATFORM = 'https://sessions.example.com'
const PARTNER = 'https://partner.example'

describe('serve behind public URLs', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let serving: Serving
  const ports = { site: '', platform: '' }

  /** The ports are free ones; the ready line tells the public URLs instead. */
  const start = async (env: Record<string, string>) => {
    ports.site = await freePort()
    ports.platform = await freePort()
    serving = await startServe(
      ['--demo', '--data', folder.path, '--port', ports.site, '--platform-port', ports.platform],
      { env: { SESSIONFRAME_SITE_URL: SITE, SESSIONFRAME_PLATFORM_URL: PLATFORM, ...env } },
    )
  }
  const startSession = async (origin: string) => {
    const site = `http://127.0.0.1:${ports.site}`
    const journey = serving.ready.demo?.journey
    const asked = await fetch(`${site}/demo/token?journey=${journey}`)
    const { token } = (await asked.json()) as { token: string }
    return fetch(`${site}/sessionframe/v1/journey-sessions`, {
      method: 'POST',
      headers: {
        Origin: origin,
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey }),
    })
  }

  before(async () => {
    folder = await temporaryFolder()
    await makeDataFolder(folder.path)
    await start({ SESSIONFRAME_ALLOWED_ORIGINS: PARTNER })
  })
  after(async () => {
    await serving.stop()
    await folder[Symbol.asyncDispose]()
  })

  it('tells them in the ready line', () => {
    assert.equal(serving.ready.site, SITE)
    assert.equal(serving.ready.platform, PLATFORM)
    assert.equal(serving.ready.demo?.pages.journey, `${SITE}/demo/journey.html`)
  })

  it('makes links from them, for its own pages and the allowed origins, and frames in both', async () => {
    for (const origin of [SITE, PARTNER]) {
      const answer = await startSession(origin)
      assert.equal(answer.status, 201, origin)
      const { publicUrl } = (await answer.json()) as { publicUrl: string }
      const { pathname } = new URL(publicUrl)
      assert.equal(new URL(publicUrl).origin, PLATFORM)
      const page = await fetch(`http://127.0.0.1:${ports.platform}${pathname}`)
      const policy = page.headers.get('content-security-policy') ?? ''
      const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? []
      assert.deepEqual(ancestors.toSorted(), [PARTNER, SITE])
    }
    assert.equal((await startSession('https://stranger.example')).status, 403)
  })

  it('shows no session from an origin that SESSIONFRAME_SESSION_ORIGINS leaves out', async () => {
    assert.equal(await serving.stop(), 0)
    await start({ SESSIONFRAME_SESSION_ORIGINS: 'https://elsewhere.example' })
    assert.equal((await startSession(SITE)).status, 502)
    const page = await fetch(`http://127.0.0.1:${ports.site}/demo/journey.html`)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /frame-src https:\/\/elsewhere\.example;/)
  })
})

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  await new Promise((done) => {
    server.close(done)
  })
  return String(typeof address === 'object' ? address?.port : '')
}
