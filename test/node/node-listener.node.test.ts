import assert from 'node:assert/strict'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, it, mock } from 'node:test'
import { toNodeListener } from '../../src/node/node-listener.ts'
import type { FetchHandler, NodeListenerOptions } from '../../src/node/node-listener.ts'
import { ROUTES, makeEndpoint, post } from '../endpoint/endpoint-fixture.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'

let server: Listening | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function mount(handler: FetchHandler, options?: NodeListenerOptions): Promise<Listening> {
  server = await listen(createServer(toNodeListener(handler, options)))
  return server
}

/** Sends bytes as they are, and gives what came back until the server closed. */
function raw({ port }: Listening, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
}

const echoUrl: FetchHandler = (request) => new Response(request.url)

describe('request.url', () => {
  it('has the public origin, whatever the Host header says', async () => {
    const site = await mount(echoUrl, { publicUrl: 'https://www.example.com' })
    const url = await raw(
      site,
      'GET /a/b?c=d HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    )
    assert.match(url, /\r\n\r\nhttps:\/\/www\.example\.com\/a\/b\?c=d$/)
  })

  for (const [name, head] of [
    ['an absolute target', 'GET http://evil.example/x HTTP/1.1\r\nHost: evil.example'],
    ['no Host', 'GET /x HTTP/1.0'],
    ['a path that looks like a host', 'GET //evil.example/x HTTP/1.1\r\nHost: a'],
  ] as const) {
    it(`has it also with ${name}`, async () => {
      const site = await mount(echoUrl)
      const answer = await raw(site, `${head}\r\nConnection: close\r\n\r\n`)
      assert.match(answer, /\r\n\r\nhttp:\/\/localhost\/[^\r\n]*x$/)
    })
  }

  for (const head of ['GET /x HTTP/1.1\r\nHost: a b<script>', 'OPTIONS * HTTP/1.1\r\nHost: a']) {
    it(`${head.slice(0, 9)} that makes no URL is a 400`, async () => {
      const site = await mount(echoUrl)
      const answer = await raw(site, `${head}\r\nConnection: close\r\n\r\n`)
      assert.match(answer, /^HTTP\/1\.1 400 /)
      assert.doesNotMatch(answer, /script/)
    })
  }

  it('an unusable publicUrl is refused at the start', () => {
    assert.throws(() => toNodeListener(echoUrl, { publicUrl: 'www.example.com' }), /publicUrl/)
  })
})

it('tells the handler the address of the peer', async () => {
  const site = await mount((_, client) => Response.json(client))
  const headers = { 'X-Forwarded-For': '192.0.2.66', Forwarded: 'for=192.0.2.66' }
  const answer = await fetch(site.origin, { headers })
  assert.deepEqual(await answer.json(), { address: '127.0.0.1' })
})

describe('the endpoint in a Node server', () => {
  it('answers as it does without one', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const site = await mount(endpoint)
    const sent = await post()
    const response = await fetch(ROUTES.journey.replace('http://endpoint.test', site.origin), {
      method: 'POST',
      headers: sent.headers,
      body: await sent.text(),
    })
    assert.equal(response.status, 201)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(upstream.calls.length, 1)
  })

  it('gives the owner’s rule a Request, of which another can be made', async () => {
    const seen: Request[] = []
    const { endpoint } = makeEndpoint({
      authorize: (request) => {
        seen.push(new Request(request))
        return { lead: 'lead-1' }
      },
    })
    const site = await mount(endpoint, { publicUrl: 'https://www.example.com' })
    const sent = await post()
    const headers = Object.fromEntries(sent.headers)
    const body = await sent.text()
    const path = '/sessionframe/v1/journey-sessions'
    const answer = await fetch(site.origin + path, { method: 'POST', headers, body })
    assert.equal(answer.status, 201)
    assert.equal(seen[0]?.url, `https://www.example.com${path}`)
    assert.equal(seen[0].headers.get('x-sessionframe'), '1')
  })

  for (const [name, headers] of [
    ['with a length', { 'Content-Length': String(10 * 1024 * 1024) }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ] as const) {
    it(`answers 413 to 10 MB ${name}, though the client goes on sending`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      const site = await mount(endpoint)
      const sent = await post()
      const response = await upload(site, '/sessionframe/v1/journey-sessions', {
        ...Object.fromEntries(sent.headers),
        ...headers,
      })
      assert.equal(response.status, 413)
      assert.match(response.body, /problem\/too-large/)
      assert.equal(upstream.calls.length, 0)
    })
  }

  it('answers 405 to TRACE', async () => {
    const { endpoint } = makeEndpoint()
    const site = await mount(endpoint)
    const answer = await raw(
      site,
      'TRACE /sessionframe/v1/journey-sessions HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    )
    assert.match(answer, /^HTTP\/1\.1 405 /)
  })

  it('answers nothing to a body that is cut off, and lives on', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const site = await mount(endpoint)
    const sent = await post()
    const head = [...sent.headers].map(([name, value]) => `${name}: ${value}`).join('\r\n')
    const socket = connect(site.port, '127.0.0.1')
    socket.write(
      `POST /sessionframe/v1/journey-sessions HTTP/1.1\r\nHost: a\r\n${head}\r\nContent-Length: 500\r\n\r\n{"jour`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(upstream.calls.length, 0)
    assert.equal((await fetch(`${site.origin}/nowhere`)).status, 404)
  })

  it('aborts the upstream call when the client hangs up', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const aborted = new Promise<void>((resolve) => {
      upstream.onCall = (_, signal) => {
        signal.addEventListener('abort', () => resolve())
        setTimeout(() => visitor.abort(), 20)
        return new Promise(() => {})
      }
    })
    const visitor = new AbortController()
    const site = await mount(endpoint)
    const sent = await post()
    const answer = fetch(`${site.origin}/sessionframe/v1/journey-sessions`, {
      method: 'POST',
      headers: sent.headers,
      body: await sent.text(),
      signal: visitor.signal,
    })
    await assert.rejects(answer, { name: 'AbortError' })
    await aborted
  })
})

