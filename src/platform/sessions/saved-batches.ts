import type { BatchName } from '../../wire/page.ts'

/** Pages of one session whose batches are told apart: who has more of them open works in few. */
const WRITERS = 8

/** Whether it, or a later one of the same page, which has all of it, is in the answers already. */
export function isSaved(saved: readonly BatchName[], batch: BatchName | undefined): boolean {
  if (batch === undefined) return false
  return saved.some(({ writer, number }) => writer === batch.writer && number >= batch.number)
}

export function withBatch(saved: BatchName[], batch: BatchName | undefined): BatchName[] {
  if (batch === undefined) return saved
  return [...saved.filter(({ writer }) => writer !== batch.writer), batch].slice(-WRITERS)
}
