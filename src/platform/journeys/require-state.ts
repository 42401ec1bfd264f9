import type { Executor } from '../../database/executor.ts'
import type { JourneyState } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { stateOf } from './journey-state-store.ts'

/**
 * Why a statement has found nothing to change: read after it, for the refusal only.
 * @throws {JourneyError} `unknown-journey`.
 */
export async function requireState(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<{ state: JourneyState; versions: number }> {
  const found = await stateOf(ex, workspaceId, id)
  if (found === null) throw new JourneyError('unknown-journey', 'There is no such journey.')
  return found
}

export function refuseState(action: string, state: JourneyState): JourneyError {
  return new JourneyError('wrong-state', `The journey is ${state}: it does not take "${action}".`, {
    state,
  })
}
