import { EventEmitter, once } from 'node:events'
import { startEffectWorker } from '../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../src/platform/effects/mail/mailer.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import type { TestContext } from '../platform-fixture.ts'
import { QUICK, SENDER } from './effect-fixture.ts'

/** A worker that sends mails to a real SMTP server. */
export async function mailWorker(ctx: TestContext) {
  ctx.sendsMail = true
  const smtp = await smtpServer()
  const lines: string[] = []
  const logged = new EventEmitter()
  const log = watchedLog((_level, record: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(record)}`)
    logged.emit('line')
  })
  const mailer = await smtpMailer({ url: smtp.url, sender: SENDER })
  const worker = await startEffectWorker(ctx, { mailer, log, pace: QUICK })
  return {
    smtp,
    lines,
    /** Waits until as many mails have ended, sent or dropped, as there are to be in all. */
    async ended(times: number, message: string): Promise<string[]> {
      for (;;) {
        const found = lines.filter((line) => line.startsWith(message))
        if (found.length >= times) return found
        await once(logged, 'line')
      }
    },
    async [Symbol.asyncDispose]() {
      await worker.stop()
      await smtp[Symbol.asyncDispose]()
    },
  }
}
