import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LEAD, ROUTES, SITE, makeEndpoint, post, statusUrl } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'
import { ADDRESS, ofLead, posts, range } from './rate-limit-fixture.ts'

const statusOf = async () =>
  new Request(statusUrl('x'.repeat(43)), {
    headers: { ...(await ofLead(LEAD)), Origin: SITE },
  })

describe('by address', () => {
  it('refuses the request over the limit, before body, token and upstream', async () => {
    const { endpoint, upstream } = makeEndpoint({ rateLimits: { address: 2 } })
    const { statuses } = await posts(endpoint, 2)
    assert.deepEqual(statuses, [201, 201])
    const request = await post({ headers: { Authorization: 'Bearer nonsense' } })
    const refused = await endpoint(request, { address: ADDRESS })
    const problem = await assertProblem(refused, 429, 'rate-limited')
    assert.match(problem.detail ?? '', /this address/)
    assert.equal(request.bodyUsed, false)
    assert.equal(upstream.calls.length, 1)
  })

  it('counts 300 a minute unless told otherwise, and others apart', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { caller: false } })
    const { statuses } = await posts(endpoint, 301)
    assert.deepEqual(statuses.slice(-2), [201, 429])
    assert.deepEqual((await posts(endpoint, 1, '192.0.2.2')).statuses, [201])
  })

  it('does not fall for 1000 forged X-Forwarded-For', async () => {
    for (const trustedHops of [0, 1]) {
      const { endpoint, upstream } = makeEndpoint({ rateLimits: { address: 3 }, trustedHops })
      const statuses: number[] = []
      for (const n of range(1000)) {
        const forged = `10.${n >> 8}.${n & 255}.1`
        // Our one proxy adds whom it spoke to, and passes on what it got.
        const header = trustedHops === 0 ? forged : `${forged}, ${ADDRESS}`
        const request = await post({ headers: { 'X-Forwarded-For': header } })
        statuses.push(
          (await endpoint(request, { address: trustedHops ? '10.9.9.9' : ADDRESS })).status,
        )
      }
      assert.deepEqual(statuses.slice(0, 4), [201, 201, 201, 429])
      assert.ok(statuses.slice(3).every((status) => status === 429))
      assert.equal(upstream.calls.length, 1)
    }
  })

  it('counts a /64 as one, and an IPv4 address in IPv6 as itself', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: 1 } })
    const status = async (address: string) => (await posts(endpoint, 1, address)).statuses[0]
    assert.equal(await status('2001:db8::1'), 201)
    assert.equal(await status('2001:db8::2'), 429)
    assert.equal(await status('2001:db8:0:1::1'), 201)
    assert.equal(await status('192.0.2.7'), 201)
    assert.equal(await status('::ffff:192.0.2.7'), 429)
  })

  it('without an address limits nobody and says so once', async () => {
    const { endpoint, log } = makeEndpoint({ rateLimits: { address: 1 } })
    for (const _ of range(3)) assert.equal((await endpoint(await post())).status, 201)
    assert.equal(log.filter(({ event }) => event === 'no-client-address').length, 1)
  })

  it('does not take a caller whom nobody knows for a missing address', async () => {
    const authorize = ({ method }: Request) =>
      method === 'POST' ? { lead: LEAD } : { newLead: { leadGroup: 'Enquiries' } }
    const { endpoint, log } = makeEndpoint({ authorize })
    const made = await endpoint(await post(), { address: ADDRESS })
    const { sessionId } = (await made.json()) as { sessionId: string }
    const request = new Request(statusUrl(sessionId), { headers: { Origin: SITE } })
    assert.equal((await endpoint(request, { address: ADDRESS })).status, 404)
    assert.deepEqual(
      log.filter(({ event }) => event === 'no-client-address'),
      [],
    )
  })

  it('lets 1 through of 50 at once where one is left', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: 1, caller: false } })
    const requests = await Promise.all(range(50).map(() => post()))
    const answers = await Promise.all(
      requests.map((request) => endpoint(request, { address: ADDRESS })),
    )
    assert.equal(answers.filter(({ status }) => status === 201).length, 1)
    assert.equal(answers.filter(({ status }) => status === 429).length, 49)
  })
})

