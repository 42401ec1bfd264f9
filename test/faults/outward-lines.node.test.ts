import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { confirmBooking } from '../../src/platform/appointments/confirm-booking.ts'
import { startEffectWorker } from '../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../src/platform/effects/mail/mailer.ts'
import { submitForm } from '../../src/platform/sessions/submit-form.ts'
import { beginDue } from '../../src/platform/webhooks/deliver-webhooks.ts'
import { hostileServer } from '../harness/hostile-server.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { smtpServer } from '../harness/smtp-server.ts'
import { watchedLog } from '../harness/watched-log.ts'
import { QUICK, SENDER } from '../platform/effects/effect-fixture.ts'
import { tokenOf } from '../platform/platform-fixture.ts'
import { FIELDS } from '../platform/sessions/form-file.ts'
import { verifyWebhook } from '../platform/webhooks/verify-webhook.ts'
import { conclude } from './conclude.ts'
import { FAULTS, faultyProxy } from './faulty-proxy.ts'
import { letTimePass } from './let-time-pass.ts'
import { inRounds } from './rounds.ts'
import { openScene, WEBHOOK_SECRET } from './scene.ts'
import { untaken } from './taken.ts'

/** Things to tell of for each fault. */
const NEWS = 4
/** The other side takes so long over each, so that a fault meets it while it does. */
const THOUGHT_MS = 40
const PATIENCE_MS = 60_000
const log = watchedLog()

describe('lines to who is told of what happens', () => {
  const used = new AsyncDisposableStack()
  let url: string
  before(async () => {
    const postgres = used.use(await findPostgresServer())
    url = used.use(await migratedDatabase(postgres.url)).url
  })
  after(() => used.disposeAsync())

  it('that fail: every webhook arrives, with the same id and body each time', async (t) => {
    const receiver = await hostileServer()
    receiver.behave = (_request, response) =>
      void wait(THOUGHT_MS).then(() => response.writeHead(204).end())
    await using _closed = { [Symbol.asyncDispose]: receiver.close }
    await using line = await faultyProxy(receiver.port)
    const origin = `http://127.0.0.1:${line.port}`
    const faults = inRounds(FAULTS)
    await using scene = await openScene(url, {
      origin: 'https://pages.example.test',
      forms: faults.length * NEWS,
      times: 0,
      webhook: `${origin}/hook`,
    })
    const { db, ctx } = scene
    const options = { allowedOrigins: new Set([origin]), log, deadlineMs: 700 }
    const left = [...scene.forms]
    for (const fault of faults) {
      for (const { link } of left.splice(0, NEWS)) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await submitForm(ctx, tokenOf(link), {
          submitKey: link,
          values: { [FIELDS.first]: 'Ada' },
        })
      }
      const seen = receiver.seen.length
      // oxlint-disable-next-line no-await-in-loop
      const attempts = await beginDue(ctx, options, 1000)
      // oxlint-disable-next-line no-await-in-loop
      while (receiver.seen.length === seen) await wait(1)
      // What is tried while it goes on meets it as well.
      const later = wait(THOUGHT_MS).then(() => beginDue(inAnHour(ctx), options, 1000))
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all([line.inject(fault), ...attempts, later.then((all) => Promise.all(all))])
    }
    const failed = await db
      .selectFrom('webhook_attempt')
      .select('number')
      .where('failure', 'is not', null)
      .execute()
    assert.ok(failed.length > 0, 'the faults were felt')
    await using smtp = await smtpServer()
    await letTimePass(scene, { webhookOrigin: origin, smtpUrl: smtp.url })

    const bodies = new Map<string, string>()
    for (const one of receiver.seen) {
      const { id } = verifyWebhook(one, WEBHOOK_SECRET)
      assert.equal(bodies.get(id) ?? one.body, one.body, 'the same each time')
      bodies.set(id, one.body)
    }
    const told = await untaken(scene, { ids: new Set(bodies.keys()) }, smtp)
    const kept = scene.forms.map(({ id }) => ({ id, typed: 'Ada', saves: 0 }))
    const injected = faults.length
    const seen = { injected, survived: injected, kept, ...told }
    await conclude(t, scene, { name: 'line to webhooks', ...seen })
  })

  it('that fail: every mail arrives, with the same Message-ID each time', async (t) => {
    await using smtp = await smtpServer()
    smtp.behave = () => wait(THOUGHT_MS).then(() => null)
    await using line = await faultyProxy(smtp.port)
    const faults = inRounds(FAULTS).slice(0, Math.floor(96 / NEWS))
    await using scene = await openScene(url, {
      origin: 'https://pages.example.test',
      forms: 0,
      times: faults.length * NEWS,
      bookers: faults.length * NEWS,
      mails: true,
    })
    const { db, ctx, times } = scene
    const mailer = await smtpMailer({ url: `smtp://127.0.0.1:${line.port}`, sender: SENDER })
    const pace = { ...QUICK, retries: 50 }
    const worker = await startEffectWorker(ctx, { mailer, log, pace })
    try {
      for (const [index, fault] of faults.entries()) {
        const read = smtp.read
        for (let n = index * NEWS; n < (index + 1) * NEWS; n++) {
          const token = tokenOf(scene.bookings[n]?.link ?? '')
          const wanted = { start: times[n] ?? '', confirmKey: token }
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          await confirmBooking(ctx, token, wanted)
        }
        // oxlint-disable-next-line no-await-in-loop
        await until(async () => smtp.read > read)
        // oxlint-disable-next-line no-await-in-loop
        await line.inject(fault)
      }
      await until(async () => {
        const { rows } = await sql`select from booking_mail where state = 'queued'`.execute(db)
        return rows.length === 0
      })
    } finally {
      await worker.stop()
    }
    const { rows } = await sql<{ again: number }>`
      select sum(attempts - 1)::integer as again from booking_mail`.execute(db)
    const again = rows[0]?.again ?? 0
    assert.ok(again > 0, 'the faults were felt')
    const told = await untaken(scene, { ids: new Set() }, smtp)
    assert.ok(smtp.mails.length <= told.acknowledged + again, 'no attempt sends one twice')
    const booked = scene.bookings.map(({ id }, n) => ({ id, start: times[n] ?? null }))
    const injected = faults.length
    const seen = { injected, survived: injected, booked, ...told }
    await conclude(t, scene, { name: 'line to the mail server', ...seen })
  })
})

/** When what has just failed is due again. */
function inAnHour<Ctx extends { now(): Date }>(ctx: Ctx): Ctx {
  return { ...ctx, now: () => new Date(ctx.now().getTime() + 3_600_000) }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- it waits
  for (const latest = Date.now() + PATIENCE_MS; !(await holds());) {
    assert.ok(Date.now() < latest, 'it never came to that')
    // oxlint-disable-next-line no-await-in-loop
    await wait(10)
  }
}
