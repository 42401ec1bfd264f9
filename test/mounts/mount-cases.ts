import assert from 'node:assert/strict'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { codeOf } from '../harness/endpoint/ask.ts'
import type { Answer, Asked } from '../harness/endpoint/ask.ts'
import { passedOnTo } from '../harness/endpoint/flg.ts'
import { head, raw, sendChunks } from '../harness/endpoint/raw.ts'
import { JOURNEY, LEAD, routePath, SITE } from '../harness/endpoint/settings.ts'
import type { HostileServer } from '../harness/hostile-server.ts'

export interface MountedEndpoint {
  site: URL
  flg: HostileServer
  /** Requests a minute of one address. */
  limit: number
  /** Comes from one address, through what is in front of the host. */
  ask(asked?: Asked & { madeUp?: string }): Promise<Answer>
  /** Headers as {@link ask} sends them. */
  headersOf(asked?: Asked): Promise<Record<string, string>>
}

/** A platform whose FLG routes the upstream may be. */
export interface Platform {
  origin: string
  key: string
  appointmentType: string
  /** Another one, that runs journeys for visitors: an event `bought` opens a form of it. */
  visitors?: { origin: string; key: string }
}

export interface MountCase {
  title: string
  run(mounted: MountedEndpoint, platform: Platform): Promise<void>
}

const created = ({ text }: Answer) => JSON.parse(text) as SessionCreated

function isProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.equal(codeOf(answer), code)
}

/** A body of so many bytes; the endpoint takes 65,536. */
function bodyOf(bytes: number): string {
  const values: Record<string, string> = {}
  for (let at = 0; at < 10; at += 1) values[`field${at}`] = ''
  const rest = bytes - JSON.stringify({ journey: JOURNEY, values }).length
  for (let at = 0; at < 10; at += 1) {
    values[`field${at}`] = 'x'.repeat(Math.floor(rest / 10) + (at < rest % 10 ? 1 : 0))
  }
  return JSON.stringify({ journey: JOURNEY, values })
}

