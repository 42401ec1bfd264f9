import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { signInviteToken } from '../../src/endpoint/sign-invite-token.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'
import {
  JOURNEY,
  LEAD,
  makeEndpoint,
  post,
  SESSIONS,
  SITE,
  token,
  TOKEN_SECRET,
} from './endpoint-fixture.ts'
import {
  bearer,
  OTHER_SITE,
  START,
  TRIGGER,
  VISITOR_BASE,
  visitorEndpoint,
} from './visitor-fixture.ts'

const event = (change: object = {}) => ({
  event: 'signup',
  properties: { plan: 'pro' },
  messageId: crypto.randomUUID(),
  timestamp: '2026-11-24T08:59:00.000Z',
  ...change,
})
const ownToken = () => token({})

describe('POST /visitor/identify', () => {
  it('gives a visitor an id of its own, and the triggers of the site', async () => {
    const { send, upstream, log } = visitorEndpoint()
    const response = await send('identify', {})
    assert.equal(response.status, 200)
    assertSafeHeaders(response)
    assert.equal(response.headers.get('access-control-allow-origin'), SITE)
    const { visitor, triggers } = (await response.json()) as Record<string, unknown>
    assert.deepEqual(triggers, [TRIGGER])
    const [seen] = upstream.identified
    assert.equal(seen?.site, SITE)
    assert.equal(seen?.lead, undefined)
    assert.equal(decodeJwt(String(visitor)).sub, seen?.id)
    assert.equal(decodeProtectedHeader(String(visitor)).typ, 'sessionframe-visitor+jwt')
    assert.doesNotMatch(JSON.stringify(log), new RegExp(`${seen?.id}|${String(visitor)}`))
  })

  it('knows it again, and renews it', async () => {
    const { identify, upstream, clock } = visitorEndpoint()
    const { visitor } = await identify()
    clock.at = new Date(START.getTime() + 300 * 86_400_000)
    const again = await identify({ visitor })
    clock.at = new Date(START.getTime() + 600 * 86_400_000)
    await identify({ visitor: again.visitor })
    assert.equal(new Set(upstream.identified.map(({ id }) => id)).size, 1)
  })

  it('binds it to the lead of an embed token, for a day', async () => {
    const { identify, send, upstream } = visitorEndpoint({ now: undefined })
    const { visitor } = await identify()
    const known = await identify({ visitor, token: await ownToken() })
    const [anonymous, bound] = upstream.identified
    assert.deepEqual(bound, { ...anonymous, lead: LEAD })
    const { exp = 0, iat = 0 } = decodeJwt(known.visitor)
    assert.equal(exp - iat, 86_400)
    // Asking again without the token does not make it last longer.
    const again = await identify({ visitor: known.visitor })
    assert.equal(decodeJwt(again.visitor).exp, exp)
    assert.equal(upstream.identified[2]?.lead, LEAD)
    const response = await send('identify', { visitor: 'x.y.z', token: await ownToken() })
    assert.equal(response.status, 200)
  })

  it('takes another lead at the same browser for another visitor', async () => {
    const { identify, upstream } = visitorEndpoint({ now: undefined })
    const first = await identify({ token: await ownToken() })
    await identify({ visitor: first.visitor, token: await token({ lead: '7' }) })
    const [one, other] = upstream.identified
    assert.equal(other?.lead, '7')
    assert.notEqual(other?.id, one?.id)
  })

  it('refuses tokens that are none of its own, or for something else', async () => {
    const { send, identify } = visitorEndpoint({ now: undefined })
    const { visitor } = await identify()
    const foreign = await new SignJWT({ lead: LEAD, journey: '*' })
      .setProtectedHeader({ alg: 'HS256', typ: 'sessionframe-embed+jwt' })
      .setAudience('sessionframe')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode('another secret of at least 32 bytes!'))
    const invite = await signInviteToken({ lead: LEAD, journey: JOURNEY }, { secret: TOKEN_SECRET })
    for (const bad of [foreign, invite, visitor, 'no.jwt', await token({ origin: OTHER_SITE })]) {
      await assertProblem(await send('identify', { token: bad }), 401, 'unauthorized')
    }
    const anonymousOnly = visitorEndpoint({ visitors: {} })
    const answer = await anonymousOnly.send('identify', { token: await ownToken() })
    await assertProblem(answer, 401, 'unauthorized')
  })

  it('refuses ids of another site, another endpoint, of nobody, and old ones', async () => {
    const { send, identify, clock } = visitorEndpoint()
    const { visitor } = await identify()
    const other = await visitorEndpoint({
      secret: 'another-secret-of-at-least-32-bytes',
    }).identify()
    const elsewhere = await send('identify', { visitor }, { Origin: OTHER_SITE })
    await assertProblem(elsewhere, 401, 'unauthorized')
    for (const bad of [other.visitor, `${visitor}x`, await ownToken(), 'x']) {
      await assertProblem(await send('identify', { visitor: bad }), 401, 'unauthorized')
    }
    clock.at = new Date(START.getTime() + 401 * 86_400_000)
    await assertProblem(await send('identify', { visitor }), 401, 'unauthorized')
  })

  it('is there only where it is wanted, and only where journeys run', async () => {
    const none = visitorEndpoint({ visitors: undefined })
    await assertProblem(await none.send('identify', {}), 404, 'not-found')
    const { endpoint } = makeEndpoint({ visitors: {} })
    const asked = await post({ url: `${VISITOR_BASE}/identify`, body: {} })
    const { detail } = await assertProblem(await endpoint(asked), 501, 'not-available')
    assert.match(detail ?? '', /no journeys/)
    assert.throws(() => makeEndpoint({ visitors: { secrets: ['short'] } }), /secrets/)
    assert.throws(() => makeEndpoint({ visitors: true as never }), /"visitors"/)
  })

  it('looks at origin, headers and method as the other routes do', async () => {
    const { send, endpoint } = visitorEndpoint()
    const cases = [
      [{ Origin: 'https://evil.example' }, 403, 'forbidden'],
      [{ 'X-Sessionframe': null }, 403, 'forbidden'],
      [{ 'Content-Type': 'text/plain' }, 415, 'unsupported-media-type'],
      [{ Accept: 'text/html' }, 406, 'not-acceptable'],
      [{ Origin: null, 'Sec-Fetch-Site': 'same-origin' }, 400, 'invalid-request'],
    ] as const
    for (const [headers, status, code] of cases) {
      const response = await send('identify', {}, headers)
      await assertProblem(response, status, code)
    }
    const get = await endpoint(
      new Request(`${VISITOR_BASE}/identify`, { headers: { Origin: SITE } }),
    )
    await assertProblem(get, 405, 'method-not-allowed')
    const preflight = await endpoint(
      new Request(`${VISITOR_BASE}/events`, {
        method: 'OPTIONS',
        headers: { Origin: SITE, 'Access-Control-Request-Method': 'POST' },
      }),
    )
    assert.equal(preflight.status, 204)
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Authorization/)
  })

  it('says how the upstream failed', async () => {
    const { send, upstream } = visitorEndpoint()
    upstream.failure = new UpstreamError('rejected', 'unknown lead')
    await assertProblem(await send('identify', {}), 422, 'upstream-rejected')
  })

  it('limits how often one address asks, apart from the other routes', async () => {
    const made = visitorEndpoint({ rateLimits: { address: 2 } })
    const ask = async () =>
      made.endpoint(await post({ url: `${VISITOR_BASE}/identify`, body: {} }), {
        address: '192.0.2.7',
      })
    assert.equal((await ask()).status, 200)
    assert.equal((await ask()).status, 200)
    const third = await ask()
    assert.ok(Number(third.headers.get('retry-after')) > 0)
    await assertProblem(third, 429, 'rate-limited')
    const other = await made.endpoint(await post({}), { address: '192.0.2.7' })
    assert.equal(other.status, 201)
  })
})

