import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { assert as assertProperty, asyncProperty, jsonValue, oneof, string } from 'fast-check'
import { UpstreamError } from '../../../src/endpoint/upstream.ts'
import type { Upstream, UpstreamErrorCode } from '../../../src/endpoint/upstream.ts'
import { flgUpstream } from '../../../src/upstreams/flg/flg-upstream.ts'
import { retryAfterSeconds } from '../../../src/upstreams/http/retry-after.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import type { HostileServer } from '../../harness/hostile-server.ts'
import { HTTP_CLIENTS } from '../../harness/http-clients.ts'

const KEY = 'canaryKey6Pr9827YMLXhVkSk0LoABgR'
const LEAD = '108123759'
const ID = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const ANSWER = { sessionId: 's-1', publicUrl: 'https://platform.getflg.com/journeys/run/4/s-1' }

let server: HostileServer
before(async () => {
  server = await hostileServer()
})
beforeEach(() => server.reset())
after(() => server.close())

const call = (ms = 5_000) => ({ signal: AbortSignal.timeout(ms), requestId: 'r' })
for (const { client, fetch } of HTTP_CLIENTS)
  describe(`by ${client}`, () => {
    let upstream: Upstream
    before(() => {
      upstream = flgUpstream({ domain: server.origin, apiKey: KEY, fetch })
    })
    const journey = (ms?: number) =>
      upstream.createJourneySession({ lead: LEAD, id: ID, reuse: true }, call(ms))
    const appointment = () =>
      upstream.createAppointmentSession({ lead: LEAD, id: ID, reuse: true }, call())

    describe('the requests are those of the pages', () => {
      it('for a journey session', async () => {
        server.behave = json(200, ANSWER)
        await journey()
        const [seen] = server.seen
        assert.equal(seen?.method, 'POST')
        assert.equal(seen.url, '/api/v2/journey-response-sessions')
        assert.equal(seen.headers.authorization, `Bearer ${KEY}`)
        assert.equal(seen.headers['content-type'], 'application/json')
        assert.deepEqual(JSON.parse(seen.body), { lead: LEAD, journey: ID, public: true })
      })

      it('for an appointment session', async () => {
        server.behave = json(200, ANSWER)
        await appointment()
        const [seen] = server.seen
        assert.equal(seen?.url, '/api/v2/appointment-sessions')
        assert.deepEqual(JSON.parse(seen.body), { lead: LEAD, appointmentType: ID })
      })

      it('with ids that belong in an id', async () => {
        server.behave = json(200, ANSWER)
        for (const id of ['..', 'a/b', '1?x', '', 'a\n', 'x'.repeat(65)]) {
          await assert.rejects(
            upstream.createJourneySession({ lead: id, id: ID, reuse: false }, call()),
            isError('rejected'),
          )
          await assert.rejects(
            upstream.createAppointmentSession({ lead: LEAD, id, reuse: false }, call()),
            isError('rejected'),
          )
        }
        assert.equal(server.seen.length, 0)
      })
    })

    describe('an answer is read', () => {
      it('with "publicUrl" and what the pages print as " publicUrl", broken over lines', async () => {
        const closesAt = '2020-01-05T09:55:31.735Z'
        for (const [key, url] of [
          ['publicUrl', 'https://platform.getflg.com/appointments/book/8c18_54f5'],
          [' publicUrl', 'https://platform.getflg.com/appointments/book/8c18\n\n_54f5'],
          [' publicUrl', ' https://platform.getflg.com/appoint ments/book/8c18\r\n _54f5 '],
        ] as const) {
          server.behave = json(200, { sessionId: 's', lead: '1', closesAt, [key]: url })
          assert.deepEqual(await appointment(), {
            upstreamId: 's',
            publicUrl: 'https://platform.getflg.com/appointments/book/8c18_54f5',
            expiresAt: closesAt,
            resumed: false,
          })
        }
      })

      it('with closesAt null, absent, in milliseconds, with an offset, or beyond reading', async () => {
        for (const [closesAt, expiresAt] of [
          [null, null],
          [undefined, null],
          [1_578_218_131_735, '2020-01-05T09:55:31.735Z'],
          ['2020-01-05T10:55:31+01:00', '2020-01-05T09:55:31.000Z'],
          ['soon', null],
        ] as const) {
          server.behave = json(200, { ...ANSWER, closesAt })
          assert.equal((await journey()).expiresAt, expiresAt)
        }
      })

      it('and prefill is dropped with a warning that counts and does not quote', async () => {
        server.behave = json(200, ANSWER)
        const values = { firstname: 'Ada', amount: 3 }
        const wanted = { lead: LEAD, id: ID, reuse: true, values }
        const { warnings } = await upstream.createJourneySession(wanted, call())
        assert.deepEqual(warnings, ['FLG takes no prefill: 2 value(s) dropped.'])
        assert.ok(!('values' in (JSON.parse(server.seen[0]!.body) as object)))
      })
    })

    describe('a refusal becomes an UpstreamError', () => {
      const echo = `{"error":"Bearer ${KEY} is wrong"}`
      const cases: [number, UpstreamErrorCode, RegExp][] = [
        [400, 'rejected', /lead or journey/],
        [404, 'rejected', /lead or journey/],
        [401, 'failed', /access key.*Access Keys/],
        [403, 'failed', /"Allow access to Journeys"/],
        [409, 'failed', /409/],
        [429, 'rate-limited', /429/],
        [500, 'failed', /500/],
        [503, 'failed', /503/],
      ]
      for (const [status, code, message] of cases) {
        it(`${status} is ${code}`, async () => {
          server.behave = json(status, echo, { 'X-Echo': KEY })
          await assert.rejects(journey(), isError(code, message))
        })
      }
      it('403 on appointments names that permission', async () => {
        server.behave = json(403, echo)
        await assert.rejects(appointment(), isError('failed', /"Allow access to Appointments"/))
      })
      it('429 with Retry-After says how long', async () => {
        server.behave = json(429, '', { 'Retry-After': '12' })
        await assert.rejects(journey(), (error: UpstreamError) => error.retryAfter === 12)
      })
    })

    it('whatever FLG answers with 200, it is a session or an UpstreamError that does not quote it', async () => {
      const part = oneof(string(), jsonValue())
      await assertProperty(
        asyncProperty(
          oneof(
            string(),
            jsonValue().map((v) => JSON.stringify(v)),
            part.map((sessionId) => JSON.stringify({ ...ANSWER, sessionId })),
          ),
          async (body) => {
            server.behave = json(200, body)
            try {
              const session = await journey()
              assert.equal(typeof session.upstreamId, 'string')
            } catch (error) {
              assert.ok(error instanceof UpstreamError)
              assert.equal(error.cause, undefined)
              assert.match(error.message, /^FLG (answered|made)/)
            }
          },
        ),
        { numRuns: 150 },
      )
    })
  })

