import type { OctethAnswer } from '../../../../wire/vendors/octeth/answers.ts'
import type { OctethCommand } from '../../../../wire/vendors/octeth/commands.ts'
import type { OctethRequest } from '../../../../wire/vendors/octeth/requests.ts'
import type { Caller } from '../../../access/caller.ts'
import type { PlatformContext } from '../../../context.ts'

/** Who asks what of whose journeys. */
export interface Asked<C extends OctethCommand> {
  ctx: PlatformContext
  caller: Caller
  workspaceId: string
  input: OctethRequest<C>
}

/** What a command does. It throws `OctethError`, and refusals of the journeys' rules. */
export type Run<C extends OctethCommand> = (asked: Asked<C>) => Promise<OctethAnswer<C>>
