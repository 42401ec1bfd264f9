import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Endpoint } from '../../src/endpoint/create-endpoint.ts'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import type { EndpointOptions } from '../../src/endpoint/options.ts'
import { StoreError } from '../../src/endpoint/store-error.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { UpstreamErrorCode } from '../../src/endpoint/upstream.ts'
import { flgUpstream } from '../../src/upstreams/flg/flg-upstream.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { LEAD, SITE, makeEndpoint, post, statusUrl } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const until = async (met: () => boolean) => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** No limits and no memory in the way, and a clock that can be set. */
function setUp(options: Partial<EndpointOptions> = {}) {
  const clock = { ms: Date.parse('2026-11-24T09:00:00Z') }
  const fixture = makeEndpoint({
    now: () => new Date(clock.ms),
    authorize: () => ({ lead: LEAD }),
    reuse: false,
    rateLimits: { address: false, caller: false },
    ...options,
  })
  const changes = () =>
    fixture.log.filter(({ event }) => event === 'upstream-circuit').map((one) => one['state'])
  return { ...fixture, clock, changes }
}

const many = async (endpoint: Endpoint, count: number): Promise<number[]> => {
  const statuses: number[] = []
  for (const _ of range(count)) statuses.push((await endpoint(await post())).status)
  return statuses
}