describe('POST /visitor/events', () => {
  it('hands events on, and says what is to be opened', async () => {
    const { send, identify, upstream, clock } = visitorEndpoint()
    const { visitor } = await identify()
    upstream.open = [
      {
        kind: 'journey',
        upstreamId: 'secret-upstream-id',
        publicUrl: `${SESSIONS}/run/1`,
        display: 'modal',
        enrollmentId: 'e1',
      },
    ]
    clock.at = START
    const events = [event(), event({ timestamp: '2026-11-24T10:00:00.000Z' })]
    const response = await send('events', { events }, bearer(visitor))
    assert.equal(response.status, 200)
    const text = await response.text()
    assert.doesNotMatch(text, /secret-upstream-id/)
    const [open] = (JSON.parse(text) as { open: Record<string, string>[] }).open
    assert.match(open?.['sessionId'] ?? '', /^[\w-]{43}$/)
    assert.deepEqual(open, {
      kind: 'journey',
      sessionId: open?.['sessionId'],
      publicUrl: `${SESSIONS}/run/1`,
      display: 'modal',
      enrollmentId: 'e1',
    })
    const [[from, taken] = []] = upstream.taken
    assert.deepEqual(from, upstream.identified[0])
    // Nothing has happened that is yet to come.
    assert.deepEqual(taken, [events[0], { ...events[1], timestamp: START.toISOString() }])
  })

  it('wants a visitor id, and no other token', async () => {
    const { send, upstream } = visitorEndpoint()
    for (const headers of [{}, bearer('x'), bearer(await ownToken())]) {
      const response = await send('events', { events: [event()] }, headers)
      await assertProblem(response, 401, 'unauthorized')
    }
    assert.deepEqual(upstream.taken, [])
  })

  it('refuses events that are none, too many or too large', async () => {
    const { send, identify, upstream } = visitorEndpoint()
    const { visitor } = await identify()
    const bad: unknown[] = [
      {},
      { events: [] },
      { events: [null] },
      { events: Array.from({ length: 51 }, () => event()) },
      { events: [event({ event: '' })] },
      { events: [event({ event: 'x'.repeat(101) })] },
      { events: [event({ messageId: 'x' })] },
      { events: [event({ timestamp: 'yesterday' })] },
      { events: [event({ properties: [] })] },
      { events: [event({ properties: null })] },
      { events: [event({ properties: { text: 'é'.repeat(2100) } })] },
      { events: [event({ more: 1 })] },
      { events: [event()], lead: '7' },
      '{"events":[{"event":"a","properties":{"__proto__":{"x":1}},"messageId":"0b8e6e3e-7c1f-4a8e-9f62-0c8f6f6f6f6f","timestamp":"2026-11-24T08:59:00Z"}]}',
    ]
    for (const body of bad) {
      const response = await send('events', body, bearer(visitor))
      await assertProblem(response, 400, 'invalid-request')
    }
    const large = { events: [event({ properties: { text: 'x'.repeat(70_000) } })] }
    await assertProblem(await send('events', large, bearer(visitor)), 413, 'too-large')
    assert.deepEqual(upstream.taken, [])
  })

  it('gives out no address that no session has', async () => {
    const { send, identify, upstream } = visitorEndpoint()
    const { visitor } = await identify()
    upstream.open = [
      {
        kind: 'journey',
        upstreamId: 'u',
        publicUrl: 'https://evil.example/',
        display: 'modal',
        enrollmentId: 'e1',
      },
    ]
    const response = await send('events', { events: [event()] }, bearer(visitor))
    await assertProblem(response, 502, 'upstream-failed')
  })
})
