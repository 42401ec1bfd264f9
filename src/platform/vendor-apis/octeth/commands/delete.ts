import { deleteJourney } from '../../../journeys/change-journey-state.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import type { Asked, Run } from './command.ts'

export const deleteCommand: Run<'journey.delete'> = async (asked) => {
  const { JourneyID } = asked.input
  if (!(await deleteOne(asked, JourneyID))) throw numberedError('journey.delete', 3)
  return { JourneyID }
}

/** Whether it was there. */
export async function deleteOne(
  { ctx, workspaceId }: Pick<Asked<'journey.delete'>, 'ctx' | 'workspaceId'>,
  number: number,
): Promise<boolean> {
  const journey = await findOctethJourney(ctx.db, workspaceId, number)
  if (journey === null) return false
  await deleteJourney(ctx, workspaceId, journey.id, 'delete')
  return true
}