describe('by caller', () => {
  it('a limited caller does not limit another, from the same address', async () => {
    const { endpoint, upstream } = makeEndpoint({ rateLimits: { caller: 2 }, reuse: false })
    const { statuses, last } = await posts(endpoint, 4)
    assert.deepEqual(statuses, [201, 201, 429, 429])
    assert.match((await assertProblem(last, 429, 'rate-limited')).detail ?? '', /this caller/)
    assert.equal(upstream.calls.length, 2)
    assert.deepEqual((await posts(endpoint, 2, ADDRESS, '7')).statuses, [201, 201])
  })

  it('follows a caller from address to address', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { caller: 2 } })
    const statuses = []
    for (const n of range(4)) statuses.push(...(await posts(endpoint, 1, `192.0.2.${n}`)).statuses)
    assert.deepEqual(statuses, [201, 201, 429, 429])
  })

  it('is not counted for who is not authorised', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { caller: 1 } })
    const headers = { Authorization: 'Bearer nonsense' }
    for (const _ of range(3)) {
      const answer = await endpoint(await post({ headers }), { address: ADDRESS })
      assert.equal(answer.status, 401)
    }
    assert.deepEqual((await posts(endpoint, 2)).statuses, [201, 429])
  })
})

describe('overall', () => {
  it('is off unless told, then counts everybody, and is told to nobody', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { overall: 2 } })
    const statuses = []
    for (const n of range(4)) {
      const { statuses: got, last } = await posts(endpoint, 1, `192.0.2.${n}`, String(n + 1))
      statuses.push(...got)
      assert.doesNotMatch(last.headers.get('ratelimit') ?? '', /overall/)
    }
    assert.deepEqual(statuses, [201, 201, 429, 429])
  })

  it('is not used up by an address over its own limit', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: 1, overall: 2 } })
    await posts(endpoint, 20)
    assert.deepEqual((await posts(endpoint, 1, '192.0.2.9')).statuses, [201])
  })
})

describe('what is asked often does not keep anybody from starting', () => {
  it('GETs have counts of their own', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: 2, caller: 2 } })
    const statuses = []
    for (const _ of range(3)) {
      statuses.push((await endpoint(await statusOf(), { address: ADDRESS })).status)
    }
    assert.deepEqual(statuses, [404, 404, 429])
    assert.deepEqual((await posts(endpoint, 3)).statuses, [201, 201, 429])
  })

  it('preflights have none', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: 1 } })
    const preflight = () =>
      new Request(ROUTES.journey, {
        method: 'OPTIONS',
        headers: { Origin: SITE, 'Access-Control-Request-Method': 'POST' },
      })
    for (const _ of range(10)) {
      const answer = await endpoint(preflight(), { address: ADDRESS })
      assert.equal(answer.status, 204)
      assert.equal(answer.headers.get('ratelimit'), null)
    }
    assert.deepEqual((await posts(endpoint, 1)).statuses, [201])
  })
})

describe('the answer', () => {
  const fields = (answer: Response) => [
    answer.headers.get('ratelimit-policy'),
    answer.headers.get('ratelimit'),
  ]

  it('says what is left, also when it is good, and pages may read it', async () => {
    const { endpoint } = makeEndpoint()
    const { last } = await posts(endpoint, 2)
    assert.deepEqual(fields(last), [
      '"address";q=300;w=60, "caller";q=120;w=60',
      '"address";r=298;t=60, "caller";r=118;t=60',
    ])
    const exposed = (last.headers.get('access-control-expose-headers') ?? '').split(', ')
    for (const name of ['Retry-After', 'RateLimit', 'RateLimit-Policy']) {
      assert.ok(exposed.includes(name), name)
    }
    const polled = await endpoint(await statusOf(), { address: ADDRESS })
    assert.equal(fields(polled)[0], '"status-address";q=300;w=60')
  })

  it('says nothing of limits that are off', async () => {
    const { endpoint } = makeEndpoint({ rateLimits: { address: false, caller: false } })
    assert.deepEqual(fields((await posts(endpoint, 1)).last), [null, null])
  })

  it('says when to come back, and then lets in', async (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const authorize = () => ({ lead: LEAD })
    const { endpoint } = makeEndpoint({ rateLimits: { address: 1 }, authorize })
    const ask = async () => endpoint(await post(), { address: ADDRESS })
    await ask()
    context.mock.timers.tick(17_400)
    const refused = await ask()
    assert.equal(refused.headers.get('retry-after'), '43')
    assert.equal(refused.headers.get('ratelimit'), '"address";r=0;t=43')
    assert.equal(refused.headers.get('access-control-allow-origin'), SITE)
    context.mock.timers.tick(42_000)
    assert.equal((await ask()).status, 429)
    context.mock.timers.tick(1_000)
    assert.equal((await ask()).status, 201)
  })
})
