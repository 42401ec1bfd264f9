import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createEndpoint } from '../../../src/endpoint/create-endpoint.ts'
import type { LogRecord } from '../../../src/endpoint/endpoint-log.ts'
import { flgUpstream } from '../../../src/upstreams/flg/flg-upstream.ts'
import type { Fetch } from '../../../src/wire/fetch.ts'
import type { ProblemCode, SessionCreated } from '../../../src/wire/endpoint.ts'
import { SECRET, SITE, post } from '../../endpoint/endpoint-fixture.ts'
import { assertProblem } from '../../endpoint/problem-assertions.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import type { HostileServer } from '../../harness/hostile-server.ts'
import { HTTP_CLIENTS } from '../../harness/http-clients.ts'
import { watchedLog } from '../../harness/watched-log.ts'

const KEY = 'canaryKey6Pr9827YMLXhVkSk0LoABgR'
const DEADLINE_MS = 400

let server: HostileServer
let second: HostileServer
before(async () => {
  server = await hostileServer()
  second = await hostileServer()
})
beforeEach(() => {
  server.reset()
  second.reset()
  second.behave = json(200, { sessionId: 's', publicUrl: `${server.origin}/run/1` })
})
after(async () => {
  await server.close()
  await second.close()
})

interface Ran {
  response: Response
  log: LogRecord[]
  ms: number
}

