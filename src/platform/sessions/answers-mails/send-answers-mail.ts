import { copyAddress } from '../../../wire/answers-copy.ts'
import { formFlow } from '../../../wire/form-flow.ts'
import type { Attempted } from '../../effects/effect.ts'
import { isAddress } from '../../effects/mail/is-address.ts'
import { findRecipient } from '../../effects/mail/mail-store.ts'
import type { Mailer } from '../../effects/mail/mailer.ts'
import { ownEnvelope, sendOwnMail } from '../../effects/mail/own-mail.ts'
import type { QueuedMailContext } from '../../effects/mail/queued-mail.ts'
import { isMailStopped } from '../../mail-reports/reported-mail-store.ts'
import { findById } from '../form-session-store.ts'
import type { AnswersMail } from './answers-mail-store.ts'
import { writeAnswersMail } from './write-answers-mail.ts'

/** Sends a visitor what he has submitted, to the address that he gave in it. */
export async function sendAnswersMail(
  ctx: QueuedMailContext,
  mail: AnswersMail,
  mailer: Mailer,
): Promise<Attempted> {
  const { db } = ctx
  const { workspaceId, sessionId } = mail
  const session = await findById(db, workspaceId, sessionId)
  if (session === null || session.completedAt === null || session.leadId === null) {
    return { kind: 'dropped', reason: 'outdated' }
  }
  const { values, leadId } = session
  const { definition } = session.form
  const to = copyAddress(definition.copy, formFlow(definition, values), values)
  if (to === null || !isAddress(to)) return { kind: 'dropped', reason: 'no-address' }
  // Who has only unsubscribed still wants what he has asked for.
  const lead = await findRecipient(db, workspaceId, leadId)
  if (lead === null || lead.getsNoMail || (await isMailStopped(db, workspaceId, to))) {
    return { kind: 'dropped', reason: 'suppressed' }
  }
  const written = {
    ...ownEnvelope(mail, 'answers', mailer.sender),
    to,
    ...writeAnswersMail(definition, values, mail),
  }
  return sendOwnMail(ctx, mailer, written, { workspaceId, reportId: `answers-mail:${mail.id}` })
}
