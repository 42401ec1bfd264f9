import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { EndpointStore } from '../../src/endpoint/endpoint-store.ts'
import { findRedisServer } from '../harness/redis-server.ts'
import { JOURNEY, makeEndpoint, post } from './endpoint-fixture.ts'
import type { Fixture } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'
import type { StoreUnderTest } from './store-contract.ts'
import {
  memoryUnderTest,
  pgliteUnderTest,
  postgresUnderTest,
  redisUnderTest,
} from './stores-under-test.ts'

const redis = await findRedisServer()
after(() => ('reason' in redis ? undefined : redis[Symbol.asyncDispose]()))

const tick = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms))
const freshKey = () => ({ 'Idempotency-Key': `"${crypto.randomUUID()}"` })

/** Two endpoints, as two processes behind one balancer have them. */
function twoEndpoints(
  name: string,
  setUp: () => Promise<StoreUnderTest>,
  options: { skip?: string } = {},
): void {
  describe(`two endpoints on ${name}`, options, () => {
    let part: StoreUnderTest
    let stores: [EndpointStore, EndpointStore]
    before(async () => {
      part = await setUp()
      stores = [part.store, 'skip' in part.second ? part.store : part.second]
    })
    after(() => part.close())

    // Without the memory of open sessions, which would hide a second call.
    const pair = (): [Fixture, Fixture] => [
      makeEndpoint({ store: stores[0], reuse: false }),
      makeEndpoint({ store: stores[1], reuse: false }),
    ]
    const calls = (both: readonly Fixture[]) =>
      both.reduce((sum, { upstream }) => sum + upstream.calls.length, 0)

    it('make one upstream call of 50 equal requests at once', async () => {
      const both = pair()
      let release = () => {}
      const released = new Promise<void>((resolve) => (release = resolve))
      for (const { upstream } of both) {
        upstream.onCall = async (session) => {
          await released
          return session
        }
      }
      const headers = freshKey()
      const requests = await Promise.all(Array.from({ length: 50 }, () => post({ headers })))
      const answers = requests.map((request, index) => both[index % 2]!.endpoint(request))
      // All but one are answered while that one is under way.
      await new Promise<void>((resolve) => {
        let left = answers.length - 1
        for (const answer of answers) void answer.then(() => (left -= 1) === 0 && resolve())
      })
      release()
      const statuses = (await Promise.all(answers)).map(({ status }) => status)
      assert.equal(calls(both), 1)
      assert.deepEqual(
        statuses.toSorted((a, b) => a - b),
        [201, ...Array.from({ length: 49 }, () => 409)],
      )
    })

    it('tell each other what is in flight, what is answered, and of another body', async () => {
      const [a, b] = pair()
      let finish = () => {}
      a.upstream.onCall = (session) => new Promise((resolve) => (finish = () => resolve(session)))
      const headers = freshKey()
      const other = { journey: JOURNEY, values: { a: 1 } }
      const first = a.endpoint(await post({ headers }))
      while (a.upstream.calls.length === 0) await tick()
      const busy = await b.endpoint(await post({ headers }))
      assert.equal(busy.headers.get('retry-after'), '1')
      await assertProblem(busy, 409, 'in-flight')
      const changed = await b.endpoint(await post({ headers, body: other }))
      await assertProblem(changed, 422, 'key-reused')
      finish()
      const answer = await (await first).text()
      const replay = await b.endpoint(await post({ headers }))
      assert.equal(replay.status, 201)
      assert.equal(await replay.text(), answer)
      const late = await b.endpoint(await post({ headers, body: other }))
      await assertProblem(late, 422, 'key-reused')
      assert.equal(calls([a, b]), 1)
    })

    it('replay what one answered before it was started anew', async () => {
      const headers = freshKey()
      const [before] = pair()
      const answer = await (await before.endpoint(await post({ headers }))).text()
      const [restarted, other] = pair()
      assert.equal(await (await restarted.endpoint(await post({ headers }))).text(), answer)
      assert.equal(await (await other.endpoint(await post({ headers }))).text(), answer)
      assert.equal(calls([restarted, other]), 0)
    })

    it('free what a process that died had claimed, once its time is over', async () => {
      const asked: number[] = []
      // A claim of half a minute and more, in a test of seconds.
      const hasty: EndpointStore = {
        ...stores[0],
        add: (key, value, ttlSeconds) => (asked.push(ttlSeconds), stores[0].add(key, value, 3)),
        // The process is gone: it settles and releases nothing.
        set: async () => {},
        delete: async () => {},
      }
      const dead = makeEndpoint({ store: hasty, reuse: false, upstreamTimeoutMs: 50 })
      dead.upstream.onCall = () => new Promise(() => {})
      const headers = freshKey()
      await dead.endpoint(await post({ headers }))
      assert.deepEqual(asked, [31])
      const alive = pair()[1]
      await assertProblem(await alive.endpoint(await post({ headers })), 409, 'in-flight')
      await tick(3200)
      assert.equal((await alive.endpoint(await post({ headers }))).status, 201)
    })

    it('give an open session of one by the other', async () => {
      const [a, b] = [makeEndpoint({ store: stores[0] }), makeEndpoint({ store: stores[1] })]
      const first = (await (await a.endpoint(await post())).json()) as { sessionId: string }
      const again = (await (await b.endpoint(await post())).json()) as Record<string, unknown>
      assert.equal(again['sessionId'], first.sessionId)
      assert.equal(again['resumed'], true)
      assert.equal(b.upstream.calls.length, 0)
    })
  })
}

twoEndpoints('memoryStore', memoryUnderTest)
twoEndpoints('postgresStore on PGlite', pgliteUnderTest)
twoEndpoints('postgresStore on PostgreSQL', postgresUnderTest)
if ('reason' in redis) twoEndpoints('redisStore', memoryUnderTest, { skip: redis.reason })
else twoEndpoints('redisStore', () => redisUnderTest(redis.port))
