import { EventEmitter, once } from 'node:events'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { startEffectWorker } from '../../../src/platform/effects/effect-worker.ts'
import type { EffectWorkerOptions } from '../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../src/platform/effects/mail/mailer.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { draw, engineFixture, on } from '../enrollments/engine-fixture.ts'

export const SENDER = { name: 'The Shop', address: 'shop@sender.example' }
/** Looks at once, and tries twice more without a wait. */
export const QUICK = { look: 0.5, retry: 0, retries: 2, expire: 60, supervise: 1 }

interface Line {
  level: string
  message: string
  [key: string]: unknown
}

/** A workspace whose journeys send mails to a real SMTP server of the test's own. */
export async function effectFixture(db: Kysely<Database>) {
  const engine = await engineFixture(db)
  const smtp = await smtpServer()
  const lines: Line[] = []
  const logged = new EventEmitter()
  const log = watchedLog((level, record: object, message: string) => {
    lines.push({ level, message, ...record })
    logged.emit('line')
  })

  async function email(subject: string, html: string, text = ''): Promise<number> {
    const { number } = await db
      .insertInto('email')
      .values({ id: newId(), workspace_id: engine.workspaceId, name: newId(), subject, html, text })
      .returning('number')
      .executeTakeFirstOrThrow()
    return Number(number)
  }

  /** A journey of one action. */
  function actionJourney(kind: string, config: Record<string, unknown>) {
    const drawn = draw(
      { start: on('go'), act: { type: 'ACTION', kind, config }, end: { type: 'EXIT' } },
      [
        ['start', 'act'],
        ['act', 'end'],
      ],
    )
    return engine.journey(drawn).then(({ id }) => ({ id, ledger: () => engine.ledger(id, drawn) }))
  }

  return {
    ...engine,
    smtp,
    lines,
    log,
    email,
    actionJourney,
    mailJourney: async (subject: string, html: string, more: Record<string, unknown> = {}) =>
      actionJourney('SendEmail', { EmailID: await email(subject, html), ...more }),
    async work(options: Partial<EffectWorkerOptions> = {}) {
      const mailer = await smtpMailer({ url: smtp.url, sender: SENDER })
      const worker = await startEffectWorker(engine.ctx, { mailer, log, pace: QUICK, ...options })
      return { ...worker, [Symbol.asyncDispose]: () => worker.stop() }
    },
    /** Waits until as many lines of this message were written as there are to be. */
    async told(message: string, times = 1): Promise<Line[]> {
      for (;;) {
        const found = lines.filter((line) => line.message === message)
        if (found.length >= times) return found
        await once(logged, 'line')
      }
    },
    effects: () =>
      db
        .selectFrom('effect')
        .selectAll()
        .where('workspace_id', '=', engine.workspaceId)
        .orderBy('id')
        .execute(),
    [Symbol.asyncDispose]: () => smtp[Symbol.asyncDispose](),
  }
}

export type EffectFixture = Awaited<ReturnType<typeof effectFixture>>
