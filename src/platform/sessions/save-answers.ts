import type { Answers, AnswerValue } from '../../wire/form.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { formFields } from '../forms/form.ts'
import { inTransaction } from '../in-transaction.ts'
import { PlatformError } from '../platform-error.ts'
import { checkAnswersLength, pickAnswers } from './answers.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { assignLead, lockByTokenHash, updateAnswers } from './form-session-store.ts'
import { requireOpen } from './require-open.ts'
import { showFormSession } from './show-form-session.ts'

export interface WantedSave {
  /** The `rev` that the page has seen last. */
  rev: number
  /** From 1. */
  page: number
  /** By field id, raw as typed. Fields that are not named keep what they have. */
  values: Answers
}

/** `ok: false`: somebody saved meanwhile, and this is what is stored. */
export interface SavedAnswers {
  ok: boolean
  rev: number
  page: number
  values: Answers
}

/**
 * Keeps what the visitor has typed so far, unchecked. Answered only when the
 * database has it.
 * @throws {PlatformError} `unknown-session`, `closed`, `expired`, or `invalid`: no such page, or an answer is too long.
 */
export async function saveAnswers(
  ctx: PlatformContext,
  token: string,
  save: WantedSave,
): Promise<SavedAnswers> {
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const stored = requireOpen(await lockByTokenHash(trx, tokenHash(token)), now)
    const { definition } = stored.form
    if (!Number.isInteger(save.page) || save.page < 1 || save.page > definition.pages.length) {
      throw new PlatformError('invalid', `The form has pages 1 to ${definition.pages.length}.`)
    }
    const picked = pickAnswers(formFields(definition), save.values)
    if (save.rev !== stored.rev) {
      const { rev, page, values } = showFormSession(stored, now)
      return { ok: false, rev, page, values }
    }
    const values = { ...stored.values, ...picked }
    checkAnswersLength(values)
    const next = { ...stored, values, page: save.page, rev: stored.rev + 1 }
    await updateAnswers(trx, stored.id, { ...next, at: now })
    if (stored.leadId === null && Object.values(picked).some(isAnswer)) {
      const lead = await makeSessionLead(trx, stored)
      await assignLead(trx, stored.id, lead.id)
      await tellOfNewLead(trx, ctx, { workspaceId: stored.workspaceId, leadId: lead.id })
    }
    return { ok: true, rev: next.rev, page: next.page, values: showFormSession(next, now).values }
  })
}

/** A field that was touched and left empty says nothing of anybody. */
const isAnswer = (value: AnswerValue) => value !== '' && value !== false
