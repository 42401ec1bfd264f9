import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { afterEach, describe, it } from 'node:test'
import type { Endpoint } from '../../src/endpoint/create-endpoint.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { UpstreamSessionToOpen } from '../../src/endpoint/upstream.ts'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { listen } from '../harness/listen.ts'
import { readEvents } from '../harness/read-events.ts'
import { SESSIONS, SITE, token } from './endpoint-fixture.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'
import { bearer, visitorEndpoint, VisitorUpstream } from './visitor-fixture.ts'

const EVENTS = { Accept: 'text/event-stream, application/json' }

const session = (n: number): UpstreamSessionToOpen => ({
  kind: 'journey',
  upstreamId: `secret-upstream-id-${n}`,
  publicUrl: `${SESSIONS}/run/${n}`,
  display: 'modal',
  enrollmentId: 'e1',
})

const endpoints: Endpoint[] = []

/** An endpoint by the real clock, and a way to listen to it as a visitor. */
function setUp(options: Parameters<typeof visitorEndpoint>[0] = {}) {
  const made = visitorEndpoint({ now: undefined, ...options })
  endpoints.push(made.endpoint)
  const live = (
    visitor: string,
    headers: Record<string, string | null> = EVENTS,
    from?: Parameters<typeof made.send>[3],
  ) => made.send('live', {}, { ...headers, ...bearer(visitor) }, from)
  return { ...made, live }
}

