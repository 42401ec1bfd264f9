import { copyFor } from '../../../journeys/clone-journey.ts'
import { createWithin } from '../../../journeys/create-journey.ts'
import { JourneyError } from '../../../journeys/journey-error.ts'
import { withTrigger } from '../../../journeys/trigger.ts'
import { inTransaction } from '../../../in-transaction.ts'
import { copyEmails } from '../../../octeth-records/record-store.ts'
import { findWorkspaceByNumber } from '../../../workspaces/workspace-store.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { numberedError } from '../octeth-error.ts'
import { emailsOf, resetResources } from '../reset-resources.ts'
import type { Asked, Run } from './command.ts'

const COMMAND = 'journey.copytouser'
const MANUAL = { triggerType: 'Manual', triggerConfig: {} }

export const copyToUserCommand: Run<typeof COMMAND> = async (asked) => {
  try {
    return await copyToUser(asked)
  } catch (error) {
    if (error instanceof JourneyError) throw numberedError(COMMAND, 10)
    throw error
  }
}

function copyToUser({ ctx, input }: Asked<typeof COMMAND>) {
  return inTransaction(ctx.db, async (trx) => {
    const from = await findWorkspaceByNumber(trx, input.SourceUserID)
    if (from === null) throw numberedError(COMMAND, 7)
    const to = await findWorkspaceByNumber(trx, input.TargetUserID)
    if (to === null) throw numberedError(COMMAND, 8)
    const original = await findOctethJourney(trx, from.id, input.JourneyID)
    if (original === null) throw numberedError(COMMAND, 9)
    const draft = copyFor(to.id, original)
    const places = { from: from.id, to: to.id }
    const emails = await copyEmails(trx, places, emailsOf(draft.graph))
    const copies = new Map(emails.map(({ source, copy }) => [source, copy]))
    const { graph, reset } = resetResources(draft.graph, copies)
    const journey = await createWithin(trx, ctx, to.id, {
      ...draft,
      name: input.NewJourneyName ?? `Copy of ${original.name}`,
      graph: withTrigger(graph, MANUAL),
      // Names nothing in the other workspace.
      rules: { ...draft.rules, audienceId: null },
    })
    return {
      Success: true as const,
      JourneyID: journey.number,
      EmailsCopied: emails.map(({ source, copy }) => ({
        SourceEmailID: source,
        NewEmailID: copy,
      })),
      ResourcesReset: reset,
    }
  })
}
