import { Command, Option } from 'commander'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-workspace.ts'
import type { DatabaseOptions } from '../with-workspace.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

const PERMISSIONS = ['journeys', 'appointments'] as const

interface CreateKeyOptions extends DatabaseOptions {
  name: string
  allow: (typeof PERMISSIONS)[number][]
}

export function keysCommand(): Command {
  const command = new Command('keys').description('access keys of the vendor API')
  command
    .command('create')
    .description('make an access key and print it, once: only its hash is kept')
    .requiredOption('--name <name>', 'what the key is for')
    .addOption(
      new Option('--allow <permission...>', 'what it may reach').choices(PERMISSIONS).default([]),
    )
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action((options: CreateKeyOptions) =>
      withWorkspace('keys create', options, async ({ db }, workspace) => {
        const { createAccessKey } = await import('../../platform/access/access-key.ts')
        const made = await createAccessKey(db, workspace.id, {
          name: options.name,
          permissions: options.allow,
        })
        print(made.key)
        const may = made.permissions.length > 0 ? made.permissions.join(' and ') : 'nothing'
        note(
          `Key "${made.name}" of workspace ${workspace.slug} may reach ${may}. ` +
            'Keep it now: it is not shown again.',
        )
      }),
    )
  return command
}
