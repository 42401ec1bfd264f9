import { Command, InvalidArgumentError, Option } from 'commander'
import { JOURNEY_SCOPES, ROLES } from '../../platform/access/scope.ts'
import type { Role, Scope } from '../../platform/access/scope.ts'
import { durationOption, idOption } from '../option-types.ts'
import { sealingSecret } from '../sealing-secret.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

/** Nothing takes a token back before it ends. */
const LONGEST_SECONDS = 86_400

interface UserTokenOptions extends DatabaseOptions {
  user: string
  role: Role
  scope?: Scope[]
  expires: number
}

export function userTokenCommand(): Command {
  return new Command('user-token')
    .description("sign a person in to BreakGround's routes and print the token")
    .addOption(
      new Option('--user <id>', 'who it is, for records').argParser(idOption).makeOptionMandatory(),
    )
    .addOption(
      new Option('--role <role>', 'what the person is').choices(ROLES).makeOptionMandatory(),
    )
    .addOption(
      new Option('--scope <scope...>', 'only this of what the role may').choices(JOURNEY_SCOPES),
    )
    .addOption(
      new Option('--expires <duration>', 'how long it lives, 24h at most')
        .argParser(expiresOption)
        .default(3600, '1h'),
    )
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printUserToken)
}

async function printUserToken(options: UserTokenOptions): Promise<void> {
  await withWorkspace('keys user-token', options, async ({ db }, workspace) => {
    const { openKeyring } = await import('../../platform/access/keyring.ts')
    const { signUserToken } = await import('../../platform/access/user-token.ts')
    const { listSites } = await import('../../platform/workspaces/workspace-store.ts')
    const { user: userId, role, scope: scopes, expires } = options
    // After the database: whoever holds the folder's lock is the one to make its secrets.
    const keys = await openKeyring(db, await sealingSecret(options.data))
    const now = new Date()
    const ends = new Date(now.getTime() + expires * 1000)
    const who = { workspaceId: workspace.id, userId, role, ...(scopes && { scopes }) }
    print(await signUserToken({ keys, now: () => now }, who, ends))
    note(`For ${userId}, ${role} of workspace ${workspace.slug}, until ${ends.toISOString()}.`)
    for (const { id, origin } of await listSites(db, workspace.id)) {
      note(`siteId ${id}: ${origin}`)
    }
  })
}

function expiresOption(text: string): number {
  const seconds = durationOption(text)
  if (seconds <= LONGEST_SECONDS) return seconds
  throw new InvalidArgumentError('A token lives 24h at most: nothing takes it back before.')
}
