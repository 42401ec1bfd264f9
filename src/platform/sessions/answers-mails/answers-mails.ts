import type { QueuedMails } from '../../effects/mail/queued-mail.ts'
import { ANSWERS_MAIL, findAnswersMail } from './answers-mail-store.ts'
import { sendAnswersMail } from './send-answers-mail.ts'

/** Copies of their answers that visitors get. */
export const ANSWERS_MAILS: QueuedMails = {
  ...ANSWERS_MAIL,
  one: 'a copy of answers',
  async send(ctx, id, mailer) {
    const mail = await findAnswersMail(ctx.db, id)
    if (mail === null) return { attempted: { kind: 'dropped', reason: 'outdated' }, told: {} }
    const { sessionId } = mail
    return { attempted: await sendAnswersMail(ctx, mail, mailer), told: { sessionId } }
  },
}
