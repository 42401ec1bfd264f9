import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { confirmBooking } from '../../src/platform/appointments/confirm-booking.ts'
import { startEffectWorker } from '../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../src/platform/effects/mail/mailer.ts'
import { submitForm } from '../../src/platform/sessions/submit-form.ts'
import { beginDue } from '../../src/platform/webhooks/deliver-webhooks.ts'
import { CountingUpstream, makeEndpoint, post, token } from '../endpoint/endpoint-fixture.ts'
import { hostileServer } from '../harness/hostile-server.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { smtpServer } from '../harness/smtp-server.ts'
import { watchedLog } from '../harness/watched-log.ts'
import { SENDER } from '../platform/effects/effect-fixture.ts'
import { tokenOf } from '../platform/platform-fixture.ts'
import { FIELDS } from '../platform/sessions/form-file.ts'
import { conclude, tell } from './conclude.ts'
import { openScene } from './scene.ts'
import { untaken } from './taken.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
/** From one try to the next of a visitor whom the endpoint could not give a session. */
const VISITOR_MS = 5 * SECOND_MS
const NEWS = 20
const PATIENCE_MS = 60_000
const log = watchedLog()

describe('an hour without', () => {
  const used = new AsyncDisposableStack()
  let url: string
  before(async () => {
    const postgres = used.use(await findPostgresServer())
    url = used.use(await migratedDatabase(postgres.url)).url
  })
  after(() => used.disposeAsync())

  it('the receiver of webhooks: all arrive within three hours of its return', async (t) => {
    const receiver = await hostileServer()
    await using _closed = { [Symbol.asyncDispose]: receiver.close }
    const { origin } = receiver
    const webhook = `${origin}/hook`
    await using scene = await openScene(url, { origin, forms: NEWS, times: 0, webhook })
    const begun = Date.now()
    let at = begun
    const ctx = { ...scene.ctx, now: () => new Date(at) }
    const options = { allowedOrigins: new Set([origin]), log }
    const ids = new Set<string>()
    receiver.behave = ({ headers }, response) => {
      const isBack = at - begun >= HOUR_MS
      if (isBack) ids.add(String(headers['webhook-id']))
      response.writeHead(isBack ? 204 : 503).end()
    }
    for (; at - begun < 4 * HOUR_MS && ids.size < NEWS; at += MINUTE_MS) {
      const submitted = scene.forms[(at - begun) / MINUTE_MS]
      if (submitted !== undefined) {
        const values = { [FIELDS.first]: 'Ada' }
        // oxlint-disable-next-line no-await-in-loop -- a minute after the other
        await submitForm(ctx, tokenOf(submitted.link), { submitKey: 'k', values })
      }
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(await beginDue(ctx, options, 1000))
    }
    assert.equal(ids.size, NEWS, 'all have arrived')
    t.diagnostic(`${(at - begun - HOUR_MS) / MINUTE_MS} minutes after its return`)
    const kept = scene.forms.map(({ id }) => ({ id, typed: 'Ada', saves: 0 }))
    const told = await untaken(scene, { ids }, { mails: [] })
    const seen = { injected: 1, survived: 1, kept, ...told }
    await conclude(t, scene, { name: 'an hour without the receiver of webhooks', ...seen })
  })

  it('the mail server: all mails are sent, each once', async (t) => {
    await using smtp = await smtpServer()
    await using scene = await openScene(url, {
      origin: 'https://pages.example.test',
      forms: 0,
      times: NEWS,
      bookers: NEWS,
      mails: true,
    })
    const { db, ctx, times } = scene
    let passed = 0
    // As a server says that is being repaired: https://datatracker.ietf.org/doc/html/rfc5321#section-4.2.3
    smtp.behave = () => (passed < HOUR_MS ? { code: 421, text: 'later' } : null)
    for (const [n, { link }] of scene.bookings.entries()) {
      const wanted = { start: times[n] ?? '', confirmKey: 'k' }
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await confirmBooking(ctx, tokenOf(link), wanted)
    }
    const mailer = await smtpMailer({ url: smtp.url, sender: SENDER })
    // The waits are those of service: it is the database's clock that has to go faster.
    const worker = await startEffectWorker(ctx, { mailer, log, pace: { look: 0.5, supervise: 1 } })
    const isAnyLeft = async () => {
      const { rows } = await sql`select from booking_mail where state = 'queued'`.execute(db)
      return rows.length > 0
    }
    try {
      // oxlint-disable no-await-in-loop -- ten minutes after the other
      for (const latest = Date.now() + PATIENCE_MS; await isAnyLeft(); passed += 10 * MINUTE_MS) {
        assert.ok(Date.now() < latest, 'mails are still not sent')
        await sql`update pgboss.job set start_after = start_after - interval '10 minutes'
          where state in ('created', 'retry') and name not like '\\_\\_%'`.execute(db)
        await wait(800)
      }
      // oxlint-enable no-await-in-loop
    } finally {
      await worker.stop()
    }
    assert.ok(smtp.read > smtp.mails.length, 'it was felt')
    assert.equal(smtp.mails.length, 2 * NEWS, 'each once')
    const booked = scene.bookings.map(({ id }, n) => ({ id, start: times[n] ?? null }))
    const told = await untaken(scene, { ids: new Set() }, smtp)
    const seen = { injected: 1, survived: 1, booked, ...told }
    await conclude(t, scene, { name: 'an hour without the mail server', ...seen })
  })

  it('the upstream: it is called seldom, and sessions are given again within ten seconds', async (t) => {
    const begun = Date.now()
    let at = begun
    const now = () => new Date(at)
    const upstream = new CountingUpstream()
    const { endpoint } = makeEndpoint({
      upstream,
      // Tokens have the right time: they are another server's.
      rateLimits: { address: false, caller: false },
      now,
    })
    upstream.onCall = async (session) => {
      if (at - begun < HOUR_MS) throw new Error('connect ECONNREFUSED 10.0.0.7:443')
      return session
    }
    /** Visitors who come every second and try again until they have one. */
    const waiting: { key: string; next: number }[] = []
    const given = new Map<string, string>()
    const served = async () => {
      for (const visitor of waiting.filter(({ next }) => next <= at)) {
        visitor.next = at + VISITOR_MS
        const headers = {
          'Idempotency-Key': visitor.key,
          Authorization: `Bearer ${await token({ lead: visitor.key })}`,
        }
        const answer = await endpoint(await post({ headers }))
        const text = await answer.text()
        if (answer.status === 201) {
          assert.ok(!given.has(visitor.key))
          given.set(visitor.key, text)
          waiting.splice(waiting.indexOf(visitor), 1)
        } else {
          assert.match(`${answer.status}`, /^50[234]$/, text)
          assert.doesNotMatch(text, /ECONN|10\.0\.0\.7/)
        }
      }
    }
    let came = 0
    for (; at - begun < HOUR_MS; at += 10 * SECOND_MS) {
      // Not all wait for an hour.
      waiting.splice(0, Math.max(0, waiting.length - 10))
      waiting.push({ key: `visitor-${came++}`, next: at })
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await served()
    }
    const { calls } = upstream
    const during = calls.length
    // A few until it is clear that all fail, then one every ten seconds.
    assert.ok(during <= 50 + HOUR_MS / (10 * SECOND_MS), `${during} calls in an hour`)
    for (const latest = at + 15 * SECOND_MS; waiting.length > 0; at += SECOND_MS) {
      assert.ok(at <= latest, `${waiting.length} visitors still have no session`)
      // oxlint-disable-next-line no-await-in-loop
      await served()
    }
    assert.equal(calls.length - during, given.size, 'one call for each session')
    t.diagnostic(`${came} visitors, ${during} calls in the hour, ${given.size} sessions after it`)
    const seen = { injected: 1, survived: 1, acknowledged: given.size, lost: 0, twice: 0 }
    await tell(t, { name: 'an hour without the upstream', ...seen })
  })
})
