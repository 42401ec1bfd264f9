import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EndpointStore } from '../../src/endpoint/endpoint-store.ts'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import { JOURNEY, LEAD, SECRET, SESSIONS, makeEndpoint, post, token } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

const KEY = { 'Idempotency-Key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

it('50 equal requests at once make one upstream call', async () => {
  const { endpoint, upstream } = makeEndpoint()
  upstream.onCall = async (session) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return session
  }
  const requests = await Promise.all(Array.from({ length: 50 }, () => post({ headers: KEY })))
  const answers = await Promise.all(requests.map((request) => endpoint(request)))
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
  assert.equal(upstream.calls.length, 1)
  assert.deepEqual(statuses, [201, ...Array.from({ length: 49 }, () => 409)])
  const busy = answers.find(({ status }) => status === 409)!
  assert.equal(busy.headers.get('retry-after'), '1')
  await assertProblem(busy, 409, 'in-flight')
})

it('an equal request later gets the stored answer, letter by letter', async () => {
  const { endpoint, upstream } = makeEndpoint({ reuse: false })
  const body = { journey: JOURNEY, values: { a: 1, b: 2 } }
  const first = await (await endpoint(await post({ headers: KEY, body }))).text()
  const reordered = `{ "values": {"b":2, "a":1}, "journey": "${JOURNEY}" }`
  const unquoted = { 'Idempotency-Key': KEY['Idempotency-Key'].slice(1, -1) }
  const again = await endpoint(await post({ headers: unquoted, body: reordered }))
  assert.equal(again.status, 201)
  assert.equal(await again.text(), first)
  assert.equal(upstream.calls.length, 1)
})

it('another body under the same key is a 422, in flight and afterwards', async () => {
  const { endpoint, upstream } = makeEndpoint()
  let finish = () => {}
  upstream.onCall = (session) => new Promise((resolve) => (finish = () => resolve(session)))
  const first = endpoint(await post({ headers: KEY }))
  while (upstream.calls.length === 0) await tick()
  const other = { journey: JOURNEY, values: { a: 1 } }
  await assertProblem(await endpoint(await post({ headers: KEY, body: other })), 422, 'key-reused')
  finish()
  assert.equal((await first).status, 201)
  await assertProblem(await endpoint(await post({ headers: KEY, body: other })), 422, 'key-reused')
  assert.equal(upstream.calls.length, 1)
})

it('the same key of another caller is another request', async () => {
  const { endpoint, upstream } = makeEndpoint()
  const of = async (lead: string) => {
    const headers = { ...KEY, Authorization: `Bearer ${await token({ lead })}` }
    return (await endpoint(await post({ headers }))).json() as Promise<{ sessionId: string }>
  }
  const [mine, theirs] = [await of('1'), await of('2')]
  assert.notEqual(mine.sessionId, theirs.sessionId)
  assert.equal(upstream.calls.length, 2)
})

it('a failure is not stored: the same key may be tried again', async () => {
  const { endpoint, upstream } = makeEndpoint()
  for (const code of ['failed', 'timeout', 'rejected'] as const) {
    upstream.onCall = () => Promise.reject(new UpstreamError(code, 'x'))
    assert.ok((await endpoint(await post({ headers: KEY }))).status >= 422)
  }
  upstream.onCall = async (session) => ({ ...session, publicUrl: 'https://foreign.example/' })
  assert.equal((await endpoint(await post({ headers: KEY }))).status, 502)
  upstream.onCall = async (session) => session
  assert.equal((await endpoint(await post({ headers: KEY }))).status, 201)
})

it('the answer of a session that has ended is not given again', async () => {
  let time = new Date('2026-11-24T09:00:00Z')
  const { endpoint, upstream } = makeEndpoint({
    now: () => time,
    authorize: () => ({ lead: LEAD }),
  })
  upstream.onCall = async (session) => ({ ...session, expiresAt: '2026-11-24T09:10:00.000Z' })
  await endpoint(await post({ headers: KEY }))
  time = new Date('2026-11-24T09:09:00Z')
  await endpoint(await post({ headers: KEY }))
  assert.equal(upstream.calls.length, 1)
  time = new Date('2026-11-24T09:10:01Z')
  await endpoint(await post({ headers: KEY }))
  assert.equal(upstream.calls.length, 2)
})

