import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { signInviteToken } from '../../src/endpoint/sign-invite-token.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { checkAnswer } from '../contracts/openapi-answer.ts'
import { tokenCases } from '../contracts/token-cases.ts'
import { codeOf, type Answer, type Asked } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { JOURNEY, KEY, LEAD, SITE, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import type { Environment, Place } from '../harness/endpoint/settings.ts'
import { json } from '../harness/hostile-server.ts'
import { startEndpoint, type EndpointUnderTest } from '../hostile/endpoint/endpoint-under-test.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

const created = ({ text }: Answer) => JSON.parse(text) as SessionCreated
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

/** What the shared suites leave to each implementation: PHP has its own tokens, store and guards. */
export function endpointSuite(wordpress: () => Wordpress, place: Place): void {
  const suite = (
    name: string,
    environment: Environment,
    run: (endpoint: () => EndpointUnderTest) => void,
  ) =>
    describe(name, () => {
      let endpoint: EndpointUnderTest
      before(async () => {
        endpoint = await startEndpoint(place, environment)
      })
      after(() => endpoint.close())
      beforeEach(() => {
        endpoint.flg.reset()
        endpoint.flg.behave = goodSession()
      })
      run(() => endpoint)
    })

  suite('tokens at the endpoint in WordPress', {}, (endpoint) => {
    const { forge, accepted, refused } = tokenCases({
      secret: TOKEN_SECRET,
      lead: LEAD,
      journey: JOURNEY,
      site: SITE,
    })
    for (const [name, make] of accepted) {
      it(`takes one ${name}`, async () => {
        const { status, text } = await endpoint().ask(bearer(await make()))
        assert.equal(status, 201, text)
      })
    }
    for (const [name, make, detail = /./] of refused) {
      it(`refuses one when ${name}`, async () => {
        const { status, headers, text } = await endpoint().ask(bearer(await make()))
        assert.equal(status, 401, text)
        assert.match(String(headers['www-authenticate']), /^Bearer/)
        assert.match((JSON.parse(text) as { detail: string }).detail, detail)
        assert.equal(endpoint().flg.seen.length, 0)
      })
    }
    it('refuses what a token does not grant', async () => {
      const { status, text } = await endpoint().ask(bearer(await forge({ journey: ['another'] })))
      assert.equal(status, 403, text)
      const booking = { path: '/appointment-sessions', body: { appointmentType: 'a' } }
      assert.equal((await endpoint().ask({ ...booking, ...bearer(await forge()) })).status, 403)
    })
    it('takes an invite, again and again, for the one journey', async () => {
      const invite = await signInviteToken(
        { lead: 'invited', journey: JOURNEY },
        { secret: TOKEN_SECRET },
      )
      const [first, second] = [
        await endpoint().ask(bearer(invite)),
        await endpoint().ask(bearer(invite)),
      ]
      assert.deepEqual([first.status, second.status], [201, 201])
      assert.equal(created(first).publicUrl, created(second).publicUrl)
      const other = await endpoint().ask({ ...bearer(invite), body: { journey: 'another' } })
      assert.equal(other.status, 403)
    })
  })

  suite('answers in WordPress', { SESSIONFRAME_RATE_LIMIT_CALLER: '30' }, (endpoint) => {
    const ask = async (asked: Asked, status: number): Promise<Record<string, unknown>> => {
      const answer = await endpoint().ask(asked)
      assert.equal(answer.status, status, answer.text)
      const { path = '/journey-sessions', method = 'POST' } = asked
      const route = path.replace(/^\/sessions\/.*/, '/sessions/{sessionId}')
      return checkAnswer(method.toLowerCase(), route, {
        status: answer.status,
        contentType: answer.headers['content-type'] as string,
        requestId: answer.headers['x-request-id'] as string,
        text: answer.text,
      })
    }

    it('are those of the OpenAPI document', async () => {
      const { flg } = endpoint()
      const { sessionId } = await ask({}, 201)
      await ask({ path: '/appointment-sessions', body: { appointmentType: 'call' } }, 201)
      const state = { path: `/sessions/${String(sessionId)}`, method: 'GET' }
      await ask(state, 501)
      await ask({ ...state, lead: 'other' }, 404)
      await ask({ ...state, headers: { Authorization: null } }, 401)
      await ask({ body: { journey: '..' } }, 400)
      await ask({ headers: { Origin: 'https://other.example' } }, 403)
      await ask({ headers: { 'X-Sessionframe': null } }, 403)
      await ask({ headers: { Accept: 'text/html' } }, 406)
      await ask({ body: 'x'.repeat(70_000) }, 413)
      await ask({ headers: { 'Content-Type': 'text/plain' } }, 415)
      const failing: [RequestListener, number][] = [
        [json(404, ''), 422],
        [json(500, ''), 502],
        [json(429, '', { 'Retry-After': '7' }), 429],
        [() => {}, 504],
      ]
      for (const [at, [behave, status]] of failing.entries()) {
        flg.behave = behave
        await ask({ lead: `failing-${at}` }, status)
      }
    })

    it('come to one caller thirty times a minute, if the owner wants that', async () => {
      const statuses: number[] = []
      for (let at = 0; at < 31; at += 1)
        statuses.push((await endpoint().ask({ lead: 'busy' })).status)
      assert.deepEqual([statuses.filter((one) => one === 201).length, statuses.at(-1)], [30, 429])
    })

    it('leave nothing in the database that says who or where', async () => {
      const answer = await endpoint().ask({ lead: 'lead-canary' })
      const stored = wordpress().database.query('SELECT * FROM wp_sessionframe')
      const { publicUrl } = created(answer)
      for (const secret of [
        'lead-canary',
        publicUrl,
        'canary-session',
        JOURNEY,
        '127.0.0.1',
        KEY,
      ]) {
        assert.ok(!stored.includes(secret), secret)
      }
      assert.ok(stored.includes('reuse:'))
    })
  })

  const nobody = { SESSIONFRAME_ALLOWED_ORIGINS: `null,*,${SITE},${SITE}/path` }
  suite('origins in a constant that are none', nobody, (endpoint) => {
    it('let nobody in', async () => {
      for (const Origin of ['null', '*', `${SITE}/path`]) {
        const { status, headers } = await endpoint().ask({ headers: { Origin } })
        assert.deepEqual([status, headers['access-control-allow-origin']], [403, undefined], Origin)
      }
      assert.equal((await endpoint().ask()).status, 201)
    })
  })

  suite('an end that is no time', {}, (endpoint) => {
    it('is no end, and takes no session away', async () => {
      for (const [at, closesAt] of ['0000-00-00 00:00:00', 1e15, -1e15, 1e18].entries()) {
        endpoint().flg.behave = goodSession({ closesAt })
        const answer = await endpoint().ask({ lead: `endless-${at}` })
        assert.equal(answer.status, 201, `${closesAt}: ${answer.text}`)
        assert.equal(created(answer).expiresAt, null, String(closesAt))
      }
    })
  })

  suite('a database that keeps no count of calls', {}, (endpoint) => {
    before(() =>
      wordpress().database.query(
        "CREATE TRIGGER refuses BEFORE INSERT ON wp_sessionframe FOR EACH ROW SET NEW.name = IF(NEW.name LIKE 'circuit:%', (SELECT 1 UNION SELECT 2), NEW.name)",
      ),
    )
    after(() => wordpress().database.query('DROP TRIGGER refuses'))

    it('takes no session away that was made, and hides no failure', async () => {
      const { ask, flg, log } = endpoint()
      const made = await ask({ lead: 'uncounted' })
      assert.equal(made.status, 201, made.text)
      assert.match(log(), /store-failed/)
      flg.behave = json(500, '')
      const failed = await ask({ lead: 'uncounted-failure' })
      assert.deepEqual([failed.status, codeOf(failed)], [502, 'upstream-failed'])
    })
  })

  describe('what has expired in the table', () => {
    it('is all gone after the hour, however much it was, and nothing else', async () => {
      const { database, origin } = wordpress()
      const count = () => database.query('SELECT COUNT(*) FROM wp_sessionframe').trim()
      database.query('DELETE FROM wp_sessionframe')
      database.query(
        "INSERT INTO wp_sessionframe SELECT CONCAT('rate:', seq), '1', 1 FROM seq_1_to_25000",
      )
      database.query("INSERT INTO wp_sessionframe VALUES ('kept', '1', 9999999999999)")
      assert.equal(count(), '25001')
      await fetch(`${origin}/wp-cron.php`)
      const deadline = performance.now() + 20_000
      while (count() !== '1' && performance.now() < deadline) await wait(250)
      assert.equal(count(), '1')
    })
  })

  suite('an FLG that hangs', { SESSIONFRAME_UPSTREAM_TIMEOUT_MS: '4000' }, (endpoint) => {
    it('takes five workers of WordPress at most, and the site stays up', async () => {
      const { ask, flg } = endpoint()
      flg.behave = () => {}
      const asked = Array.from({ length: 12 }, (_, at) => ask({ lead: `hangs-${at}` }))
      await wait(1500)
      const started = performance.now()
      assert.equal((await fetch(wordpress().origin)).status, 200)
      assert.ok(performance.now() - started < 2000)
      const answers = await Promise.all(asked)
      const count = (status: number) => answers.filter((one) => one.status === status).length
      assert.deepEqual([count(504), count(503)], [5, 7])
      assert.equal(flg.seen.length, 5)
      for (const answer of answers.filter(({ status }) => status === 503)) {
        assert.equal(codeOf(answer), 'upstream-open')
        assert.equal(answer.headers['retry-after'], '1')
      }
    })
  })

  suite('an FLG that fails', {}, (endpoint) => {
    it('is left alone after twenty failures, and tried again by one', async () => {
      const { ask, flg } = endpoint()
      flg.behave = json(500, '')
      for (let at = 0; at < 20; at += 1) {
        assert.equal((await ask({ lead: `fails-${at}` })).status, 502)
      }
      const open = await ask({ lead: 'fails' })
      assert.deepEqual([open.status, codeOf(open)], [503, 'upstream-open'])
      const seconds = Number(open.headers['retry-after'])
      assert.ok(seconds >= 1 && seconds <= 10, String(seconds))
      assert.equal(flg.seen.length, 20)
      // Its ten seconds are over.
      wordpress().database.query("DELETE FROM wp_sessionframe WHERE name = 'circuit:open'")
      flg.behave = (...call) => void setTimeout(() => goodSession()(...call), 500)
      const [one, other] = await Promise.all([ask({ lead: 'tries-1' }), ask({ lead: 'tries-2' })])
      assert.deepEqual(
        [one.status, other.status].toSorted((a, b) => a - b),
        [201, 503],
      )
      assert.equal((await ask({ lead: 'tries-3' })).status, 201)
    })
  })
}
