import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { RequestListener } from 'node:http'
import { verifyReceipt } from '../../src/endpoint/verify-receipt.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import { submitForm } from '../../src/platform/sessions/submit-form.ts'
import { platformHttpUpstream } from '../../src/upstreams/platform/platform-http-upstream.ts'
import { PLATFORM_PATHS } from '../../src/wire/platform-api.ts'
import type { PlatformSession } from '../../src/wire/platform-api.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { HTTP_CLIENTS } from '../harness/http-clients.ts'
import { serveHttpPlatform } from '../harness/http-platform.ts'
import { ANYBODYS_FORM, FIRST_NAME_FIELD, SALES_LEAD } from '../harness/platform-fixture.ts'

const KEY = 'canaryKeyOfThePlatform0123456789'
const WANTED = { lead: SALES_LEAD, id: ANYBODYS_FORM, reuse: false }
const call = (ms = 60_000) => ({ signal: AbortSignal.timeout(ms), requestId: 'r' })

describe('a platform over HTTP', () => {
  let platform: Awaited<ReturnType<typeof serveHttpPlatform>>
  before(async () => {
    platform = await serveHttpPlatform()
  })
  after(() => platform.close())
  const upstream = (accessKey: string) => platformHttpUpstream({ url: platform.origin, accessKey })

  it('tells of a completed session, and gives its receipt to who has the key', async () => {
    const { both } = platform.keys
    const { createJourneySession, sessionState } = upstream(both)
    const values = { firstname: 'Grace', unknown: 1 }
    const { upstreamId, publicUrl } = await createJourneySession({ ...WANTED, values }, call())
    const token = new URL(publicUrl).pathname.split('/').at(-1) ?? ''
    const answers = { [FIRST_NAME_FIELD]: 'Grace' }
    const done = await submitForm(platform.ctx, token, { submitKey: 'k', values: answers })
    const state = await sessionState?.('journey', upstreamId, call())
    const completedAt = done.session.completedAt?.toISOString()
    assert.deepEqual(state, { state: 'complete', outcome: 'form', completedAt })

    const answer = await fetch(`${platform.origin}${PLATFORM_PATHS.journey}/${upstreamId}`, {
      headers: { Authorization: `Bearer ${both}` },
    })
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    const { receipt } = (await answer.json()) as PlatformSession
    assert.equal(receipt, done.receipt)
    const jwks = new URL('/.well-known/jwks.json', platform.origin)
    const secret = 'a secret of the endpoint, 32 bytes long'
    assert.equal((await verifyReceipt(receipt ?? '', { jwks, secret })).outcome, 'form')
  })

  it('lets a session begin without a lead', async () => {
    const lead = { newIn: 'Sales' }
    const { createJourneySession } = upstream(platform.keys.both)
    assert.equal((await createJourneySession({ ...WANTED, lead }, call())).resumed, false)
    const unknown = createJourneySession({ ...WANTED, lead: { newIn: 'Nobody' } }, call())
    await assert.rejects(unknown, { code: 'rejected' })
  })

  it('refuses a key that is unknown, or may not do this, and says nothing else', async () => {
    await assert.rejects(upstream(KEY).createJourneySession(WANTED, call()), /access key \(401\)/)
    const { appointments } = platform.keys
    const forbidden = upstream(appointments).createJourneySession(WANTED, call())
    await assert.rejects(forbidden, /permission it needs \(403\)/)
    const state = upstream(appointments).sessionState?.('journey', 'x', call())
    await assert.rejects(state ?? Promise.resolve(), /403/)
  })

  it('answers 400 to a body that is none of these, 413 to a large one', async () => {
    const post = (body: string) =>
      fetch(platform.origin + PLATFORM_PATHS.journey, {
        method: 'POST',
        headers: { Authorization: `Bearer ${platform.keys.both}` },
        body,
      })
    const good = { id: ANYBODYS_FORM, lead: SALES_LEAD, reuse: false }
    for (const wrong of [{ lead: 5 }, { id: '' }, { reuse: 1 }, { values: [] }, { lead: {} }]) {
      assert.equal((await post(JSON.stringify({ ...good, ...wrong }))).status, 400)
    }
    for (const text of ['', 'null', '[]', '{', '{"__proto__":1}']) {
      assert.equal((await post(text)).status, 400, text)
    }
    assert.equal((await post('x'.repeat(1024 * 1024 + 1))).status, 413)
  })
})

for (const { client, fetch } of HTTP_CLIENTS)
  describe(`what pretends to be a platform, by ${client}`, () => {
    let server: HostileServer
    before(async () => {
      server = await hostileServer()
    })
    after(() => server.close())

    const text =
      (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
      (_, response) =>
        void response.writeHead(status, headers).end(body)
    const session = {
      sessionId: 'x',
      publicUrl: 'https://x.example/',
      expiresAt: null,
      resumed: false,
    }
    const cases: [string, RequestListener, string][] = [
      ['a web page', text(201, '<h1>canary</h1>'), 'failed'],
      ['JSON of another shape', json(201, { ...session, publicUrl: 5, canary: KEY }), 'failed'],
      ['another good status', json(200, session), 'failed'],
      ['a redirect', text(307, '', { location: 'https://evil.example/' }), 'failed'],
      ['an echoed key', text(401, KEY, { 'x-echo': KEY }), 'failed'],
      ['a failure', text(500, KEY), 'failed'],
      ['2 MiB', json(201, { ...session, pad: 'x'.repeat(2 ** 21) }), 'failed'],
      ['a broken connection', (request) => void request.socket.destroy(), 'failed'],
      ['silence', () => {}, 'timeout'],
      ['a wish for a pause', text(429, '', { 'retry-after': '7' }), 'rate-limited'],
    ]
    for (const [what, behave, code] of cases) {
      it(`fails with ${what}`, async () => {
        server.reset()
        server.behave = behave
        const upstream = platformHttpUpstream({ url: server.origin, accessKey: KEY, fetch })
        const asked = upstream.createJourneySession(WANTED, call(code === 'timeout' ? 300 : 60_000))
        await assert.rejects(asked, (error) => {
          assert.ok(error instanceof UpstreamError)
          assert.equal(error.code, code)
          assert.doesNotMatch(String(error.stack), /canary|127\.0\.0\.1/)
          return true
        })
        assert.equal(server.seen.length, 1)
      })
    }
  })

it('settings that cannot be right are refused, and the key is not repeated', () => {
  const make = (change: object) =>
    platformHttpUpstream({ url: 'https://p.example', accessKey: KEY, ...change })
  assert.deepEqual(make({}).sessionOrigins, ['https://p.example'])
  for (const url of [
    '',
    'p.example',
    'http://p.example',
    'https://p.example/x',
    'ftp://p.example',
  ]) {
    assert.throws(() => make({ url }), /"url" must be/)
  }
  for (const accessKey of ['', 'short', `${KEY}\n`, `${KEY} canary`]) {
    assert.throws(
      () => make({ accessKey }),
      (error: Error) => /"accessKey"/.test(error.message) && !/canary/.test(error.message),
    )
  }
})
