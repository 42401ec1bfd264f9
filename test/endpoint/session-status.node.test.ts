import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { UpstreamState } from '../../src/endpoint/upstream.ts'
import type { SessionCreated, SessionKind, SessionStatus } from '../../src/wire/endpoint.ts'
import {
  CountingUpstream,
  JOURNEY,
  LEAD,
  SITE,
  makeEndpoint,
  post,
  statusUrl,
  token,
} from './endpoint-fixture.ts'
import type { Fixture } from './endpoint-fixture.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'

/** An upstream that can tell. */
class TellingUpstream extends CountingUpstream {
  state: UpstreamState | null = { state: 'open', outcome: null, completedAt: null }
  asked: [SessionKind, string][] = []
  async sessionState(kind: SessionKind, upstreamId: string): Promise<UpstreamState | null> {
    this.asked.push([kind, upstreamId])
    return this.state
  }
}

async function create({ endpoint }: Fixture): Promise<string> {
  return ((await (await endpoint(await post())).json()) as SessionCreated).sessionId
}

async function get({ endpoint }: Fixture, sessionId: string, claims = {}, headers = {}) {
  const Authorization = `Bearer ${await token(claims)}`
  return endpoint(new Request(statusUrl(sessionId), { headers: { Authorization, ...headers } }))
}

describe('GET /sessions/{sessionId}', () => {
  it('tells the state by the opaque id', async () => {
    const upstream = new TellingUpstream()
    const fixture = makeEndpoint({ upstream })
    const sessionId = await create(fixture)
    const open = await get(fixture, sessionId, {}, { Origin: SITE })
    assert.equal(open.status, 200)
    assertSafeHeaders(open)
    assert.equal(open.headers.get('access-control-allow-origin'), SITE)
    assert.deepEqual(await open.json(), {
      sessionId,
      state: 'open',
      outcome: null,
      completedAt: null,
    })
    const completedAt = '2026-11-24T09:00:00.000Z'
    upstream.state = { state: 'complete', outcome: 'form', completedAt }
    const complete = (await (await get(fixture, sessionId)).json()) as SessionStatus
    assert.deepEqual(complete, { sessionId, state: 'complete', outcome: 'form', completedAt })
    assert.deepEqual(upstream.asked[0], ['journey', 'upstream-secret-id-1'])
  })

  it('is a 404 for another lead, for a session that is unknown or forgotten upstream, alike', async () => {
    const upstream = new TellingUpstream()
    const fixture = makeEndpoint({ upstream })
    const sessionId = await create(fixture)
    const answers = [
      await get(fixture, sessionId, { lead: '2' }),
      await get(fixture, 'x'.repeat(43)),
    ]
    assert.equal(upstream.asked.length, 0)
    upstream.state = null
    answers.push(await get(fixture, sessionId))
    const problems = await Promise.all(
      answers.map((answer) => assertProblem(answer, 404, 'not-found')),
    )
    const words = problems.map(({ title, detail }) => [title, detail])
    assert.deepEqual(words[1], words[0])
    assert.deepEqual(words[2], words[0])
  })

  it('is a 401 without a token and a 403 with one for other journeys', async () => {
    const fixture = makeEndpoint({ upstream: new TellingUpstream() })
    const sessionId = await create(fixture)
    const nobody = await fixture.endpoint(new Request(statusUrl(sessionId)))
    await assertProblem(nobody, 401, 'unauthorized')
    await assertProblem(await get(fixture, sessionId, { journey: ['other'] }), 403, 'forbidden')
  })

  it('is a 501 where the upstream cannot tell', async () => {
    const fixture = makeEndpoint()
    await assertProblem(await get(fixture, await create(fixture)), 501, 'not-available')
  })

  it('takes a token that is bound to an origin, though a same-origin GET says none', async () => {
    const fixture = makeEndpoint({ upstream: new TellingUpstream() })
    const sessionId = await create(fixture)
    const answer = await get(
      fixture,
      sessionId,
      { origin: SITE },
      { 'Sec-Fetch-Site': 'same-origin' },
    )
    assert.equal(answer.status, 200)
  })

  it('is a 502 when the upstream fails', async () => {
    const upstream = new TellingUpstream()
    upstream.sessionState = () => Promise.reject(new Error('database is gone'))
    const fixture = makeEndpoint({ upstream })
    await assertProblem(await get(fixture, await create(fixture)), 502, 'upstream-failed')
  })
})

