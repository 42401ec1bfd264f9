import type { Answers, AnswerValue } from '../../wire/form.ts'
import type { BatchName } from '../../wire/page.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { pageCount } from '../../wire/review.ts'
import { formFields } from '../forms/form.ts'
import { inTransaction } from '../in-transaction.ts'
import { PlatformError } from '../platform-error.ts'
import { checkAnswersLength, pickAnswers, toLead } from './answers.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { assignLead, lockByTokenHash, updateAnswers } from './form-session-store.ts'
import { closesWhileUsed } from './closes-while-used.ts'
import { furthestPage } from './furthest-page.ts'
import { requireOpen } from './require-open.ts'
import { isSaved, withBatch } from './saved-batches.ts'
import { showFormSession } from './show-form-session.ts'

export interface WantedSave {
  /** The `rev` that the page has seen last. */
  rev: number
  /** From 1; further than `furthestPage` nobody gets. */
  page: number
  /** By field id, raw as typed. Fields that are not named keep what they have. */
  values: Answers
  /** Never put in twice. */
  batch?: BatchName | undefined
  /** Whoever saved meanwhile: of these fields, these are the last answers. */
  merge?: boolean | undefined
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
 * database has it. A session that runs out soon stays open a while longer.
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
    const count = pageCount(definition)
    if (!Number.isInteger(save.page) || save.page < 1 || save.page > count) {
      throw new PlatformError('invalid', `The form has pages 1 to ${count}.`)
    }
    const picked = pickAnswers(formFields(definition), save.values)
    const asStored = (ok: boolean) => {
      const { rev, page, values } = showFormSession(stored, now)
      return { ok, rev, page, values }
    }
    if (isSaved(stored.savedBatches, save.batch)) return asStored(true)
    const isStale = save.rev !== stored.rev
    // Somebody only looks whether there is anything new.
    const looks = Object.keys(picked).length === 0 && (isStale || save.page === stored.page)
    if (looks) return asStored(true)
    if (isStale && save.merge !== true) return asStored(false)
    const values = { ...stored.values, ...picked }
    checkAnswersLength(values)
    const saved = {
      ...stored,
      values,
      rev: stored.rev + 1,
      savedBatches: withBatch(stored.savedBatches, save.batch),
      closesAt: closesWhileUsed(stored, now),
    }
    const furthest = furthestPage(definition, showFormSession(saved, now).values, stored.reached)
    const next = { ...saved, page: Math.min(save.page, furthest) }
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
const isAnswer = (value: AnswerValue) => value !== false && toLead(value) !== ''