describe('what goes wrong in a handler', () => {
  const secret = 'password=hunter2'
  const consoles = ['log', 'info', 'warn', 'error'] as const

  for (const [name, handler] of [
    [
      'throws',
      () => {
        throw new Error(secret)
      },
    ],
    ['rejects', () => Promise.reject(new Error(secret))],
    ['rejects with something that is no error', () => Promise.reject(secret)],
  ] as const) {
    it(`is a 500 without a word when it ${name}`, async () => {
      const spies = consoles.map((level) => mock.method(console, level))
      const seen: unknown[] = []
      const site = await mount(handler, { onError: (error) => seen.push(error) })
      const response = await fetch(site.origin)
      assert.equal(response.status, 500)
      assert.equal(response.headers.get('content-type'), 'application/problem+json')
      assert.doesNotMatch(await response.text(), /hunter2/)
      assert.match(String(seen[0]), /hunter2/)
      for (const spy of spies) assert.equal(spy.mock.callCount(), 0)
      mock.restoreAll()
    })
  }

  it('cuts a body short without a word', async () => {
    const spies = consoles.map((level) => mock.method(console, level, () => {}))
    const seen: unknown[] = []
    let pulls = 0
    const body = () =>
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 20))
          if (pulls++ === 0) controller.enqueue(new TextEncoder().encode('begin'))
          else controller.error(new Error(secret))
        },
      })
    const site = await mount(() => new Response(body()), { onError: (error) => seen.push(error) })
    const answer = await raw(site, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    assert.match(answer, /begin/)
    assert.doesNotMatch(answer, /hunter2/)
    assert.match(String(seen[0]), /hunter2/)
    for (const spy of spies)
      assert.doesNotMatch(JSON.stringify(spy.mock.calls.map((c) => String(c.arguments))), /hunter2/)
    mock.restoreAll()
  })

  it('leaves the global Request and Response alone', async () => {
    const before = [globalThis.Request, globalThis.Response]
    await mount(echoUrl)
    assert.deepEqual([globalThis.Request, globalThis.Response], before)
  })
})

it('passes bodies, cookies and statuses through', async () => {
  const site = await mount(async (request) => {
    const headers = new Headers({ 'X-Method': request.method })
    headers.append('Set-Cookie', 'a=1')
    headers.append('Set-Cookie', 'b=2')
    return new Response(await request.text(), { status: 418, headers })
  })
  const body = 'é'.repeat(200_000)
  const response = await fetch(site.origin, { method: 'PUT', body })
  assert.equal(response.status, 418)
  assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2'])
  assert.equal(await response.text(), body)
  assert.equal((await fetch(site.origin, { method: 'HEAD' })).headers.get('x-method'), 'HEAD')
})

/** Keeps sending 1 KB pieces up to 10 MB until the answer is there. */
function upload({ port }: Listening, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest({ port, path, method: 'POST', headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    let answered = false
    request.on('response', () => (answered = true))
    // The server may close while we are still sending; what counts is the answer.
    request.on('error', (error) => {
      if (!answered) reject(error)
    })
    const piece = Buffer.alloc(1024, 0x20)
    let sent = 0
    const more = () => {
      if (answered || sent >= 10 * 1024 * 1024) return
      sent += piece.byteLength
      request.write(piece, () => setImmediate(more))
    }
    more()
  })
}