export const mountCases: readonly MountCase[] = [
  {
    title: 'starts a journey session',
    async run({ ask, flg }, { origin, key }) {
      flg.behave = passedOnTo(flg, origin, key)
      const answer = await ask()
      assert.equal(answer.status, 201, answer.text)
      const { publicUrl, protocol, sessionId } = created(answer)
      assert.equal(new URL(publicUrl).origin, origin)
      assert.equal(protocol, 'optional')
      assert.match(sessionId, /^[\w-]{43}$/)
      assert.match(String(answer.headers['content-type']), /^application\/json/)
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
      assert.deepEqual(JSON.parse(flg.seen[0]?.body ?? ''), {
        lead: LEAD,
        journey: JOURNEY,
        public: true,
      })
      assert.equal((await fetch(publicUrl, { redirect: 'manual' })).status, 404, 'FLG routes alone')
    },
  },
  {
    title: 'starts an appointment session',
    async run({ ask, flg }, { origin, key, appointmentType }) {
      flg.behave = passedOnTo(flg, origin, key)
      const answer = await ask({ path: '/appointment-sessions', body: { appointmentType } })
      assert.equal(answer.status, 201, answer.text)
      assert.equal(new URL(created(answer).publicUrl).origin, origin)
      assert.equal(flg.seen[0]?.url, '/api/v2/appointment-sessions')
    },
  },
  {
    title: 'gives a repeated request the same answer',
    async run({ ask, flg }) {
      const asked = { lead: '2', headers: { 'Idempotency-Key': crypto.randomUUID() } }
      const [first, second] = [await ask(asked), await ask(asked)]
      assert.deepEqual([first.status, second.status], [201, 201])
      assert.equal(first.text, second.text)
      assert.equal(flg.seen.length, 1)
      isProblem(await ask({ ...asked, body: { journey: 'other' } }), 422, 'key-reused')
    },
  },
  {
    title: 'answers a preflight of its own pages alone',
    async run({ ask }) {
      const preflight = (Origin: string) =>
        ask({
          method: 'OPTIONS',
          headers: {
            Origin,
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type,x-sessionframe,idempotency-key',
            Authorization: null,
          },
        })
      const ours = await preflight(SITE)
      assert.equal(ours.status, 204)
      assert.equal(ours.headers['access-control-allow-origin'], SITE)
      assert.match(String(ours.headers['access-control-allow-headers']), /Idempotency-Key/)
      const theirs = await preflight('https://evil.example')
      assert.equal(theirs.status, 403)
      assert.equal(theirs.headers['access-control-allow-origin'], undefined)
    },
  },
  {
    title: 'lets its own pages read the answer',
    async run({ ask }) {
      const { headers } = await ask({ lead: '3' })
      assert.equal(headers['access-control-allow-origin'], SITE)
      assert.match(String(headers['access-control-expose-headers']), /X-Request-Id/)
      assert.match(String(headers['vary']), /Origin/)
    },
  },
  {
    title: 'takes a body of 64 KiB, and none that is larger',
    async run({ ask }) {
      const whole = await ask({ lead: '4', body: bodyOf(64 * 1024) })
      assert.equal(whole.status, 201, whole.text)
      isProblem(await ask({ lead: '4', body: bodyOf(64 * 1024 + 1) }), 413, 'too-large')
    },
  },
  {
    title: 'refuses a body that has no end while it comes',
    async run({ site, flg }) {
      const line = await raw(site, (socket) => {
        socket.write(head(site, 'Transfer-Encoding: chunked\r\n'))
        return sendChunks(socket, 1024 * 1024)
      })
      // Of a line that is cut, the answer may be lost on the way.
      assert.match(line, /^(HTTP\/1.1 413|$)/)
      assert.equal(flg.seen.length, 0)
    },
  },
  {
    title: 'refuses JSON that is none',
    async run({ ask }) {
      isProblem(await ask({ body: '{"journey":' }), 400, 'invalid-request')
    },
  },
  {
    title: 'refuses what is not JSON',
    async run({ ask }) {
      const headers = { 'Content-Type': 'text/plain' }
      isProblem(await ask({ headers }), 415, 'unsupported-media-type')
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
      isProblem(await ask({ headers: form, body: 'a=b' }), 415, 'unsupported-media-type')
    },
  },
  {
    title: 'refuses other methods and paths',
    async run({ ask }) {
      const get = await ask({ method: 'GET' })
      isProblem(get, 405, 'method-not-allowed')
      assert.equal(get.headers['allow'], 'POST, OPTIONS')
      isProblem(await ask({ method: 'PUT' }), 405, 'method-not-allowed')
      isProblem(await ask({ path: '/nothing' }), 404, 'not-found')
    },
  },
  {
    title: 'answers whatever the Host header says',
    async run({ site }) {
      const path = routePath(site, '/nothing')
      for (const head of [`GET ${path} HTTP/1.1\r\nHost: a b<script>`, `GET ${path} HTTP/1.0`]) {
        const line = await raw(site, (socket) => socket.write(`${head}\r\n\r\n`))
        // Some hosts answer it themselves.
        assert.match(line, /^HTTP\/1\.[01] 40[04]/, head)
      }
    },
  },
  {
    title: 'gives up the call to the upstream when the client hangs up',
    async run({ ask, flg }) {
      const client = new AbortController()
      const gone = new Promise<void>((resolve) => {
        flg.behave = ({ socket }, outgoing) => {
          outgoing.writeHead(200).write(' ')
          const beat = setInterval(() => outgoing.write(' '), 20)
          socket.once('close', () => {
            clearInterval(beat)
            resolve()
          })
          client.abort()
        }
      })
      await assert.rejects(ask({ lead: '5', signal: client.signal }))
      await gone
    },
  },
  {
    title: 'tells the state of a session to its lead',
    async run({ ask }) {
      const { sessionId } = created(await ask({ lead: '6' }))
      const state = (lead: string, more: Asked = {}) =>
        ask({ path: `/sessions/${sessionId}`, method: 'GET', lead, ...more })
      // FLG cannot tell, and says so to whoever may ask.
      isProblem(await state('6'), 501, 'not-available')
      isProblem(await state('7'), 404, 'not-found')
      isProblem(await state('6', { headers: { Authorization: null } }), 401, 'unauthorized')
    },
  },
  {
    title: 'joins its log with that of a proxy by the request id',
    async run({ ask }) {
      const id = crypto.randomUUID()
      const answer = await ask({ body: {}, headers: { 'X-Request-Id': id } })
      assert.equal(answer.headers['x-request-id'], id)
      assert.equal((JSON.parse(answer.text) as { instance: string }).instance, id)
      const own = await ask({ body: {}, headers: { 'X-Request-Id': 'not one' } })
      assert.match(String(own.headers['x-request-id']), /^[\da-f-]{36}$/)
    },
  },
  {
    title: 'counts by the address of the client, not by what it says',
    async run({ ask, limit }) {
      const left = async (madeUp?: string) => {
        const { headers } = await ask({ body: {}, ...(madeUp !== undefined && { madeUp }) })
        return Number(/"address";r=(\d+)/.exec(String(headers['ratelimit']))?.[1])
      }
      const before = await left()
      assert.ok(before < limit - 10, `the requests before were counted: ${before} left`)
      let sent = 0
      for (let answer: Answer | undefined; answer?.status !== 429; sent += 1) {
        // The minute may end once meanwhile.
        assert.ok(sent <= 2 * limit, `${sent} requests, and none refused`)
        answer = await ask({ body: {}, madeUp: `198.51.100.${sent % 250}` })
        if (answer.status !== 429) continue
        isProblem(answer, 429, 'rate-limited')
        assert.match(String(answer.headers['retry-after']), /^\d+$/)
      }
    },
  },
]
