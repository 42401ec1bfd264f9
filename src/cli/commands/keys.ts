import { Command } from 'commander'
import { UsageError } from '../command-error.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

interface CreateKeyOptions extends DatabaseOptions {
  name: string
  journeys?: true
  appointments?: true
}

export function keysCommand(): Command {
  const command = new Command('keys').description('access keys of the vendor API')
  command
    .command('create')
    .description('make an access key and print it, once: only its hash is kept')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--journeys', 'it may start journey sessions')
    .option('--appointments', 'it may start appointment sessions')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(createKey)
  return command
}

async function createKey(options: CreateKeyOptions): Promise<void> {
  const permissions = (['journeys', 'appointments'] as const).filter((name) => options[name])
  if (permissions.length === 0) {
    throw new UsageError(
      'give --journeys, --appointments or both: a key that may do nothing is of no use',
    )
  }
  await withWorkspace('keys create', options, async ({ db }, workspace) => {
    const { createAccessKey } = await import('../../platform/access/access-key-store.ts')
    const made = await createAccessKey(db, workspace.id, { name: options.name, permissions })
    print(made.key)
    note(
      `Key "${made.name}" of workspace ${workspace.slug} may start ${permissions.join(' and ')}. ` +
        'Keep it now: it is not shown again.',
    )
  })
}
