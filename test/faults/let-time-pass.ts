import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { startEffectWorker } from '../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../src/platform/effects/mail/mailer.ts'
import { beginDue } from '../../src/platform/webhooks/deliver-webhooks.ts'
import { watchedLog } from '../harness/watched-log.ts'
import { QUICK, SENDER } from '../platform/effects/effect-fixture.ts'
import type { Scene } from './scene.ts'

/** Longer than the longest wait between two tries. */
const STEP_MS = 30 * 3_600_000
const PATIENCE_MS = 60_000

/**
 * Lets so much time pass that all is tried again that was not taken, by servers that are well now.
 * Of webhooks it is the time of the clock that they are given; pg-boss has the database's, so its
 * jobs are moved into the past instead.
 */
export async function letTimePass(
  { db, ctx }: Scene,
  { webhookOrigin, smtpUrl }: { webhookOrigin: string; smtpUrl: string },
): Promise<void> {
  const log = watchedLog()
  const options = { allowedOrigins: new Set([webhookOrigin]), log }
  for (let at = Date.now() + STEP_MS; await isAny(db, WAITING); at += STEP_MS) {
    // oxlint-disable-next-line no-await-in-loop -- one time after the other
    await Promise.all(await beginDue({ ...ctx, now: () => new Date(at) }, options, 1000))
  }
  const mailer = await smtpMailer({ url: smtpUrl, sender: SENDER })
  const pace = { ...QUICK, retries: 10 }
  const worker = await startEffectWorker(ctx, { mailer, log, pace })
  try {
    for (const latest = Date.now() + PATIENCE_MS; await isAny(db, UNSENT);) {
      assert.ok(Date.now() < latest, 'mails are still not sent')
      // oxlint-disable-next-line no-await-in-loop
      await sql`update pgboss.job set start_after = now() - interval '1 second',
        started_on = started_on - interval '3 minutes'
        where state in ('created', 'retry', 'active') and name not like '\\_\\_%'
          and coalesce(started_on, now() - interval '1 hour') < now() - interval '5 seconds'`.execute(
        db,
      )
      // oxlint-disable-next-line no-await-in-loop
      await wait(300)
    }
  } finally {
    await worker.stop()
  }
}

const WAITING = sql<{ any: boolean }>`
  select exists (select from webhook_delivery where state = 'waiting') as any`

const UNSENT = sql<{ any: boolean }>`
  select exists (select from pgboss.job
    where name not like '\\_\\_%' and state in ('created', 'retry', 'active')) as any`

async function isAny(db: Scene['db'], query: typeof WAITING): Promise<boolean> {
  const { rows } = await query.execute(db)
  return rows[0]?.any === true
}