async function until(condition: () => unknown, what: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!condition()) {
    assert.ok(Date.now() < deadline, `${what} did not happen`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const opened = (piece: unknown) =>
  (piece as { data: { open: { publicUrl: string }[] } }).data.open.map(({ publicUrl }) => publicUrl)

describe('POST /visitor/live', () => {
  afterEach(() => {
    for (const endpoint of endpoints.splice(0)) endpoint.close()
  })

  it('tells of each session once, as soon as it is there', async () => {
    const { identify, live, upstream, endpoint, log } = setUp()
    const { visitor } = await identify()
    const response = await live(visitor)
    assert.equal(response.status, 200)
    assertSafeHeaders({ headers: withoutTransform(response) } as Response)
    assert.equal(response.headers.get('content-type'), 'text/event-stream')
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    const events = readEvents(response)
    // Whoever waits for it knows that nothing keeps it back.
    assert.equal(await events.next(), ':')
    await until(() => upstream.looks.length > 0, 'a look')
    upstream.open = [session(1)]
    const first = await events.next()
    assert.deepEqual(opened(first), [`${SESSIONS}/run/1`])
    assert.doesNotMatch(JSON.stringify(first), /secret-upstream-id/)
    upstream.open = [session(1), session(2)]
    assert.deepEqual(opened(await events.next()), [`${SESSIONS}/run/2`])
    assert.deepEqual(upstream.looks[0], upstream.identified)
    endpoint.close()
    assert.equal(await events.next(), null)
    assert.doesNotMatch(JSON.stringify(log), /run\/|secret-upstream/)
  })

  it('asks for all who are there in one call, and for nobody once they are gone', async () => {
    const { identify, live, upstream } = setUp()
    const streams = await Promise.all(
      [1, 2, 3].map(async () => readEvents(await live((await identify()).visitor))),
    )
    await until(() => upstream.looks.some(({ length }) => length === 3), 'one look for three')
    await Promise.all(streams.map(({ cancel }) => cancel()))
    const before = upstream.looks.length
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    assert.equal(upstream.looks.length, before)
  })

  it('answers JSON to who takes no stream, and where there is none left', async () => {
    const { identify, live, upstream, endpoint } = setUp()
    upstream.open = [session(1)]
    const isJson = async (response: Response) => {
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('content-type'), 'application/json')
      const { open } = (await response.json()) as { open: { publicUrl: string }[] }
      assert.equal(open[0]?.publicUrl, `${SESSIONS}/run/1`)
    }
    const { visitor } = await identify()
    await isJson(await live(visitor, {}))
    const four = await Promise.all([1, 2, 3, 4].map(() => live(visitor)))
    for (const one of four) assert.equal(one.headers.get('content-type'), 'text/event-stream')
    await isJson(await live(visitor))
    await four[0]?.body?.cancel()
    const again = await live(visitor)
    assert.equal(again.headers.get('content-type'), 'text/event-stream')
    endpoint.close()
    await isJson(await live(visitor))

    const none = setUp({ visitors: { streams: 0 } })
    none.upstream.open = [session(1)]
    await isJson(await none.live((await none.identify()).visitor))
  })

  it('gives one address a hundred streams', async () => {
    const { identify, live, endpoint } = setUp({ rateLimits: { address: false } })
    const types = await Promise.all(
      Array.from({ length: 101 }, async () => {
        const { visitor } = await identify()
        const { headers } = await live(visitor, EVENTS, { address: '192.0.2.7' })
        return headers.get('content-type')
      }),
    )
    assert.equal(types.filter((type) => type === 'text/event-stream').length, 100)
    const elsewhere = await live((await identify()).visitor, EVENTS, { address: '192.0.2.8' })
    assert.equal(elsewhere.headers.get('content-type'), 'text/event-stream')
    endpoint.close()
  })

  it('wants a visitor id, and an upstream that can tell', async () => {
    const { identify, live, send, upstream } = setUp()
    for (const headers of [{}, bearer('x'), bearer(await token({}))]) {
      await assertProblem(await send('live', {}, { ...EVENTS, ...headers }), 401, 'unauthorized')
    }
    const { visitor } = await identify()
    const more = await send('live', { more: 1 }, { ...EVENTS, ...bearer(visitor) })
    await assertProblem(more, 400, 'invalid-request')
    const only = await live(visitor, { Accept: 'text/event-stream' })
    await assertProblem(only, 406, 'not-acceptable')
    Object.assign(upstream, { sessionsToOpen: undefined })
    await assertProblem(await live(visitor), 501, 'not-available')
    assert.throws(() => visitorEndpoint({ visitors: { streams: -1 } }), /visitors\.streams/)
  })

  it('ends with the visitor id', async () => {
    const clock = { at: new Date() }
    const { identify, live } = setUp({ now: () => clock.at })
    const { visitor } = await identify({ token: await token({}) })
    // Of a known visitor it lasts a day.
    clock.at = new Date(Date.now() + 86_400_000 - 1_300)
    const events = readEvents(await live(visitor))
    assert.equal(await events.next(), ':')
    assert.equal(await events.next(), null)
  })

  it('goes on when the upstream comes back', async () => {
    const { identify, live, upstream, endpoint } = setUp()
    const { visitor } = await identify()
    const events = readEvents(await live(visitor))
    assert.equal(await events.next(), ':')
    upstream.failure = new UpstreamError('failed', 'broken')
    await until(() => upstream.looks.length > 1, 'a look that fails')
    upstream.failure = null
    upstream.open = [session(1)]
    assert.deepEqual(opened(await events.next()), [`${SESSIONS}/run/1`])
    endpoint.close()
  })

  it('gives out no address that no session has', async () => {
    const { identify, live, upstream } = setUp()
    const { visitor } = await identify()
    upstream.open = [{ ...session(1), publicUrl: 'https://evil.example/' }]
    const events = readEvents(await live(visitor))
    assert.equal(await events.next(), ':')
    assert.equal(await events.next(), null)
    await assertProblem(await live(visitor, {}), 502, 'upstream-failed')
  })

  it('streams over Node, and learns there that somebody has gone', async () => {
    const upstream = new VisitorUpstream()
    const { endpoint } = setUp({ upstream })
    const server = await listen(createServer(toNodeListener(endpoint)))
    try {
      const ask = (route: string, headers: object, signal?: AbortSignal) =>
        fetch(`${server.origin}/sessionframe/v1/visitor/${route}`, {
          method: 'POST',
          headers: {
            Origin: SITE,
            'Content-Type': 'application/json',
            'X-Sessionframe': '1',
            ...headers,
          },
          body: '{}',
          ...(signal && { signal }),
        })
      const { visitor } = (await (await ask('identify', {})).json()) as { visitor: string }
      const gone = new AbortController()
      const headers = { ...EVENTS, ...bearer(visitor) }
      const events = readEvents(await ask('live', headers, gone.signal))
      assert.equal(await events.next(), ':')
      upstream.open = [session(1)]
      assert.deepEqual(opened(await events.next()), [`${SESSIONS}/run/1`])
      gone.abort()
      await assert.rejects(events.next())
      let before = -1
      await until(() => {
        const same = upstream.looks.length === before
        before = upstream.looks.length
        return same
      }, 'no more looks')
      const other = readEvents(await ask('live', headers))
      assert.equal(await other.next(), ':')
      endpoint.close()
      let last: unknown = ':'
      while (last !== null) last = await other.next()
    } finally {
      await server.close()
    }
  })
})

function withoutTransform({ headers }: Response): Headers {
  const all = new Headers(headers)
  assert.equal(all.get('cache-control'), 'no-store, no-transform')
  all.set('cache-control', 'no-store')
  return all
}
