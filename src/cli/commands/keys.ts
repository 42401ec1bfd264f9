import { Command, Option } from 'commander'
import {
  JOURNEY_SCOPES,
  MAIL_SCOPES,
  OCTETH_SCOPES,
  ROLES,
  scopesOfRole,
} from '../../platform/access/scope.ts'
import type { Role, Scope } from '../../platform/access/scope.ts'
import { UsageError } from '../command-error.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'
import { userTokenCommand } from './user-token.ts'

interface CreateKeyOptions extends DatabaseOptions {
  name: string
  journeys?: true
  appointments?: true
  scope?: Scope[]
  role?: Role
}

export function keysCommand(): Command {
  const command = new Command('keys').description('access keys and tokens of the vendor APIs')
  command
    .command('create')
    .description('make an access key and print it, once: only its hash is kept')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--journeys', 'it may start journey sessions')
    .option('--appointments', 'it may start appointment sessions')
    .addOption(
      new Option('--scope <scope...>', 'what else it may do').choices([
        ...JOURNEY_SCOPES,
        ...OCTETH_SCOPES,
        ...MAIL_SCOPES,
      ]),
    )
    .addOption(new Option('--role <role>', 'all that such a person may do').choices(ROLES))
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(createKey)
  command.addCommand(userTokenCommand())
  return command
}

async function createKey(options: CreateKeyOptions): Promise<void> {
  const permissions = (['journeys', 'appointments'] as const).filter((name) => options[name])
  const { scope = [], role } = options
  const scopes = [...scope, ...(role === undefined ? [] : scopesOfRole(role))]
  if (permissions.length + scopes.length === 0) {
    throw new UsageError(
      'give --journeys, --appointments, --scope or --role: a key that may do nothing is of no use',
    )
  }
  await withWorkspace('keys create', options, async ({ db }, workspace) => {
    const { createAccessKey } = await import('../../platform/access/access-key-store.ts')
    const made = await createAccessKey(db, workspace.id, {
      name: options.name,
      permissions,
      scopes,
    })
    print(made.key)
    const may = [
      ...(permissions.length > 0 ? [`start ${permissions.join(' and ')}`] : []),
      ...made.scopes,
    ]
    note(
      `Key "${made.name}" of workspace ${workspace.slug} may: ${may.join(', ')}. ` +
        'Keep it now: it is not shown again.',
    )
  })
}
