import type { Executor } from '../../database/executor.ts'
import { insertEffects } from '../effects/effect-store.ts'
import type { NewEffect } from '../effects/effect-store.ts'
import type { Move } from './advance.ts'
import { saveProgress } from './progress-store.ts'

/** Writes where runs have come to, and sets going what their steps want beyond the database. */
export async function saveMoves(trx: Executor, moves: readonly Move[]): Promise<void> {
  await saveProgress(trx, moves)
  await insertEffects(trx, moves.flatMap(wantedEffects))
}

function wantedEffects({ run, progress }: Move): NewEffect[] {
  const { id: enrollmentId, workspaceId, stepNo } = run
  const { steps, at: decidedAt } = progress
  return steps.flatMap(({ effect: kind }, index) => {
    if (kind === undefined) return []
    return [{ enrollmentId, workspaceId, stepNo: stepNo + index + 1, kind, decidedAt }]
  })
}
