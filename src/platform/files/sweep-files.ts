import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockSession, updateAnswers } from '../sessions/form-session-store.ts'
import { LONGEST_UPLOAD_MS } from './bounded-body.ts'
import { removeBytes } from './remove-file.ts'
import {
  giveUpArriving,
  leavingSince,
  letOthersGo,
  sessionsToEmpty,
} from './uploaded-file-store.ts'

/** After that nobody writes a file any more that was on its way. */
const GIVEN_UP_MS = 2 * LONGEST_UPLOAD_MS
const ABANDONED_MS = 90 * 86_400_000
const BATCH = 100
/** The store is away then. */
const MOST_FAILURES = 5

type Sweeping = Pick<PlatformContext, 'db' | 'now' | 'files'>

/**
 * Removes the files that nobody will ask for: of answers that were taken back, of sessions that have
 * run out or were left alone, of leads that were deleted, and what was broken off. As many processes as there
 * are may do it at once, and each may end at any point.
 * @returns How many are gone.
 */
export async function sweepFiles({ db, now, files }: Sweeping): Promise<number> {
  const at = now()
  const before = (ms: number) => new Date(at.getTime() - ms)
  await giveUpArriving(db, before(GIVEN_UP_MS), at)
  for (;;) {
    const wanted = { now: at, untouched: before(ABANDONED_MS), limit: BATCH }
    // oxlint-disable-next-line no-await-in-loop
    const sessions = await sessionsToEmpty(db, wanted)
    // oxlint-disable-next-line no-await-in-loop
    for (const id of sessions) await emptySession({ db, now }, id)
    if (sessions.length < BATCH) break
  }
  if (files === undefined) return 0
  let gone = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const ids = await leavingSince(db, before(GIVEN_UP_MS), BATCH)
    let removed = 0
    let failed = 0
    for (const id of ids) {
      // oxlint-disable-next-line no-await-in-loop
      if (await removeBytes({ db, files }, id)) removed += 1
      else failed += 1
      if (failed === MOST_FAILURES) break
    }
    gone += removed
    // What could not be removed now stays in front.
    if (removed < BATCH) return gone
  }
}

/** Its answers name no file that is not there. */
async function emptySession({ db, now }: Omit<Sweeping, 'files'>, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const stored = await lockSession(trx, id)
    if (stored === null) return
    const asked = stored.form.definition.pages.flatMap(({ fields }) => fields)
    const fields = new Set(asked.filter(({ type }) => type === 'file').map((field) => field.id))
    const rest = Object.entries(stored.values).filter(([field]) => !fields.has(field))
    const values = Object.fromEntries(rest)
    const { modifiedAt: at } = stored
    await updateAnswers(trx, id, { ...stored, values, rev: stored.rev + 1, at })
    await letOthersGo(trx, id, [], now())
  })
}
