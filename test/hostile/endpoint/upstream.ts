import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setInterval as every } from 'node:timers'
import { gzipSync } from 'node:zlib'
import type { SessionCreated } from '../../../src/wire/endpoint.ts'
import { codeOf } from '../../harness/endpoint/ask.ts'
import { goodSession } from '../../harness/endpoint/flg.ts'
import { DEADLINE, KEY } from '../../harness/endpoint/settings.ts'
import { json } from '../../harness/hostile-server.ts'
import type { EndpointCase } from './endpoint-case.ts'
import type { EndpointUnderTest } from './endpoint-under-test.ts'

let leads = 0
const anybody = () => String(1_000_000 + (leads += 1))

/** The key in any clothes, and the upstream's place, are in no answer and on no line of the log. */
export function assertSilent({ flg, log }: EndpointUnderTest, said: string): void {
  const place = new URL(flg.origin).host
  for (const secret of [KEY, Buffer.from(KEY).toString('base64'), encodeURIComponent(place)]) {
    assert.ok(!said.includes(secret), `the answer has ${secret}: ${said}`)
    assert.ok(!log().includes(secret), `the log has ${secret}`)
  }
  assert.ok(!said.includes(place), said)
}

/** A problem within the deadline; good calls between keep the circuit closed. */
async function fails(
  endpoint: EndpointUnderTest,
  behave: RequestListener,
  status = 502,
  code = 'upstream-failed',
) {
  const { ask, flg } = endpoint
  flg.behave = behave
  const started = performance.now()
  const answer = await ask({ lead: anybody() })
  const ms = performance.now() - started
  assert.deepEqual([answer.status, codeOf(answer)], [status, code], behave.toString())
  assert.ok(ms < DEADLINE + 2000, `${ms} ms`)
  assertSilent(endpoint, answer.text + JSON.stringify(answer.headers))
  flg.behave = goodSession()
  for (const _ of [1, 2]) assert.equal((await ask({ lead: anybody() })).status, 201)
  return answer
}

const echo = `<p>Bearer ${KEY}</p>`
const page =
  (status: number, text = echo): RequestListener =>
  (_, outgoing) =>
    void outgoing.writeHead(status, { 'Content-Type': 'text/html' }).end(text)

