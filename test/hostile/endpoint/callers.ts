import assert from 'node:assert/strict'
import { codeOf, type Answer } from '../../harness/endpoint/ask.ts'
import { goodSession } from '../../harness/endpoint/flg.ts'
import { head, raw } from '../../harness/endpoint/raw.ts'
import { DEADLINE, JOURNEY, routePath } from '../../harness/endpoint/settings.ts'
import type { EndpointCase } from './endpoint-case.ts'
import { refused } from './refused.ts'

/** Callers who repeat themselves, dawdle, leave, or want what is somebody else's. */
export const callerRows: EndpointCase[] = [
  {
    number: 72,
    tried: 'an Idempotency-Key that is missing, 10 kB, two, or of somebody else',
    expected: '400; and nobody gets what another lead got with the same key',
    async run(endpoint) {
      for (const key of [null, '', 'a'.repeat(10_000), 'a, b', 'a b', '"a']) {
        const headers = { 'Idempotency-Key': key }
        await refused(endpoint, { headers }, 400, 'invalid-request')
      }
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      const mine = await endpoint.ask({ headers })
      const theirs = await endpoint.ask({ headers, lead: '200' })
      assert.deepEqual([mine.status, theirs.status], [201, 201])
      assert.notEqual(urlOf(mine), urlOf(theirs))
      const other = await endpoint.ask({ headers, body: { journey: 'another' } })
      assert.deepEqual([other.status, codeOf(other)], [422, 'key-reused'])
    },
  },
  {
    number: 73,
    tried: 'fifty equal requests at once',
    expected: 'one session; the others are told to wait, and get the same one then',
    async run({ ask, flg }) {
      flg.behave = (...call) => void setTimeout(() => goodSession()(...call), 300)
      const asked = { headers: { 'Idempotency-Key': crypto.randomUUID() }, lead: '73' }
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask(asked)))
      const statuses = answers.map(({ status }) => status)
      assert.equal(flg.seen.length, 1, `asked ${flg.seen.length} times: ${statuses.join(' ')}`)
      const [first, ...others] = answers.filter(({ status }) => status === 201)
      assert.ok(first)
      for (const other of others) assert.equal(urlOf(other), urlOf(first))
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        assert.deepEqual([answer.status, codeOf(answer)], [409, 'in-flight'])
        assert.equal(answer.headers['retry-after'], '1')
      }
      assert.equal(urlOf(await ask(asked)), urlOf(first))
      assert.equal(flg.seen.length, 1)
    },
  },
  {
    number: 74,
    tried: 'headers and bodies that come a byte a second, on fifty lines',
    expected: 'all are let go within half a minute, and others are answered meanwhile',
    takes: 60_000,
    onlyNode: 'how long a connection may take is for the server that the endpoint runs in',
    async run({ site, ask, flg }) {
      const drip = (begin: string) =>
        raw(
          site,
          (socket) => {
            socket.write(begin)
            const more = setInterval(() => socket.write('x'), 1000)
            socket.once('close', () => clearInterval(more))
          },
          35_000,
        )
      const slow = Array.from({ length: 25 }, () => [
        drip(`POST ${routePath(site, '/journey-sessions')} HTTP/1.1\r\nHost: ${site.host}\r\nX-`),
        drip(head(site, 'Content-Length: 5000\r\n')),
      ]).flat()
      const started = performance.now()
      assert.equal((await ask({ lead: '74' })).status, 201)
      assert.ok(performance.now() - started < 5000)
      for (const line of await Promise.all(slow)) assert.match(line, /^(HTTP\/1.1 40[08]|$)/)
      assert.equal(flg.seen.length, 1)
    },
  },
  {
    number: 75,
    tried: 'a client that hangs up while the upstream is being asked',
    expected: 'the call to the upstream is given up',
    async run({ ask, flg }) {
      const client = new AbortController()
      const gone = new Promise<number>((resolve) => {
        flg.behave = ({ socket }) => {
          const asked = performance.now()
          socket.once('close', () => resolve(performance.now() - asked))
          client.abort()
        }
      })
      await assert.rejects(ask({ lead: '75', signal: client.signal }))
      assert.ok((await gone) < DEADLINE - 500, 'before the deadline')
    },
  },
  {
    number: 77,
    tried: 'words for the log in X-Request-Id and in the lead',
    expected: 'an id of our own, and every line of the log is one JSON value',
    async run({ ask, log }) {
      // Some runtimes begin with a line of their own.
      const before = log().length
      for (const id of ['{"level":"fatal"}', 'a b', '../../x', 'x'.repeat(200), 'short']) {
        const { headers } = await ask({ headers: { 'X-Request-Id': id }, lead: '77' })
        assert.match(String(headers['x-request-id']), /^[\da-f-]{36}$/)
      }
      await ask({ body: { journey: 'a\n{"level":60,"msg":"forged"}' } })
      for (const line of log().slice(before).split('\n').filter(Boolean)) {
        const { msg } = JSON.parse(line) as { msg?: unknown }
        assert.notEqual(msg, 'forged')
      }
    },
  },
  {
    number: 78,
    tried: "another user's lead, a deleted one, one that never was",
    expected: 'the same answer to the letter, whatever FLG calls it',
    async run({ ask, flg }) {
      const answers: string[] = []
      for (const status of [400, 404]) {
        flg.behave = (_, outgoing) => void outgoing.writeHead(status).end('{"error":"no such"}')
        const answer = await ask({ lead: `78-${status}` })
        const { instance: _, ...problem } = JSON.parse(answer.text) as Record<string, unknown>
        answers.push(JSON.stringify([answer.status, problem]))
      }
      assert.equal(answers[0], answers[1])
      assert.match(answers[0] ?? '', /422.*upstream-rejected/)
      flg.reset()
      const body = { journey: JOURNEY, lead: '200' }
      const named = await ask({ body })
      assert.deepEqual([named.status, codeOf(named)], [400, 'invalid-request'])
      assert.equal(flg.seen.length, 0)
    },
  },
]

const urlOf = ({ text }: Answer) => (JSON.parse(text) as { publicUrl: string }).publicUrl
