import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { describe, it } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { listen } from '../harness/listen.ts'
import { readEvents } from '../harness/read-events.ts'
import { SESSIONS, SITE } from './endpoint-fixture.ts'
import { bearer, visitorEndpoint } from './visitor-fixture.ts'

const STREAM = 'text/event-stream, application/json'

const ask = (origin: string, route: string, headers: object, signal?: AbortSignal) =>
  fetch(`${origin}/sessionframe/v1/visitor/${route}`, {
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

const identify = async (origin: string) =>
  ((await (await ask(origin, 'identify', {})).json()) as { visitor: string }).visitor

const openIn = (answer: unknown) =>
  (answer as { open: { publicUrl: string }[] }).open.map(({ publicUrl }) => publicUrl)

function setUp() {
  const made = visitorEndpoint({ now: undefined })
  made.upstream.open = [
    {
      kind: 'journey',
      upstreamId: 'upstream-1',
      publicUrl: `${SESSIONS}/run/1`,
      display: 'modal',
      enrollmentId: 'e1',
    },
  ]
  return made
}

describe('POST /visitor/live on other ways', () => {
  it('streams through Hono, and ends there', async () => {
    const { endpoint } = setUp()
    const app = new Hono()
    app.all('/sessionframe/v1/*', (c) => endpoint(c.req.raw))
    const server = await listen(createServer(getRequestListener(app.fetch)))
    try {
      const visitor = await identify(server.origin)
      const events = readEvents(
        await ask(server.origin, 'live', { Accept: STREAM, ...bearer(visitor) }),
      )
      assert.equal(await events.next(), ':')
      const piece = (await events.next()) as { data: unknown }
      assert.deepEqual(openIn(piece.data), [`${SESSIONS}/run/1`])
      endpoint.close()
      assert.equal(await events.next(), null)
    } finally {
      endpoint.close()
      await server.close()
    }
  })

  it('comes as JSON through a proxy that keeps a stream back, and nothing is lost', async () => {
    const { endpoint } = setUp()
    const server = await listen(createServer(toNodeListener(endpoint)))
    const proxy = await listen(
      createServer((request, response) => {
        const gone = new AbortController()
        response.on('close', () => gone.abort())
        const headers = Object.entries(request.headers).filter(
          ([name]) => !/^(host|connection|content-length)$/.test(name),
        ) as [string, string][]
        const url = `${server.origin}${request.url}`
        fetch(url, { method: 'POST', headers, body: '{}', signal: gone.signal })
          .then(async ({ status, headers: answered, body }) => {
            // All of it, before any of it.
            const text = body ? await new Response(body).text() : ''
            response.writeHead(status, { 'Content-Type': answered.get('content-type') ?? '' })
            response.end(text)
          })
          .catch(() => response.destroy())
      }),
    )
    try {
      const visitor = await identify(proxy.origin)
      // As the page does, sooner: the first byte does not come.
      const stream = ask(
        proxy.origin,
        'live',
        { Accept: STREAM, ...bearer(visitor) },
        AbortSignal.timeout(3000),
      )
      await assert.rejects(stream, { name: 'TimeoutError' })
      const answer = await ask(proxy.origin, 'live', {
        Accept: 'application/json',
        ...bearer(visitor),
      })
      // What went into the stream that nobody read is told again.
      assert.deepEqual(openIn(await answer.json()), [`${SESSIONS}/run/1`])
    } finally {
      endpoint.close()
      await proxy.close()
      await server.close()
    }
  })
})