it('a session that is over by our clock, because clocks differ, can still be replayed', async () => {
  const { endpoint, upstream } = makeEndpoint()
  const expiresAt = new Date(Date.now() - 10 * 60_000).toISOString()
  upstream.onCall = async (session) => ({ ...session, expiresAt })
  const first = await endpoint(await post({ headers: KEY }))
  assert.equal(first.status, 201)
  const text = await first.text()
  assert.equal((JSON.parse(text) as { expiresAt: string }).expiresAt, expiresAt)
  assert.equal(await (await endpoint(await post({ headers: KEY }))).text(), text)
  // Another key gets a new one: that session is not given again.
  await endpoint(await post())
  assert.equal(upstream.calls.length, 2)
})

/** A real store that keeps what was written, to look at. */
function recordingStore(): { store: EndpointStore; written: [string, string, number][] } {
  const inner = memoryStore()
  const written: [string, string, number][] = []
  const store: EndpointStore = {
    ...inner,
    add: (key, value, ttl) => (written.push([key, value, ttl]), inner.add(key, value, ttl)),
    set: (key, value, ttl) => (written.push([key, value, ttl]), inner.set(key, value, ttl)),
  }
  return { store, written }
}

describe('the store', () => {
  it('sees no secret, no lead, no id and no caller key, and nothing for longer than a day', async () => {
    const { store, written } = recordingStore()
    const { endpoint } = makeEndpoint({ store })
    await endpoint(
      await post({ headers: KEY, body: { journey: JOURNEY, values: { note: 'private' } } }),
    )
    assert.equal(written.length, 4)
    const all = JSON.stringify(written)
    for (const secret of [
      'bearer-secret',
      'upstream-secret',
      SESSIONS,
      LEAD,
      JOURNEY,
      '8e03978e',
      'private',
      SECRET,
    ]) {
      assert.ok(!all.includes(secret), secret)
    }
    for (const [, , ttl] of written) assert.ok(ttl > 0 && ttl <= 86_400)
  })

  it('of two endpoints with one secret makes them one', async () => {
    const store = memoryStore()
    const [a, b] = [makeEndpoint({ store }), makeEndpoint({ store })]
    const first = await (await a.endpoint(await post({ headers: KEY }))).text()
    assert.equal(await (await b.endpoint(await post({ headers: KEY }))).text(), first)
    assert.equal(b.upstream.calls.length, 0)
  })

  it('that was filled under another secret is not believed', async () => {
    const store = memoryStore()
    await makeEndpoint({ store }).endpoint(await post({ headers: KEY }))
    const other = makeEndpoint({ store, secret: 'another-secret-of-at-least-32-bytes!!' })
    assert.equal((await other.endpoint(await post({ headers: KEY }))).status, 201)
    assert.equal(other.upstream.calls.length, 1)
  })

  it('that fails before the upstream is a 500', async () => {
    const store = { ...memoryStore(), add: () => Promise.reject(new Error('down')) }
    const { endpoint, upstream } = makeEndpoint({ store })
    await assertProblem(await endpoint(await post()), 500, 'internal')
    assert.equal(upstream.calls.length, 0)
  })

  it('that fails to forget a claim does not hide why there is no session', async () => {
    const store = { ...memoryStore(), delete: () => Promise.reject(new Error('down')) }
    const { endpoint, upstream } = makeEndpoint({ store })
    upstream.onCall = () => Promise.reject(new UpstreamError('rejected', 'x'))
    await assertProblem(await endpoint(await post()), 422, 'upstream-rejected')
  })

  it('that fails after the upstream takes no session away', async () => {
    const store = { ...memoryStore(), set: () => Promise.reject(new Error('down')) }
    const { endpoint, log } = makeEndpoint({ store })
    assert.equal((await endpoint(await post())).status, 201)
    assert.equal(log.filter(({ event }) => event === 'store-failed').length, 2)
  })
})
