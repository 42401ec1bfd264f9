import { JourneyError } from '../../../journeys/journey-error.ts'
import { parseNumber } from '../../../journeys/journey-id.ts'
import type { Run } from './command.ts'
import { deleteOne } from './delete.ts'

/** Those that are there, one by one; Octeth says nothing of the others. */
export const deleteManyCommand: Run<'journeys.delete'> = async ({ ctx, workspaceId, input }) => {
  const numbers = input.Journeys.split(',').map((text) => parseNumber(text.trim()))
  for (const number of new Set(numbers)) {
    if (number === null) continue
    await deleteOne({ ctx, workspaceId }, number).catch((error: unknown) => {
      // Somebody else was faster.
      if (!(error instanceof JourneyError)) throw error
    })
  }
  return { Success: true, ErrorCode: 0, ErrorText: '' }
}
