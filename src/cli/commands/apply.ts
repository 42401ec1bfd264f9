import { Command } from 'commander'
import { chooseWorkspace } from '../choose-workspace.ts'
import { printCounts } from '../print-counts.ts'
import { readJsonFile } from '../read-json-file.ts'
import { print } from '../terminal.ts'
import { withDatabase } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

export function applyCommand(): Command {
  return new Command('apply')
    .description('set up a workspace from a file; what is already so stays as it is')
    .argument('<file>', 'workspace.json, or "-" for standard input')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(applyFile)
}

async function applyFile(path: string, options: DatabaseOptions): Promise<void> {
  // The file first: nothing is opened, and no workspace made, for one that cannot be applied.
  const { parseWorkspaceFile } = await import('../../wire/parse-workspace-file.ts')
  const file = parseWorkspaceFile(await readJsonFile(path))
  await withDatabase('apply', options, async ({ db, wanted }) => {
    const { applyWorkspaceFile } = await import('../../platform/workspaces/apply-workspace-file.ts')
    const { createWorkspace } = await import('../../platform/workspaces/workspace-store.ts')
    const workspace = await chooseWorkspace(db, wanted, (slug) =>
      createWorkspace(db, { slug, name: slug }),
    )
    const report = await applyWorkspaceFile(db, workspace.id, file)
    print(`applied ${path} to workspace ${workspace.slug}`)
    for (const [noun, counts] of Object.entries(report)) printCounts(noun, counts)
  })
}