for (const { client, fetch } of HTTP_CLIENTS)
  describe(`by ${client}`, () => {
    /** One POST through a whole endpoint to the FLG upstream and over HTTP to the hostile server. */
    async function run(
      behave: RequestListener,
      options: { domain?: string; fetch?: Fetch } = {},
    ): Promise<Ran> {
      server.behave = behave
      const log: LogRecord[] = []
      const endpoint = createEndpoint({
        upstream: flgUpstream({ domain: server.origin, apiKey: KEY, fetch, ...options }),
        authorize: () => ({ lead: '108123759' }),
        allowedOrigins: [SITE],
        secret: SECRET,
        upstreamTimeoutMs: DEADLINE_MS,
        log: watchedLog((_level, record: LogRecord) => void log.push(record)),
      })
      const started = performance.now()
      const response = await endpoint(await post())
      return { response, log, ms: performance.now() - started }
    }

    async function fails(ran: Promise<Ran>, status: number, code: ProblemCode) {
      const { response, log, ms } = await ran
      const problem = await assertProblem(response, status, code)
      const everything = JSON.stringify([problem, log, [...response.headers]])
      for (const secret of [
        KEY,
        Buffer.from(KEY).toString('base64'),
        server.origin,
        String(server.port),
      ]) {
        assert.ok(!everything.includes(secret), `${secret} in ${everything}`)
      }
      assert.ok(ms < DEADLINE_MS + 1_500, `${ms} ms`)
      assert.ok(
        log.some(({ event }) => event.startsWith('upstream-') || event === 'session-url-refused'),
        'logged',
      )
    }

    describe('an upstream that answers badly is a 502', () => {
      const echo = `<p>Bearer ${KEY}</p>`
      const cases: [string, RequestListener, (number | undefined)?, ProblemCode?][] = [
        ['500', json(500, '{}')],
        ['502 with a page', (_, r) => r.writeHead(502, { 'Content-Type': 'text/html' }).end(echo)],
        ['401 that repeats the key', json(401, echo, { 'X-Echo': `Bearer ${KEY}` })],
        ['403 that repeats the key', json(403, echo)],
        ['a status of its own', json(599, echo)],
        ['200 with a page', (_, r) => r.writeHead(200, { 'Content-Type': 'text/html' }).end(echo)],
        ['200 with nothing', json(200, '')],
        ['204', (_, r) => r.writeHead(204).end()],
        ['304', (_, r) => r.writeHead(304).end()],
        ['truncated JSON', json(200, `{"sessionId":"s","publicUrl":"${KEY}`)],
        [
          'a body shorter than it says',
          (_, r) => {
            r.writeHead(200, { 'Content-Length': '5000' })
            r.write('{"sessionId"')
            setTimeout(() => r.destroy(), 20)
          },
        ],
        ['a reset before the headers', (q) => q.socket.destroy()],
        [
          'a reset after the headers',
          (_, r) => {
            r.writeHead(200)
            r.flushHeaders()
            setTimeout(() => r.destroy(), 20)
          },
        ],
        ['something that is not HTTP', (q) => q.socket.end(`HELLO ${KEY}\r\n\r\n`)],
        ['a list', json(200, [])],
        ['null', json(200, 'null')],
        [
          'a session id that is a number',
          json(200, { sessionId: 1, publicUrl: 'https://platform.getflg.com/1' }),
        ],
        ['no session id', json(200, { publicUrl: 'https://platform.getflg.com/1' })],
        ['no publicUrl', json(200, { sessionId: 's' })],
        ['a publicUrl of null', json(200, { sessionId: 's', publicUrl: null })],
        ['a publicUrl that is an object', json(200, { sessionId: 's', publicUrl: {} })],
        [
          'only __proto__.publicUrl',
          json(200, '{"sessionId":"s","__proto__":{"publicUrl":"https://platform.getflg.com/1"}}'),
        ],
        ['a foreign publicUrl', json(200, { sessionId: 's', publicUrl: 'https://evil.example/1' })],
        [
          'a publicUrl of another port here',
          json(200, { sessionId: 's', publicUrl: 'http://127.0.0.1:1/run' }),
        ],
        [
          'a script as publicUrl',
          json(200, { sessionId: 's', publicUrl: 'java\nscript:alert(1)' }),
        ],
        [
          'a wrong encoding',
          json(
            200,
            { sessionId: 's', publicUrl: 'https://platform.getflg.com/1' },
            { 'Content-Encoding': 'gzip' },
          ),
        ],
        ['429', json(429, echo, { 'Retry-After': '7' }), 429, 'rate-limited'],
        ['400 that repeats the key', json(400, echo), 422, 'upstream-rejected'],
        ['404 that repeats the key', json(404, echo), 422, 'upstream-rejected'],
      ]
      for (const [name, behave, status = 502, code = 'upstream-failed'] of cases) {
        it(name, () => fails(run(behave), status, code))
      }
    })

    describe('an upstream that takes its time is a 504 within the deadline', () => {
      const cases: [string, RequestListener][] = [
        ['silence', () => {}],
        ['headers and no body', (_, r) => r.writeHead(200).flushHeaders()],
        ['half a body', (_, r) => void r.writeHead(200).write('{"sessionId":"s",')],
        [
          'a byte at a time',
          (_, r) => {
            r.writeHead(200)
            const timer = setInterval(() => r.write(' '), 25)
            r.on('close', () => clearInterval(timer))
          },
        ],
      ]
      for (const [name, behave] of cases) {
        it(name, async () => {
          const ran = await run(behave)
          assert.ok(ran.ms >= DEADLINE_MS - 20, `${ran.ms} ms`)
          await fails(Promise.resolve(ran), 504, 'upstream-timeout')
        })
      }

      it('and the connection is closed', async () => {
        let closed = () => {}
        const gone = new Promise<void>((resolve) => (closed = resolve))
        await fails(
          run((_, r) => r.on('close', closed).writeHead(200).write(' ')),
          504,
          'upstream-timeout',
        )
        await gone
      })
    })

    describe('an answer that is too large is a 502, and is not read to its end', () => {
      /** The client, with what is read of the decoded body counted. */
      function countingFetch() {
        const count = { bytes: 0 }
        const counting: Fetch = async (url, asked) => {
          const answer = await fetch(url, asked)
          const { status, ok, headers } = answer
          const counter = new TransformStream<Uint8Array, Uint8Array>({
            transform(chunk, controller) {
              count.bytes += chunk.byteLength
              controller.enqueue(chunk)
            },
          })
          return {
            status,
            ok,
            headers,
            body: answer.body!.pipeThrough(counter),
            text: () => answer.text(),
          }
        }
        return { count, counting }
      }

      it('200 MB in 200 KB of gzip', async () => {
        const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20))
        assert.ok(bomb.byteLength < 300_000)
        const { count, counting } = countingFetch()
        const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
        await fails(
          run((_, r) => void r.writeHead(200, headers).end(bomb), { fetch: counting }),
          502,
          'upstream-failed',
        )
        assert.ok(count.bytes > 1024 * 1024 && count.bytes < 2 * 1024 * 1024, String(count.bytes))
      })

      it('100 MB without a length', async () => {
        let sent = 0
        const { count, counting } = countingFetch()
        const flood: RequestListener = (_, response) => {
          response.writeHead(200, { 'Content-Type': 'application/json' })
          const chunk = Buffer.alloc(64 * 1024, 0x20)
          const more = () => {
            let room = true
            while (room && sent < 100 * 1024 * 1024) {
              sent += chunk.byteLength
              room = response.write(chunk)
            }
            if (room) response.end()
            else response.once('drain', more)
          }
          more()
        }
        await fails(run(flood, { fetch: counting }), 502, 'upstream-failed')
        assert.ok(count.bytes < 2 * 1024 * 1024, String(count.bytes))
        assert.ok(sent < 50 * 1024 * 1024, String(sent))
      })

      it('but just under 1 MiB is read', async () => {
        const session = JSON.stringify({ sessionId: 's', publicUrl: `${server.origin}/run/1` })
        const { response } = await run(json(200, session.padEnd(1024 * 1024)))
        assert.equal(response.status, 201)
      })
    })

    describe('a redirect is a 502, and nothing goes to where it points', () => {
      for (const status of [301, 302, 303, 307, 308]) {
        it(String(status), async () => {
          const to = `${second.origin}/api/v2/journey-response-sessions`
          await fails(
            run((_, r) => r.writeHead(status, { Location: to }).end()),
            502,
            'upstream-failed',
          )
          assert.equal(server.seen.length, 1)
          assert.equal(second.seen.length, 0)
        })
      }
    })

    describe('an upstream that cannot be reached is a 502 without its name', () => {
      it('refused', () =>
        fails(run(json(200, {}), { domain: 'http://127.0.0.1:9' }), 502, 'upstream-failed'))
      it('no TLS there', () =>
        fails(
          run(json(200, {}), { domain: `https://127.0.0.1:${server.port}` }),
          502,
          'upstream-failed',
        ))
      it('no such name', async () => {
        const { response, log } = await run(json(200, {}), { domain: 'no-such-host.invalid' })
        // Some resolvers take longer than the deadline to say so.
        assert.ok(response.status === 502 || response.status === 504)
        assert.doesNotMatch(JSON.stringify([await response.text(), log]), /no-such-host/)
      })
    })

    it('a good answer, its additions and its line breaks aside, is a 201 without the id of FLG', async () => {
      const publicUrl = `${server.origin}/journeys/run/4/0260be7f-7c73-45ae-\na1d0-2c7328151d38`
      const { response, log } = await run(
        json(200, {
          sessionId: '0260be7f-7c73-45ae-a1d0-2c7328151d38',
          ' publicUrl': publicUrl,
          extra: { a: 1 },
        }),
      )
      assert.equal(response.status, 201)
      const { sessionId, ...created } = (await response.json()) as SessionCreated
      assert.deepEqual(created, {
        publicUrl: publicUrl.replace('\n', ''),
        expiresAt: null,
        protocol: 'optional',
        embeddable: 'unknown',
      })
      assert.doesNotMatch(sessionId, /0260be7f/)
      assert.doesNotMatch(JSON.stringify(log), /0260be7f|run/)
    })
  })
