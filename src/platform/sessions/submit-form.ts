import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { formFlow } from '../../wire/form-flow.ts'
import type { Answers } from '../../wire/form.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { putAnswers } from '../enrollments/put-answers.ts'
import { sessionCompleted } from '../enrollments/session-completed.ts'
import { EVENTS } from '../events/event.ts'
import { fileIds } from '../files/sent-files.ts'
import { letOthersGo } from '../files/uploaded-file-store.ts'
import { formFields } from '../forms/form.ts'
import { inTransaction } from '../in-transaction.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { PlatformError } from '../platform-error.ts'
import { recordEvents } from '../webhooks/record-events.ts'
import type { CopyLanguage } from './answers-mails/answers-mail-store.ts'
import { queueAnswersMail } from './answers-mails/queue-answers-mail.ts'
import { checkAnswersLength, leadChanges, pickAnswers, showLeadValues } from './answers.ts'
import { AnswersChanged, writesOver } from './answers-changed.ts'
import { assignLead, completeFormSession, lockByTokenHash } from './form-session-store.ts'
import type { StoredFormSession } from './form-session-store.ts'
import type { FormSession } from './form-session.ts'
import { formEvents } from './form-events.ts'
import { formReceipt } from './form-receipt.ts'
import { requireOpen } from './require-open.ts'
import { appointmentsChanged, serversAnswers } from './servers-answers.ts'
import { showFormSession } from './show-form-session.ts'

export interface WantedSubmit {
  /** Made by the page for one submission, 1 to 200 characters: the same key gives the same answer again. */
  submitKey: string
  /** What the page has seen last; absent, whatever is stored is written over. */
  rev?: number
  /** By field id, checked and normalised. Blank ('') clears the lead's data field. */
  values: Answers
  /** In which language it was read; absent, the form's own. For a copy by mail. */
  language?: CopyLanguage
}

export interface SubmittedForm {
  receipt: string
  session: FormSession
}

const MAX_KEY_LENGTH = 200

/**
 * Closes the session and puts its values on the lead, in one transaction, once.
 * @throws {PlatformError} `unknown-session`, `expired`, `invalid`, or `closed`: submitted with another key.
 * @throws {AnswersChanged} Somebody has saved another answer since `rev`.
 */
export async function submitForm(
  ctx: PlatformContext,
  token: string,
  submit: WantedSubmit,
): Promise<SubmittedForm> {
  if (submit.submitKey.length < 1 || submit.submitKey.length > MAX_KEY_LENGTH) {
    throw new PlatformError('invalid', `A submit key has 1 to ${MAX_KEY_LENGTH} characters.`)
  }
  const session = await inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const found = await lockByTokenHash(trx, tokenHash(token))
    if (found !== null && found.submitKey === submit.submitKey) return showFormSession(found, now)
    const stored = requireOpen(found, now)
    const fields = formFields(stored.form.definition)
    const asked = fields.filter(({ id }) => Object.hasOwn(submit.values, id))
    const given = {
      ...pickAnswers(fields, submit.values),
      ...serversAnswers(asked, stored.values),
    }
    const isStale = submit.rev !== undefined && submit.rev !== stored.rev
    if (
      (isStale && writesOver(stored.values, given)) ||
      appointmentsChanged(asked, stored.values, submit.values)
    ) {
      throw new AnswersChanged(showFormSession(stored, now))
    }
    const readOnly = fields.filter((field) => field.readOnly)
    const shown = { ...showLeadValues(readOnly, {}, stored.leadValues), ...given }
    const flow = formFlow(stored.form.definition, shown)
    const answers = { ...given, ...flow.computed }
    checkAnswersLength(answers)
    const values = { ...shown, ...flow.computed }
    if (fields.some(({ type }) => type === 'file')) {
      await letOthersGo(trx, stored.id, fileIds(fields, given), now)
    }
    const rev = stored.rev + 1
    await completeFormSession(trx, stored.id, { values, rev, submitKey: submit.submitKey, at: now })
    const lead = await leadOf(trx, stored)
    const told = { workspaceId: stored.workspaceId, leadId: lead.id }
    await putAnswers(trx, ctx, {
      ...told,
      sessionId: stored.id,
      source: 'form',
      ...leadChanges(fields, answers),
    })
    if (lead.id !== stored.leadId) await tellOfNewLead(trx, ctx, told)
    await recordEvents(trx, { workspaceId: stored.workspaceId, at: now }, () =>
      formEvents(ctx, { session: stored, lead: lead.number, completedAt: now }),
    )
    const { language } = submit
    await queueAnswersMail(trx, ctx, { session: stored, flow, values, language, at: now })
    await sessionCompleted(trx, ctx, {
      ...told,
      sessionId: stored.id,
      name: EVENTS.formSubmitted,
      props: { form: stored.form.id },
      at: now,
    })
    return showFormSession({ ...stored, values, rev, modifiedAt: now, completedAt: now }, now)
  })
  const receipt = await formReceipt(ctx, session)
  if (receipt === null) throw new Error('The session that was just submitted is not complete.')
  return { receipt, session }
}

/** Made now, where the session began without one and nothing was saved before. */
async function leadOf(
  trx: Transaction<Database>,
  stored: StoredFormSession,
): Promise<{ id: string; number: string }> {
  const { leadId, leadNumber } = stored
  if (leadId !== null && leadNumber !== null) return { id: leadId, number: leadNumber }
  const made = await makeSessionLead(trx, stored)
  await assignLead(trx, stored.id, made.id)
  return made
}
