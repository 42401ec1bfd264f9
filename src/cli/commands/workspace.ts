import { Command } from 'commander'
import { CommandError } from '../command-error.ts'
import { print } from '../terminal.ts'
import { withDatabase } from '../with-workspace.ts'
import { dataOption } from './shared-options.ts'

export function workspaceCommand(): Command {
  const command = new Command('workspace').description('workspaces: one for each tenant')
  command
    .command('create <slug>')
    .description('make an empty workspace')
    .option('--name <name>', 'its name for people (default: the slug)')
    .addOption(dataOption())
    .action((slug: string, options: { name?: string; data: string }) =>
      withDatabase('workspace create', { data: options.data, workspace: slug }, async ({ db }) => {
        const { createWorkspace, findWorkspace } = await import(
          '../../platform/workspaces/workspace-store.ts'
        )
        if (await findWorkspace(db, slug)) {
          throw new CommandError(`there is a workspace "${slug}" already`)
        }
        const made = await createWorkspace(db, { slug, name: options.name ?? slug })
        print(`made workspace ${made.slug} (${made.id})`)
      }),
    )
  return command
}
