/** A process that carries out what journeys set going, and is ended where it is told to be. */
import { sql } from 'kysely'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { startEffectWorker } from '../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../src/platform/effects/mail/mailer.ts'
import { happen } from '../../../src/platform/enrollments/happen.ts'
import { lockLead } from '../../../src/platform/leads/journey-lead-store.ts'
import { testContext } from '../platform-fixture.ts'
import { QUICK, SENDER } from './effect-fixture.ts'

const [, , place = '', smtp = '', point = '', workspaceId = '', leadId = ''] = process.argv
const die = () => process.kill(process.pid, 'SIGKILL')
const isServer = place.startsWith('postgres')
const { db, close } = await (isServer ? openPostgres(place) : openPglite(place))
const ctx = await testContext(db)

if (point === 'in the step' || point === 'after the step') {
  await db.transaction().execute(async (trx) => {
    const lead = await lockLead(trx, workspaceId, leadId)
    await happen(trx, ctx, lead!, {
      name: 'go',
      props: {},
      occurredAt: ctx.now(),
      messageId: 'the one and only',
    })
    if (point === 'in the step') die()
  })
  die()
}

// A minute has passed: what a dead process had is taken back.
await sql`update pgboss.job set started_on = started_on - interval '2 minutes'`.execute(db)

const mailer = await smtpMailer({ url: smtp, sender: SENDER })
const send: typeof mailer.send = async (mail) => {
  if (point === 'before sending') die()
  const attempted = await mailer.send(mail)
  if (point === 'after sending') die()
  return attempted
}
const tell = (_: object, message: string) => {
  if (point === 'after the mark') die()
  console.log(message)
}
const log = { info: tell, warn: tell, error: tell }
const worker = await startEffectWorker(ctx, { mailer: { ...mailer, send }, log, pace: QUICK })
process.once('SIGTERM', () => void worker.stop().then(close))