export const upstreamRows: EndpointCase[] = [
  {
    number: 79,
    tried: '500, 502 with a page, 401 and 403 with the key, 404, 409, 429 with any Retry-After',
    expected: '502, 422 and 429; never the key, and at most an hour to wait',
    async run(endpoint) {
      await fails(endpoint, json(500, '{}'))
      await fails(endpoint, page(502))
      await fails(endpoint, json(401, echo, { 'X-Echo': KEY }))
      await fails(endpoint, json(403, echo))
      await fails(endpoint, json(409, echo))
      await fails(endpoint, json(404, echo), 422, 'upstream-rejected')
      const far = new Date(Date.now() + 1e9).toUTCString()
      for (const wait of ['1000000000', far, 'junk', '-5', '']) {
        const limited = json(429, echo, { 'Retry-After': wait })
        const { headers } = await fails(endpoint, limited, 429, 'rate-limited')
        const seconds = Number(headers['retry-after'])
        assert.ok(seconds >= 1 && seconds <= 3600, `${wait}: ${seconds}`)
      }
    },
  },
  {
    number: 80,
    tried: 'no headers, half a body, a byte now and then',
    expected: '504 at the deadline, and the connection is let go',
    async run(endpoint) {
      const begin: RequestListener = (_, outgoing) => {
        outgoing.writeHead(200, { 'Content-Type': 'application/json' })
        outgoing.write('{"sessionId":"s"')
      }
      const drip: RequestListener = (incoming, outgoing) => {
        outgoing.writeHead(200)
        const more = every(() => outgoing.write(' '), 50)
        incoming.socket.once('close', () => clearInterval(more))
      }
      for (const behave of [() => {}, begin, drip]) {
        let closed = false
        const watched: RequestListener = (incoming, outgoing) => {
          incoming.socket.once('close', () => (closed = true))
          behave(incoming, outgoing)
        }
        await fails(endpoint, watched, 504, 'upstream-timeout')
        assert.ok(closed)
      }
    },
  },
  {
    number: 81,
    tried: 'JSON cut short, wrong types, no publicUrl, nothing at all',
    expected: '502',
    async run(endpoint) {
      const url = 'https://platform.getflg.com/1'
      for (const body of [
        `{"sessionId":"s","publicUrl":"${KEY}`,
        [],
        'null',
        { sessionId: 1, publicUrl: url },
        { publicUrl: url },
        { sessionId: 's' },
        { sessionId: 's', publicUrl: null },
        { sessionId: 's', publicUrl: { href: url } },
        `{"sessionId":"s","__proto__":{"publicUrl":"${url}"}}`,
        '',
      ]) {
        await fails(endpoint, json(200, body))
      }
      await fails(endpoint, (_, outgoing) => void outgoing.writeHead(204).end())
      await fails(endpoint, page(200))
    },
  },
  {
    number: 81,
    tried: 'fields that nobody knows, among them ones with our names',
    expected: '201, with our own fields alone',
    async run({ ask, flg }) {
      flg.behave = goodSession({
        embeddable: KEY,
        heightHint: 1e9,
        protocol: 'required',
        apiKey: KEY,
      })
      const { text } = await ask({ lead: anybody() })
      assert.ok(!text.includes(KEY))
      const { sessionId, protocol, heightHint } = JSON.parse(text) as SessionCreated
      assert.match(sessionId, /^[\w-]{43}$/)
      assert.deepEqual([protocol, heightHint], ['optional', undefined])
    },
  },
  {
    number: 82,
    tried: '200 MB in a little gzip, a wrong encoding, 100 MB without a length',
    expected: '502, and never read to its end',
    async run(endpoint) {
      const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20))
      const gzip = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
      await fails(endpoint, (_, outgoing) => void outgoing.writeHead(200, gzip).end(bomb))
      await fails(endpoint, json(200, { sessionId: 's', publicUrl: 'x' }, gzip))
      let sent = 0
      await fails(endpoint, (incoming, outgoing) => {
        outgoing.writeHead(200, { 'Content-Type': 'application/json' })
        const block = Buffer.alloc(64 * 1024, 0x20)
        const pump = (): void => {
          while (!incoming.socket.destroyed && sent < 100 * 1024 * 1024) {
            sent += block.length
            if (outgoing.write(block)) continue
            outgoing.once('drain', pump)
            return
          }
        }
        pump()
      })
      assert.ok(sent < 20 * 1024 * 1024, `${sent} bytes were taken`)
    },
  },
  {
    number: 83,
    tried: 'redirects of every kind to another place of this machine',
    expected: '502, and nothing arrives there',
    async run(endpoint) {
      const arrived: string[] = []
      const trap = createServer((socket) => {
        arrived.push('a connection')
        socket.destroy()
      })
      await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done))
      try {
        const { port } = trap.address() as AddressInfo
        for (const status of [301, 302, 303, 307, 308]) {
          const Location = `http://127.0.0.1:${port}/api/v2/journey-response-sessions`
          await fails(endpoint, json(status, '', { Location }))
        }
        assert.deepEqual(arrived, [])
      } finally {
        trap.close()
      }
    },
  },
  {
    number: 86,
    tried: 'a publicUrl of another origin, scheme, port or user',
    expected: '502, and the address is not given out',
    async run(endpoint) {
      for (const publicUrl of [
        'https://evil.example/1',
        'https://platform.getflg.com.evil.example/1',
        'https://platform.getflg.com:8443/1',
        'https://user@platform.getflg.com/1',
        'http://platform.getflg.com/1',
        'javascript:alert(1)',
        '//evil.example/1',
        '/journeys/run/1',
        'data:text/html,x',
      ]) {
        const { text } = await fails(endpoint, json(200, { sessionId: 's', publicUrl }))
        assert.ok(!text.includes('evil') && !text.includes('getflg'), text)
      }
    },
  },
  {
    number: 87,
    tried: 'a clock that is ten minutes ahead or behind',
    expected: 'the end is passed on as it is; a session that is over is not given again',
    async run({ ask, flg }) {
      for (const [minutes, again] of [
        [10, true],
        [-10, false],
      ] as const) {
        const closesAt = new Date(Date.now() + minutes * 60_000).toISOString()
        flg.behave = goodSession({ closesAt })
        const lead = anybody()
        const [one, two] = [await ask({ lead }), await ask({ lead })].map(
          ({ status, text }) => [status, JSON.parse(text) as SessionCreated] as const,
        )
        assert.deepEqual([one?.[0], two?.[0]], [201, 201])
        assert.equal(one?.[1].expiresAt, closesAt)
        assert.equal(two?.[1].sessionId === one?.[1].sessionId, again)
      }
    },
  },
]