describe('retryAfterSeconds', () => {
  const now = new Date('2026-11-24T09:00:00Z')
  for (const [header, seconds] of [
    [null, undefined],
    ['0', 1],
    ['12', 12],
    ['1000000000', 3600],
    ['9'.repeat(400), 3600],
    ['-5', undefined],
    ['1.5', undefined],
    ['junk', undefined],
    ['', undefined],
    ['Tue, 24 Nov 2026 09:00:30 GMT', 30],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 1],
    ['Tue, 24 Nov 2099 08:00:00 GMT', 3600],
  ] as const) {
    it(`of ${JSON.stringify(header)?.slice(0, 40)} is ${seconds}`, () => {
      assert.equal(retryAfterSeconds(header, now), seconds)
    })
  }
})

describe('flgUpstream refuses to start', () => {
  const right = { domain: 'demo.flg360.co.uk', apiKey: KEY }
  for (const [name, options, message] of [
    ['without a domain', { domain: '' }, /"domain"/],
    ['with a domain of spaces', { domain: '   ' }, /"domain"/],
    ['with a path', { domain: 'demo.flg360.co.uk/api' }, /"domain".*path/],
    ['with a query', { domain: 'https://demo.flg360.co.uk/?a' }, /"domain"/],
    ['with credentials', { domain: 'https://user:hunter2@demo.flg360.co.uk' }, /"domain"/],
    ['with http elsewhere', { domain: 'http://demo.flg360.co.uk' }, /https/],
    ['with http on a private host', { domain: 'http://192.168.0.1' }, /https/],
    [
      'with a name that only looks like this machine',
      { domain: 'http://localhost.evil.com' },
      /https/,
    ],
    ['with another scheme', { domain: 'ftp://demo.flg360.co.uk' }, /"domain"/],
    ['without a key', { apiKey: '' }, /"apiKey"/],
    ['with a line break in the key', { apiKey: `${KEY}\nX: y` }, /"apiKey"/],
    ['with a key that is not ASCII', { apiKey: `${KEY}é` }, /"apiKey"/],
    ['with a space in the key', { apiKey: `Bearer ${KEY}` }, /"apiKey"/],
    ['with a key that is no text', { apiKey: undefined as unknown as string }, /"apiKey"/],
  ] as const) {
    it(name, () => {
      assert.throws(
        () => flgUpstream({ ...right, ...options }),
        (error: Error) => {
          assert.ok(error instanceof TypeError)
          assert.match(error.message, message)
          assert.doesNotMatch(error.message, /canary|hunter2/)
          return true
        },
      )
    })
  }
  it('and takes a bare host, a URL, and http on this machine', () => {
    for (const [domain, origin] of [
      ['demo.flg360.co.uk', 'https://demo.flg360.co.uk'],
      [' DEMO.flg360.co.uk/ ', 'https://demo.flg360.co.uk'],
      ['https://demo.flg360.co.uk:8443', 'https://demo.flg360.co.uk:8443'],
      ['http://localhost:8081', 'http://localhost:8081'],
      ['http://127.0.0.1:8081/', 'http://127.0.0.1:8081'],
    ] as const) {
      const { sessionOrigins } = flgUpstream({ domain, apiKey: KEY })
      assert.deepEqual(sessionOrigins, ['https://platform.getflg.com', origin])
    }
    const sessionOrigins = ['https://x.example']
    assert.deepEqual(flgUpstream({ ...right, sessionOrigins }).sessionOrigins, sessionOrigins)
  })
})

/** An `UpstreamError` of this code, which nowhere holds the key. */
function isError(code: UpstreamErrorCode, message = /./) {
  return (error: unknown) => {
    assert.ok(error instanceof UpstreamError)
    assert.equal(error.code, code)
    assert.match(error.message, message)
    assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, new RegExp(KEY))
    assert.equal(error.cause, undefined)
    return true
  }
}
