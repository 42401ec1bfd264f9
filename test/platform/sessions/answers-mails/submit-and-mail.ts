/** A process that submits, one session after another, and sends the copies of it, until it is ended. */
import { sql } from 'kysely'
import { openPglite } from '../../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../../src/database/open-postgres.ts'
import { startEffectWorker } from '../../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../../src/platform/effects/mail/mailer.ts'
import { submitForm } from '../../../../src/platform/sessions/submit-form.ts'
import { QUICK, SENDER } from '../../effects/effect-fixture.ts'
import { testContext } from '../../platform-fixture.ts'
import { FIELDS } from './copy-form.ts'

const [, , place = '', smtp = '', wanted = '[]'] = process.argv
const { db, close } = await (place.startsWith('postgres') ? openPostgres(place) : openPglite(place))
const ctx = { ...(await testContext(db)), sendsMail: true }

// The time has passed after which what a dead process had is taken back.
await sql`update pgboss.job set started_on = started_on - interval '2 minutes'`.execute(db)

const log = { info: () => {}, warn: () => {}, error: console.error }
const mailer = await smtpMailer({ url: smtp, sender: SENDER })
// As many tries as in service: each death costs one.
const worker = await startEffectWorker(ctx, { mailer, log, pace: { ...QUICK, retries: 10 } })
process.once('SIGTERM', () => void worker.stop().then(close))

for (const [token, email] of JSON.parse(wanted) as [token: string, email: string][]) {
  const values = { [FIELDS.email]: email, [FIELDS.copy]: true }
  // oxlint-disable-next-line no-await-in-loop -- in this order
  await submitForm(ctx, token, { submitKey: token, values })
  console.log(token)
}
