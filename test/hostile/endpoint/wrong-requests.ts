import assert from 'node:assert/strict'
import { head, raw, sendChunks } from '../../harness/endpoint/raw.ts'
import { JOURNEY, LEAD, SITE } from '../../harness/endpoint/settings.ts'
import type { EndpointCase } from './endpoint-case.ts'
import { refused } from './refused.ts'

/** Requests that have something wrong in them. */
export const wrongRequestRows: EndpointCase[] = [
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
]