describe('a session that is still open', () => {
  const answer = async (fixture: Fixture, options: Parameters<typeof post>[0] = {}) =>
    (await (await fixture.endpoint(await post(options))).json()) as SessionCreated

  it('is given again to the same caller, under a new key', async () => {
    const fixture = makeEndpoint()
    const first = await answer(fixture)
    const second = await answer(fixture)
    assert.deepEqual(second, { ...first, resumed: true })
    assert.equal(fixture.upstream.calls.length, 1)
  })

  it('is not given to another lead, for another journey, or with reuse off', async () => {
    const fixture = makeEndpoint()
    await answer(fixture)
    await answer(fixture, { body: { journey: 'other' } })
    await answer(fixture, { headers: { Authorization: `Bearer ${await token({ lead: '2' })}` } })
    assert.equal(fixture.upstream.calls.length, 3)
    const off = makeEndpoint({ reuse: false })
    await answer(off)
    assert.equal((await answer(off)).resumed, undefined)
    assert.equal(off.upstream.calls.length, 2)
    assert.equal(off.upstream.calls[0]?.wanted.reuse, false)
  })

  it('is asked for each time where the upstream can tell', async () => {
    const upstream = new TellingUpstream()
    const fixture = makeEndpoint({ upstream })
    await answer(fixture)
    assert.equal((await answer(fixture)).resumed, true)
    upstream.state = { state: 'complete', outcome: 'form', completedAt: '2026-11-24T09:00:00.000Z' }
    assert.equal((await answer(fixture)).resumed, undefined)
    assert.equal(upstream.calls.length, 2)
  })

  it('is left to an upstream that does it by itself', async () => {
    const upstream = new CountingUpstream()
    upstream.reuses = true
    upstream.onCall = async (session) => ({ ...session, resumed: upstream.calls.length > 1 })
    const fixture = makeEndpoint({ upstream })
    await answer(fixture)
    assert.equal((await answer(fixture)).resumed, true)
    assert.deepEqual(
      upstream.calls.map(({ wanted }) => wanted.reuse),
      [true, true],
    )
  })

  it('is a new one after its end, and after half an hour where nobody can tell', async () => {
    let time = new Date('2026-11-24T09:00:00Z')
    const options = { now: () => time, authorize: () => ({ lead: LEAD }) }
    const brief = makeEndpoint(options)
    brief.upstream.onCall = async (session) => ({ ...session, expiresAt: '2026-11-24T09:05:00Z' })
    const endless = makeEndpoint(options)
    for (const [minute, calls] of [
      [0, 1],
      [4, 1],
      [6, 2],
    ] as const) {
      time = new Date(Date.UTC(2026, 10, 24, 9, minute))
      await answer(brief)
      assert.equal(brief.upstream.calls.length, calls, `minute ${minute}`)
    }
    for (const [minute, calls] of [
      [6, 1],
      [35, 1],
      [37, 2],
    ] as const) {
      time = new Date(Date.UTC(2026, 10, 24, 9, minute))
      await answer(endless)
      assert.equal(endless.upstream.calls.length, calls, `minute ${minute}`)
    }
  })

  it('is a new one once its origin is no longer configured', async () => {
    const { memoryStore } = await import('../../src/endpoint/memory-store.ts')
    const store = memoryStore()
    await answer(makeEndpoint({ store }))
    const moved = makeEndpoint({ store, sessionOrigins: ['https://new.example.net'] })
    moved.upstream.onCall = async (session) => ({
      ...session,
      publicUrl: 'https://new.example.net/1',
    })
    const body = { journey: JOURNEY }
    assert.equal((await answer(moved, { body })).publicUrl, 'https://new.example.net/1')
  })
})
