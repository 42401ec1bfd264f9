import assert from 'node:assert/strict'
import { codeOf, type Answer, type Asked } from '../../harness/endpoint/ask.ts'
import { goodSession } from '../../harness/endpoint/flg.ts'
import { head, raw, sendChunks } from '../../harness/endpoint/raw.ts'
import { DEADLINE, JOURNEY, LEAD, routePath, SITE } from '../../harness/endpoint/settings.ts'
import type { EndpointCase } from './endpoint-case.ts'
import type { EndpointUnderTest } from './endpoint-under-test.ts'

/** A problem with this status, without CORS where it says so, and nothing reached the upstream. */
async function refused(
  { ask, flg }: EndpointUnderTest,
  asked: Asked,
  status: number,
  code?: string,
): Promise<Answer> {
  const answer = await ask(asked)
  const what = JSON.stringify(asked).slice(0, 200)
  assert.equal(answer.status, status, `${what}: ${answer.text.slice(0, 300)}`)
  if (code !== undefined) assert.equal(codeOf(answer), code, what)
  assert.equal(answer.headers['cache-control'], 'no-store', what)
  assert.equal(flg.seen.length, 0, what)
  return answer
}

export const requestRows: EndpointCase[] = [
  {
    number: 65,
    tried: 'JSON that is malformed, truncated, empty, UTF-16, or two documents',
    expected: '400 invalid-request',
    async run(endpoint) {
      const whole = `{"journey":"${JOURNEY}"}`
      for (const body of [
        '',
        '{"journey":',
        whole.slice(0, -1),
        whole + whole,
        Buffer.from(`\ufeff${whole}`, 'utf16le'),
        Buffer.from([0x7b, 0xff, 0x7d]),
      ]) {
        await refused(endpoint, { body }, 400, 'invalid-request')
      }
    },
  },
  {
    number: 65,
    tried: 'a byte order mark, and one key twice',
    expected: 'the mark is nothing, and of two keys the last is checked',
    async run(endpoint) {
      const lead = `{"journey":"${JOURNEY}","lead":"${LEAD}","lead":"2"}`
      await refused(endpoint, { body: lead }, 400, 'invalid-request')
      const marked = await endpoint.ask({ body: `\ufeff{"journey":"${JOURNEY}"}` })
      assert.equal(marked.status, 201, marked.text)
    },
  },
  {
    number: 66,
    tried: '10 MB, pieces without end, a Content-Length that lies',
    expected: '413, or the line is cut; never read to its end',
    async run(endpoint) {
      const { site } = endpoint
      const tooLarge = /^(HTTP\/1.1 413|$)/
      const body = Buffer.alloc(10 * 1024 * 1024, 0x20)
      const declared = await raw(site, (socket) =>
        socket.write(head(site, `Content-Length: ${body.length}\r\n`)),
      )
      assert.match(declared, tooLarge)
      const endless = await raw(site, (socket) => {
        socket.write(head(site, 'Transfer-Encoding: chunked\r\n'))
        return sendChunks(socket, 200 * 1024)
      })
      assert.match(endless, tooLarge)
      // What follows the 12 bytes is another request, and none that anybody understands.
      const lies = await raw(site, (socket) =>
        socket.write(`${head(site, 'Content-Length: 12\r\n')}{"journey":"${JOURNEY}"}`),
      )
      assert.match(lies, /^HTTP\/1.1 400/)
      assert.equal(endpoint.flg.seen.length, 0)
    },
  },
  {
    number: 67,
    tried: '__proto__ and constructor.prototype as keys; brackets 30,000 deep',
    expected: '400, and no object has anything new',
    async run(endpoint) {
      for (const body of [
        `{"journey":"${JOURNEY}","__proto__":{"lead":"${LEAD}"}}`,
        `{"journey":"${JOURNEY}","constructor":{"prototype":{"lead":"1"}}}`,
        `{"journey":"${JOURNEY}","values":{"__proto__":"1"}}`,
        '['.repeat(30_000) + ']'.repeat(30_000),
        `{"journey":`.repeat(5_000),
      ]) {
        await refused(endpoint, { body }, 400, 'invalid-request')
      }
    },
  },
  {
    number: 68,
    tried: 'ids and leads that are lists, objects, numbers, paths, control characters, half a pair',
    expected: '400',
    async run(endpoint) {
      const values: unknown[] = [
        [LEAD],
        { $ne: '' },
        108123759,
        null,
        true,
        '..',
        '%2e%2e',
        'a/b',
        '1?x=',
        '1#',
        'a\0',
        'a\r\nX: y',
        'a\n',
        '',
        'a'.repeat(65),
        'a'.repeat(10_000),
      ]
      for (const value of values) {
        const journey = { body: { journey: value } }
        const lead = { body: { journey: JOURNEY, lead: value } }
        for (const asked of [journey, lead]) {
          await refused(endpoint, asked, 400, 'invalid-request')
        }
      }
      await refused(endpoint, { body: '{"journey":"a\\ud800"}' }, 400, 'invalid-request')
    },
  },
  {
    number: 69,
    tried: 'GET, HEAD, PUT, PATCH, DELETE, TRACE, and OPTIONS that is no preflight',
    expected: '405, with Allow',
    async run(endpoint) {
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS']) {
        const { status, headers } = await endpoint.ask({ method })
        assert.equal(status, 405, method)
        if (method === 'TRACE' && endpoint.refusesTrace === true) continue
        assert.match(String(headers['allow']), /POST/, method)
      }
      assert.equal(endpoint.flg.seen.length, 0)
    },
  },
  {
    number: 70,
    tried: 'JSON as text/plain, a form, multipart, UTF-7, or as nothing',
    expected: '415',
    async run(endpoint) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-7',
        'application/json, text/plain',
        'application/jsonp',
        null,
      ]) {
        const headers = { 'Content-Type': type }
        await refused(endpoint, { headers }, 415, 'unsupported-media-type')
      }
    },
  },
  {
    number: 71,
    tried: 'an Origin that is null, absent, two, or looks like an allowed one; any Sec-Fetch-Site',
    expected: '403 without a CORS header',
    async run(endpoint) {
      const origins = [
        'null',
        'https://evil.example',
        `${SITE}.evil.example`,
        'https://evilwww.example.com',
        `${SITE}:8443`,
        'http://www.example.com',
        `${SITE}/`,
        `${SITE}, https://evil.example`,
        SITE.toUpperCase(),
      ]
      for (const Origin of origins) {
        for (const site of ['cross-site', 'same-site', 'none', 'junk', 'same-origin']) {
          const headers = { Origin, 'Sec-Fetch-Site': site }
          const answer = await refused(endpoint, { headers }, 403, 'forbidden')
          assert.equal(answer.headers['access-control-allow-origin'], undefined)
        }
      }
      for (const site of ['cross-site', 'same-site', 'none', 'junk', null]) {
        const headers = { Origin: null, 'Sec-Fetch-Site': site }
        await refused(endpoint, { headers }, 403, 'forbidden')
      }
    },
  },
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
      assert.equal(flg.seen.length, 1)
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