describe('the circuit, with a real server that fails, through flgUpstream', () => {
  let server: HostileServer
  before(async () => {
    server = await hostileServer()
  })
  beforeEach(() => server.reset())
  after(() => server.close())

  const flg = (options: Partial<EndpointOptions> = {}) =>
    setUp({
      upstream: flgUpstream({ domain: server.origin, apiKey: 'key-of-the-tests' }),
      ...options,
    })
  const good = () => {
    const sessionId = crypto.randomUUID()
    server.behave = json(200, { sessionId, publicUrl: `${server.origin}/run/${sessionId}` })
  }

  it('opens, leaves it alone, tries once, and closes', async () => {
    const { endpoint, clock, changes, log } = flg()
    server.behave = json(500, 'on fire')
    assert.deepEqual(new Set(await many(endpoint, 20)), new Set([502]))
    assert.equal(server.seen.length, 20)

    const refused = await endpoint(await post())
    assert.equal(refused.headers.get('retry-after'), '10')
    assert.equal(refused.headers.get('access-control-allow-origin'), SITE)
    await assertProblem(refused, 503, 'upstream-open')
    assert.deepEqual(new Set(await many(endpoint, 30)), new Set([503]))
    assert.equal(server.seen.length, 20)
    assert.deepEqual(changes(), ['open'])

    // Still on fire: of 20 at once, one gets through to it.
    clock.ms += 10_000
    const requests = await Promise.all(range(20).map(() => post()))
    const answers = await Promise.all(requests.map((request) => endpoint(request)))
    const statuses = answers.map(({ status }) => status)
    assert.equal(server.seen.length, 21)
    assert.deepEqual(
      statuses.toSorted((a, b) => a - b),
      [502, ...range(19).map(() => 503)],
    )
    assert.deepEqual(changes(), ['open', 'half-open', 'open'])

    good()
    clock.ms += 10_000
    assert.deepEqual(await many(endpoint, 3), [201, 201, 201])
    assert.deepEqual(changes(), ['open', 'half-open', 'open', 'half-open', 'closed'])
    const opened = log.find(({ event }) => event === 'upstream-circuit')
    assert.deepEqual(opened, {
      event: 'upstream-circuit',
      upstream: 'flg',
      state: 'open',
      calls: 20,
      failures: 20,
    })
  })

  it('opens when the server hangs up, redirects or answers nonsense', async () => {
    const { endpoint, changes } = flg()
    const ways = [
      json(302, '', { Location: 'https://evil.example/' }),
      json(200, 'nonsense'),
      json(401, {}),
      ((request) => request.socket.destroy()) as HostileServer['behave'],
    ]
    for (const index of range(20)) {
      server.behave = ways[index % ways.length]!
      assert.equal((await endpoint(await post())).status, 502)
    }
    assert.deepEqual(changes(), ['open'])
  })

  it('opens when the server does not answer in time', async () => {
    const { endpoint, changes } = flg({ upstreamTimeoutMs: 100 })
    server.behave = () => {}
    const requests = await Promise.all(range(20).map(() => post()))
    const answers = await Promise.all(requests.map((request) => endpoint(request)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([504]))
    assert.deepEqual(changes(), ['open'])
    assert.deepEqual(await many(endpoint, 2), [503, 503])
  })

  it('stays closed for what the server refuses with reason', async () => {
    const { endpoint, changes } = flg()
    for (const status of [400, 404, 429]) {
      server.behave = json(status, {})
      await many(endpoint, 25)
    }
    assert.deepEqual(changes(), [])
    assert.equal(server.seen.length, 75)
  })

  it('stays closed for visitors who hang up', async () => {
    const { endpoint, changes } = flg()
    server.behave = () => {}
    for (const _ of range(25)) {
      const visitor = new AbortController()
      const seen = server.seen.length
      const answer = endpoint(await post({ signal: visitor.signal }))
      await until(() => server.seen.length > seen)
      visitor.abort()
      await answer
    }
    good()
    assert.deepEqual(await many(endpoint, 1), [201])
    assert.deepEqual(changes(), [])
  })

  it('makes no call a second time', async () => {
    const { endpoint } = flg()
    server.behave = json(503, {}, { 'Retry-After': '1' })
    assert.equal((await endpoint(await post())).status, 502)
    assert.equal(server.seen.length, 1)
  })
})

describe('an open circuit', () => {
  it('gives what is stored all the same: a repeated request, an open session', async () => {
    const { endpoint, upstream, changes } = setUp({ reuse: true })
    const headers = { 'Idempotency-Key': '"one"' }
    const first = await (await endpoint(await post({ headers }))).text()
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', 'x'))
    for (const n of range(20)) await endpoint(await post({ body: { journey: `other-${n}` } }))
    assert.deepEqual(changes(), ['open'])
    assert.equal(await (await endpoint(await post({ headers }))).text(), first)
    const again = await endpoint(await post())
    assert.equal(again.status, 201)
    assert.equal(((await again.json()) as { resumed: boolean }).resumed, true)
  })

  it('does not use up the Idempotency-Key', async () => {
    const { endpoint, upstream, clock } = setUp()
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', 'x'))
    await many(endpoint, 20)
    const headers = { 'Idempotency-Key': '"kept"' }
    assert.equal((await endpoint(await post({ headers }))).status, 503)
    upstream.onCall = async (session) => session
    clock.ms += 10_000
    assert.equal((await endpoint(await post({ headers }))).status, 201)
  })

  it('is for every call: also states are not asked', async () => {
    const asked: string[] = []
    const { upstream, endpoint } = setUp()
    Object.assign(upstream, {
      sessionState: async (_: string, id: string) => {
        asked.push(id)
        return { state: 'open', outcome: null, completedAt: null }
      },
    })
    const made = (await (await endpoint(await post())).json()) as { sessionId: string }
    const ask = () =>
      endpoint(new Request(statusUrl(made.sessionId), { headers: { Origin: SITE } }))
    assert.equal((await ask()).status, 200)
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', 'x'))
    await many(endpoint, 20)
    await assertProblem(await ask(), 503, 'upstream-open')
    assert.equal(asked.length, 1)
  })

  it('counts the upstream alone: a store that fails opens nothing', async () => {
    const get = () => Promise.reject(new StoreError('The store of this test failed.'))
    const { endpoint, changes, log } = setUp({ reuse: true, store: { ...memoryStore(), get } })
    assert.deepEqual(new Set(await many(endpoint, 25)), new Set([500]))
    assert.deepEqual(changes(), [])
    const told = log.find(({ event }) => event === 'store-failed')
    assert.equal(told?.['message'], 'The store of this test failed.')
  })

  const outcomes: [UpstreamErrorCode, string[]][] = [
    ['failed', ['open']],
    ['timeout', ['open']],
    ['rejected', []],
    ['rate-limited', []],
  ]
  for (const [code, expected] of outcomes) {
    it(`${expected.length > 0 ? 'comes' : 'does not come'} of 20 × "${code}"`, async () => {
      const { endpoint, upstream, changes } = setUp()
      upstream.onCall = () => Promise.reject(new UpstreamError(code, 'x'))
      await many(endpoint, 20)
      assert.deepEqual(changes(), expected)
    })
  }

  it('comes of an upstream that throws what it should not', async () => {
    const { endpoint, upstream, changes } = setUp()
    upstream.onCall = () => Promise.reject(new TypeError('oops'))
    await many(endpoint, 20)
    assert.deepEqual(changes(), ['open'])
  })
})

describe('calls at once', () => {
  it('are as many as told; the next waits a second, then gets 503', async () => {
    const { endpoint, upstream } = setUp({ upstreamConcurrency: 3 })
    const finish: (() => void)[] = []
    upstream.onCall = (session) => new Promise((resolve) => finish.push(() => resolve(session)))
    const requests = await Promise.all(range(3).map(() => post()))
    const first = requests.map((request) => endpoint(request))
    await until(() => upstream.calls.length === 3)
    const begun = performance.now()
    const refused = await endpoint(await post())
    const waited = performance.now() - begun
    assert.ok(waited >= 900 && waited < 3000, String(waited))
    assert.equal(refused.headers.get('retry-after'), '1')
    const problem = await assertProblem(refused, 503, 'upstream-open')
    assert.match(problem.detail ?? '', /at once/)
    assert.equal(upstream.calls.length, 3)

    const patient = endpoint(await post())
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.equal(upstream.calls.length, 3)
    finish[0]?.()
    await until(() => upstream.calls.length === 4)
    for (const done of finish) done()
    assert.equal((await patient).status, 201)
    for (const answer of await Promise.all(first)) assert.equal(answer.status, 201)
  })

  it('are 50 unless told', async () => {
    const { endpoint, upstream } = setUp()
    const finish: (() => void)[] = []
    upstream.onCall = (session) => new Promise((resolve) => finish.push(() => resolve(session)))
    const requests = await Promise.all(range(60).map(() => post()))
    const answers = requests.map((request) => endpoint(request))
    await until(() => upstream.calls.length === 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(upstream.calls.length, 50)
    while (upstream.calls.length < 60 || finish.length > 0) {
      finish.shift()?.()
      await new Promise(setImmediate)
    }
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    assert.deepEqual(new Set(statuses), new Set([201]))
  })

  it('come free of what hangs: by the deadline and by hanging up', async () => {
    const { endpoint, upstream } = setUp({ upstreamConcurrency: 1, upstreamTimeoutMs: 200 })
    // It listens to no signal.
    upstream.onCall = () => new Promise(() => {})
    assert.deepEqual(await many(endpoint, 2), [504, 504])
    const visitor = new AbortController()
    const hung = endpoint(await post({ signal: visitor.signal }))
    await until(() => upstream.calls.length === 3)
    visitor.abort()
    await hung
    upstream.onCall = async (session) => session
    assert.deepEqual(await many(endpoint, 2), [201, 201])
  })
})
