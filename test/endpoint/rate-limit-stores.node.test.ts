import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { EndpointStore } from '../../src/endpoint/endpoint-store.ts'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import { findRedisServer } from '../harness/redis-server.ts'
import { LEAD, makeEndpoint, post } from './endpoint-fixture.ts'
import { ADDRESS, posts, range } from './rate-limit-fixture.ts'
import type { StoreUnderTest } from './store-contract.ts'
import { pgliteUnderTest, postgresUnderTest, redisUnderTest } from './stores-under-test.ts'

const redis = await findRedisServer()
after(() => ('reason' in redis ? undefined : redis[Symbol.asyncDispose]()))

/** Limits that several instances share. */
function sharedLimits(
  name: string,
  setUp: () => Promise<StoreUnderTest>,
  options: { skip?: string } = {},
): void {
  describe(`limits on ${name}`, options, () => {
    it('are shared by two instances, at once and one after another', async () => {
      const part = await setUp()
      try {
        const other = 'skip' in part.second ? part.store : part.second
        const rateLimits = { address: 20, caller: false } as const
        const [a, b] = [
          makeEndpoint({ store: part.store, rateLimits }),
          makeEndpoint({ store: other, rateLimits }),
        ]
        const requests = await Promise.all(range(50).map(() => post()))
        const answers = await Promise.all(
          requests.map((request, index) =>
            (index % 2 ? a : b).endpoint(request, { address: ADDRESS }),
          ),
        )
        assert.equal(answers.filter(({ status }) => status === 201).length, 20)
        assert.equal(answers.filter(({ status }) => status === 429).length, 30)
        for (const { endpoint } of [a, b]) {
          const { statuses, last } = await posts(endpoint, 1)
          assert.deepEqual(statuses, [429])
          const wait = Number(last.headers.get('retry-after'))
          assert.ok(wait > 30 && wait <= 60, String(wait))
          assert.equal((await posts(endpoint, 1, '192.0.2.200')).statuses[0], 201)
        }
        assert.equal(a.log.concat(b.log).filter(({ event }) => /store/.test(event)).length, 0)
      } finally {
        await part.close()
      }
    })

    it('are let go when their time is over', async () => {
      const part = await setUp()
      try {
        const counter = part.store.counter?.({ name: 'short', limit: 1, windowSeconds: 2 })
        assert.ok(counter)
        const first = await counter.count('k')
        assert.deepEqual([first.over, first.remaining], [false, 0])
        assert.ok(first.resetMs > 0 && first.resetMs <= 2000)
        assert.equal((await counter.count('k')).over, true)
        assert.equal((await counter.count('other')).over, false)
        await new Promise((resolve) => setTimeout(resolve, 2200))
        assert.equal((await counter.count('k')).over, false)
      } finally {
        await part.close()
      }
    })

    it('hold when the store is gone, counted in memory, and that is told once', async (context) => {
      const part = await setUp()
      try {
        if ('skip' in part.goneStore) return context.skip(part.goneStore.skip)
        const gone = await part.goneStore()
        // Only the counter is gone: sessions are kept elsewhere.
        const store: EndpointStore = { ...memoryStore(), counter: gone.counter!.bind(gone) }
        const { endpoint, log } = makeEndpoint({ store, rateLimits: { address: 3 } })
        assert.deepEqual((await posts(endpoint, 5)).statuses, [201, 201, 201, 429, 429])
        const told = log.filter(({ event }) => event === 'rate-limit-store-failed')
        assert.equal(told.length, 1)
        for (const secret of part.secrets) assert.ok(!JSON.stringify(told).includes(secret))
      } finally {
        await part.close()
      }
    })
  })
}

sharedLimits('postgresStore on PGlite', pgliteUnderTest)
sharedLimits('postgresStore on PostgreSQL', postgresUnderTest)
if ('reason' in redis) sharedLimits('redisStore', pgliteUnderTest, { skip: redis.reason })
else sharedLimits('redisStore', () => redisUnderTest(redis.port))

describe('a store that counts', () => {
  it('cannot stretch the wait: its clock may be wrong', async () => {
    const count = async () => ({ over: true, remaining: 0, resetMs: 86_400_000 })
    const store: EndpointStore = { ...memoryStore(), counter: () => ({ count }) }
    const { last } = await posts(makeEndpoint({ store }).endpoint, 1)
    assert.equal(last.headers.get('retry-after'), '60')
    assert.equal(last.headers.get('ratelimit'), '"address";r=0;t=60')
  })

  const failing = () => {
    const state = { down: true, asked: [] as string[] }
    const store: EndpointStore = {
      ...memoryStore(),
      counter: () => ({
        count: async (key) => {
          state.asked.push(key)
          if (state.down) throw new Error('down at postgres://user:hunter2hunter2hunter2@host')
          return { over: false, remaining: 9, resetMs: 1000 }
        },
      }),
    }
    return { state, store }
  }

  it('sees neither addresses nor leads, and the log sees no address', async () => {
    const { state, store } = failing()
    state.down = false
    const { endpoint, log } = makeEndpoint({ store, rateLimits: { overall: 10 } })
    await posts(endpoint, 1)
    assert.equal(state.asked.length, 3)
    for (const key of state.asked) assert.match(key, /^[\w-]{43}$/)
    assert.ok(!JSON.stringify(log).includes(ADDRESS))
  })

  it('is left alone for a while after it failed, and told when it is back', async (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const { state, store } = failing()
    const { endpoint, log } = makeEndpoint({ store, authorize: () => ({ lead: LEAD }) })
    const events = () =>
      log.map(({ event }) => event).filter((event) => event.startsWith('rate-limit-store'))
    const ask = async () => (await endpoint(await post(), { address: ADDRESS })).status
    assert.equal(await ask(), 201)
    assert.equal(await ask(), 201)
    assert.equal(state.asked.length, 1)
    context.mock.timers.tick(5_000)
    assert.equal(await ask(), 201)
    assert.equal(state.asked.length, 2)
    assert.deepEqual(events(), ['rate-limit-store-failed'])
    assert.doesNotMatch(JSON.stringify(log), /hunter2/)
    state.down = false
    context.mock.timers.tick(5_000)
    assert.equal(await ask(), 201)
    assert.deepEqual(events(), ['rate-limit-store-failed', 'rate-limit-store-back'])
  })
})
