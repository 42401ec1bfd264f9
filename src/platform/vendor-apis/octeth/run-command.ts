import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import type { Caller } from '../../access/caller.ts'
import type { PlatformContext } from '../../context.ts'
import { actionSubscribersCommand } from './commands/action-subscribers.ts'
import { cloneCommand } from './commands/clone.ts'
import type { Asked, Run } from './commands/command.ts'
import { copyToUserCommand } from './commands/copy-to-user.ts'
import { createCommand } from './commands/create.ts'
import { deleteManyCommand } from './commands/delete-many.ts'
import { deleteCommand } from './commands/delete.ts'
import { getCommand } from './commands/get.ts'
import { listCommand } from './commands/list.ts'
import { publishActionsCommand } from './commands/publish-actions.ts'
import { disableCommand, enableCommand } from './commands/switch.ts'
import { trackEventCommand } from './commands/track-event.ts'
import { updateActionsCommand } from './commands/update-actions.ts'
import { updateCommand } from './commands/update.ts'
import type { OctethPrivilege } from './find-octeth-caller.ts'
import { journeyRefusal } from './journey-refusal.ts'
import { parseInput } from './parse-input.ts'
import type { Parameters } from './read-parameters.ts'

const RUNS: { readonly [C in OctethCommand]: Run<C> } = {
  'journey.create': createCommand,
  'journey.clone': cloneCommand,
  'journey.copytouser': copyToUserCommand,
  'journey.get': getCommand,
  'journey.list': listCommand,
  'journey.update': updateCommand,
  'journey.delete': deleteCommand,
  'journeys.delete': deleteManyCommand,
  'journey.enable': enableCommand,
  'journey.disable': disableCommand,
  'journey.actions.update': updateActionsCommand,
  'journey.actions.published': publishActionsCommand,
  'journey.action.subscribers': actionSubscribersCommand,
  'event.track': trackEventCommand,
}

/** To delete one journey takes Campaign.Create, to delete many Campaign.Delete. */
export function privilegeOf(command: OctethCommand): OctethPrivilege {
  if (command === 'journeys.delete') return 'campaign:delete'
  return command === 'journey.copytouser' ? 'workspace:any' : 'campaign:create'
}

/** @throws {OctethError} */
export async function runCommand(
  command: OctethCommand,
  ctx: PlatformContext,
  caller: Caller,
  parameters: Parameters,
): Promise<object> {
  const input = parseInput(command, parameters)
  // The table has each command beside its own input; the compiler does not follow it there.
  const run = RUNS[command] as (asked: Asked<OctethCommand>) => Promise<object>
  try {
    return await run({ ctx, caller, workspaceId: caller.workspaceId, input })
  } catch (error) {
    throw journeyRefusal(command, error) ?? error
  }
}
