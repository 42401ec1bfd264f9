import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { AnswerValue } from '../../wire/form.ts'
import { linkToken, tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { findForm } from '../forms/form-store.ts'
import { formFields } from '../forms/form.ts'
import { inTransaction } from '../in-transaction.ts'
import { fitsLeadGroup } from '../leads/lead.ts'
import { findSessionLead } from '../leads/session-lead.ts'
import type { WantedLead } from '../leads/session-lead.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import { newId } from '../uuid.ts'
import { checkAnswersLength, pickAnswers } from './answers.ts'
import { findById, findNewestOpen, insertFormSession } from './form-session-store.ts'
import type { StoredFormSession } from './form-session-store.ts'
import type { FormSession } from './form-session.ts'
import { showFormSession } from './show-form-session.ts'

export interface WantedFormSession {
  workspaceId: string
  lead: WantedLead
  /** The form's id. */
  form: string
  public: boolean
  /** Prefill by data field or field id; others are dropped. A session that is given again keeps its own. */
  values?: Record<string, AnswerValue>
  /** Give the newest open public session of this lead and form again, with the same link. */
  reuse: boolean
}

export interface StartedFormSession {
  session: FormSession
  /** A bearer secret. */
  publicUrl: string
  /** It was open already. */
  resumed: boolean
}

const MINUTE = 60_000

/** @throws {PlatformError} `unknown-lead`, `unknown-lead-group`, `unknown-form`, `lead-group-mismatch`, or `invalid` prefill. */
export async function startFormSession(
  ctx: PlatformContext,
  wanted: WantedFormSession,
): Promise<StartedFormSession> {
  const { stored, resumed } = await inTransaction(ctx.db, (trx) =>
    startFormSessionWithin(trx, ctx, wanted),
  )
  return {
    session: showFormSession(stored, ctx.now()),
    publicUrl: formSessionUrl(ctx, stored),
    resumed,
  }
}

/** The session's link, the same each time. */
export function formSessionUrl(
  { keys, url }: Pick<PlatformContext, 'keys' | 'url'>,
  { id, counter }: Pick<StoredFormSession, 'id' | 'counter'>,
): string {
  return `${url}/journeys/run/1/${linkToken(keys.linkKey, id, counter)}`
}

/** Within a transaction that does more; a refusal leaves nothing behind. */
export async function startFormSessionWithin(
  trx: Transaction<Database>,
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  wanted: WantedFormSession,
): Promise<{ stored: StoredFormSession; resumed: boolean }> {
  const lead = await findSessionLead(trx, wanted.workspaceId, wanted.lead)
  const form = await findForm(trx, wanted.workspaceId, wanted.form)
  if (form === null) throw new PlatformError('unknown-form', 'There is no such journey.')
  if (!fitsLeadGroup(lead, form.leadGroupId)) {
    throw new PlatformError(
      'lead-group-mismatch',
      "The lead's lead group is not the journey's lead group.",
    )
  }
  const now = ctx.now()
  if (lead.id !== null && wanted.reuse && wanted.public) {
    await lockName(trx, `form-session:${lead.id}:${form.id}`)
    const open = await findNewestOpen(trx, { leadId: lead.id, formId: form.id, now })
    if (open !== null) return { stored: open, resumed: true }
  }
  const id = newId()
  const counter = 1
  const values = pickAnswers(formFields(form.definition), wanted.values ?? {}, true)
  checkAnswersLength(values)
  await insertFormSession(trx, {
    id,
    tokenHash: tokenHash(linkToken(ctx.keys.linkKey, id, counter)),
    counter,
    form,
    leadId: lead.id,
    leadGroupId: lead.id === null ? (lead.leadGroup?.id ?? null) : null,
    public: wanted.public,
    values,
    createdAt: now,
    closesAt: closesAt(now, form.closesAfterMinutes),
  })
  const stored = await findById(trx, wanted.workspaceId, id)
  if (stored === null) throw new Error('The session that was just made is not there.')
  return { stored, resumed: false }
}

function closesAt(now: Date, minutes: number | null): Date | null {
  return minutes === null ? null : new Date(now.getTime() + minutes * MINUTE)
}
