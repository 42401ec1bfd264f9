import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

export function exportCommand(): Command {
  return new Command('export')
    .description('write a workspace as the file that "apply" reads')
    .option('--out <file>', 'where to write it (default: standard output)')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action((options: DatabaseOptions & { out?: string }) =>
      withWorkspace('export', options, async ({ db }, workspace) => {
        const { exportWorkspaceFile } =
          await import('../../platform/workspaces/export-workspace-file.ts')
        const text = JSON.stringify(await exportWorkspaceFile(db, workspace.id), null, 2)
        if (options.out === undefined) return print(text)
        // It holds people's data: for its owner only.
        await writeFile(options.out, `${text}\n`, { mode: 0o600 })
        note(`wrote workspace ${workspace.slug} to ${options.out}`)
      }),
    )
}
