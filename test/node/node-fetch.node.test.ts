import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { getEventListeners, once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { nodeFetch } from '../../src/node/node-fetch.ts'
import type { FetchAnswer, FetchRequest } from '../../src/wire/fetch.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'

// What an upstream makes of its answers is in test/upstreams, with this client and with `fetch`.

let behave: RequestListener
let connections: number
let requests: number
const server = createServer((request, response) => {
  requests += 1
  request.resume().on('end', () => behave(request, response))
})
server.on('connection', () => (connections += 1))
let place: Listening
const fetch = nodeFetch()

before(async () => {
  place = await listen(server)
})
beforeEach(async () => {
  behave = (_, response) => void response.end('{}')
  server.closeAllConnections()
  await wait(20)
  connections = 0
  requests = 0
})
after(() => place.close())

const ask = (change: Partial<FetchRequest> = {}) =>
  fetch(`${place.origin}/path?query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"ä":1}',
    signal: AbortSignal.timeout(20_000),
    redirect: 'manual',
    ...change,
  })
const READERS: readonly ((answer: FetchAnswer) => Promise<string>)[] = [
  (answer) => answer.text(),
  (answer) => new Response(answer.body).text(),
]
const GET = { method: 'GET', body: undefined } as unknown as Partial<FetchRequest>

describe('connections', () => {
  it('are kept from one request to the next, and the signal is let go', async () => {
    const { signal } = new AbortController()
    for (const _ of [1, 2, 3]) assert.equal(await (await ask({ signal })).text(), '{}')
    assert.deepEqual([requests, connections], [3, 1])
    await wait(10)
    assert.equal(getEventListeners(signal, 'abort').length, 0)
  })

  it('are not used any more once the server has closed them, though it be a moment ago', async () => {
    await (await ask()).text()
    // From a timer: the event loop has yet to look at the sockets when the next one is wanted.
    await wait(1)
    server.closeAllConnections()
    assert.equal(await (await ask()).text(), '{}')
    assert.equal(connections, 2)
  })

  const closedAsWeAsk = async (change: Partial<FetchRequest>) => {
    await (await ask()).text()
    behave = (request, response) => {
      if (requests === 2) request.socket.destroy()
      else response.end('again')
    }
    return ask(change)
  }

  it('that end as a GET is on its way have it sent once more', async () => {
    assert.equal(await (await closedAsWeAsk(GET)).text(), 'again')
    assert.equal(requests, 3)
  })

  it('that end as a POST is on its way do not: it may have arrived', async () => {
    await assert.rejects(closedAsWeAsk({}))
    assert.equal(requests, 2)
  })

  it('that were not kept are not tried again', async () => {
    behave = (request) => void request.socket.destroy()
    await assert.rejects(ask(GET))
    assert.equal(requests, 1)
  })

  it('wait longer for an answer than for the next request', async () => {
    behave = (_, response) => void setTimeout(() => response.end('late'), 4_500)
    assert.equal(await (await ask()).text(), 'late')
  })
})

describe('a request', () => {
  it('has its path, its query, its length and a name', async () => {
    behave = ({ url, headers }, response) => response.end(JSON.stringify({ url, headers }))
    const seen = JSON.parse(await (await ask()).text()) as {
      url: string
      headers: Record<string, string>
    }
    assert.equal(seen.url, '/path?query')
    assert.equal(seen.headers['content-length'], '8')
    assert.equal(seen.headers['user-agent'], 'node')
    assert.equal(seen.headers['accept-encoding'], undefined)
  })

  it('with a header that is none is not sent, and its value not repeated', async () => {
    for (const value of ['canary\nX: y', 'canary\0', 'canaryж']) {
      await assert.rejects(ask({ headers: { authorization: value } }), (error) => {
        assert.doesNotMatch(String((error as Error).stack), /canary/)
        return true
      })
    }
    assert.equal(requests, 0)
  })
})

describe('an answer', () => {
  const whole = 'ä'.repeat(70_000)
  const codings: [string, Buffer][] = [
    ['identity', Buffer.from(whole)],
    ['gzip', gzipSync(whole)],
    ['X-GZIP', gzipSync(whole)],
    ['br', brotliCompressSync(whole)],
    ['deflate', deflateSync(whole)],
  ]
  for (const [coding, sent] of codings) {
    it(`in ${coding} is decoded, and one that is cut off fails`, async () => {
      const head = { 'Content-Encoding': coding }
      behave = (_, response) => void response.writeHead(200, head).end(sent)
      for (const read of READERS) assert.equal(await read(await ask()), whole)
      behave = (_, response) => {
        response.writeHead(200, { ...head, 'Content-Length': String(sent.length) })
        response.write(sent.subarray(0, sent.length / 2), () => response.destroy())
      }
      for (const read of READERS) await assert.rejects(read(await ask()))
    })
  }

  it('in a coding that is unknown fails, and its connection is closed', async () => {
    for (const coding of ['zip', 'gzip, gzip', 'toString', '__proto__']) {
      behave = (_, response) =>
        void response.writeHead(200, { 'Content-Encoding': coding }).end('x')
      for (const read of READERS) await assert.rejects(read(await ask()), /coding/)
    }
  })

  it('that broke off before it was read fails then', async () => {
    behave = (_, response) => {
      response.writeHead(200, { 'Content-Length': '9' }).write('{}', () => response.destroy())
    }
    for (const read of READERS) {
      const answer = await ask()
      await wait(100)
      await assert.rejects(read(answer))
      await answer.body?.cancel().catch(() => {})
    }
  })

  it('loses its byte order mark, and has its headers by any name', async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Two': ['a', 'b'] }
    behave = (_, response) => void response.writeHead(404, headers).end('\ufeff{}')
    const answer = await ask()
    const { status, ok, headers: seen } = answer
    assert.deepEqual([status, ok], [404, false])
    assert.equal(seen.get('Content-type'), 'application/json')
    assert.equal(seen.get('x-two'), 'a, b')
    assert.deepEqual([seen.get('x-none'), seen.has('x-none')], [null, false])
    assert.equal(await answer.text(), '{}')
  })

  it('that changes the protocol is none', async () => {
    behave = ({ socket }) =>
      void socket.end(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      )
    await assert.rejects(ask())
  })
})

describe('a signal ends', () => {
  const reason = new Error('enough')
  const closed = () => {
    let told = () => {}
    const gone = new Promise<void>((done) => (told = done))
    return { gone, watch: (socket: NodeJS.EventEmitter) => void socket.once('close', told) }
  }

  it('a call that has not begun', async () => {
    await assert.rejects(ask({ signal: AbortSignal.abort(reason) }), reason)
    await assert.rejects(ask({ ...GET, signal: AbortSignal.abort(reason) }), reason)
    assert.equal(requests, 0)
  })

  for (const method of ['GET', 'POST'] as const) {
    it(`a ${method} that waits for its answer, on a connection that was kept too`, async () => {
      for (const kept of [false, true]) {
        behave = (_, response) => void response.end('{}')
        if (kept) await (await ask()).text()
        const call = new AbortController()
        const { gone, watch } = closed()
        behave = ({ socket }) => {
          watch(socket)
          call.abort(reason)
        }
        const { signal } = call
        await assert.rejects(ask(method === 'GET' ? { ...GET, signal } : { signal }), reason)
        await gone
      }
    })
  }

  it('an answer that is being read', async () => {
    for (const coding of ['identity', 'gzip']) {
      const call = new AbortController()
      const { gone, watch } = closed()
      behave = ({ socket }, response) => {
        watch(socket)
        response.writeHead(200, { 'Content-Encoding': coding }).flushHeaders()
      }
      const answer = await ask({ signal: call.signal })
      setTimeout(() => call.abort(reason), 20)
      await assert.rejects(answer.text(), reason)
      await gone
    }
  })

  it('nothing more of an answer that is given back unread', async () => {
    const { gone, watch } = closed()
    behave = ({ socket }, response) => {
      watch(socket)
      response.writeHead(500).write('x')
    }
    await (await ask()).body?.cancel()
    await gone
  })
})

describe('in a process of its own', () => {
  const FETCH = new URL('../../src/node/node-fetch.ts', import.meta.url)
  const run = async (url: string, env: Record<string, string>) => {
    const code = `const { nodeFetch } = await import('${FETCH.href}')
      const asked = { method: 'GET', headers: {}, signal: AbortSignal.timeout(20000), redirect: 'manual' }
      const answer = await nodeFetch()('${url}', asked).catch(() => null)
      console.log(answer === null ? 'nothing' : await answer.text())`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env })
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return said.trim()
  }

  it('it does not keep the process, though it keeps the connection', async () => {
    assert.equal(await run(place.origin, {}), '{}')
  })

  it('it takes the proxy that Node is told of, and not for the hosts that need none', async () => {
    const passed: string[] = []
    const proxy = createServer((request, response) => {
      passed.push(String(request.url))
      response.end('by proxy')
    })
    proxy.on('connect', (request, socket) => {
      passed.push(String(request.url))
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
    const { origin, close } = await listen(proxy)
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: origin, HTTPS_PROXY: origin }
    assert.equal(await run('http://flg.invalid/x', env), 'by proxy')
    assert.equal(await run('https://flg.invalid/x', env), 'nothing')
    assert.deepEqual(passed, ['http://flg.invalid/x', 'flg.invalid:443'])
    assert.equal(await run(place.origin, { ...env, NO_PROXY: '127.0.0.1' }), '{}')
    assert.equal(await run(place.origin, { ...env, NODE_USE_ENV_PROXY: '0' }), '{}')
    assert.equal(passed.length, 2)
    await close()
  })
})
