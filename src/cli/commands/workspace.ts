import { Command } from 'commander'
import { print } from '../terminal.ts'
import { withDatabase } from '../with-database.ts'
import { dataOption } from './shared-options.ts'

export function workspaceCommand(): Command {
  const command = new Command('workspace').description('workspaces: one for each tenant')
  command
    .command('create <slug>')
    .description('make an empty workspace')
    .option('--name <name>', 'its name for people (default: the slug)')
    .addOption(dataOption())
    .action((slug: string, options: { name?: string; data: string }) =>
      withDatabase('workspace create', { data: options.data }, async ({ db }) => {
        const { createWorkspace } = await import('../../platform/workspaces/workspace-store.ts')
        const made = await createWorkspace(db, { slug, name: options.name ?? slug })
        print(`made workspace ${made.slug} (${made.id})`)
      }),
    )
  return command
}
