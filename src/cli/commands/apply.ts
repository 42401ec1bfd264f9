import { Command } from 'commander'
import { applyToWorkspace } from '../apply-to-workspace.ts'
import type { ApplyOptions } from '../apply-to-workspace.ts'
import { readJsonFile } from '../read-json-file.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

export function applyCommand(): Command {
  return new Command('apply')
    .description('set up a workspace from a file; what is already so stays as it is')
    .argument('<file>', 'workspace.json, or "-" for standard input')
    .option('--dry-run', 'say what would change, and change nothing')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(applyFile)
}

async function applyFile(path: string, options: ApplyOptions): Promise<void> {
  // The file first: nothing is opened, and no workspace made, for one that cannot be applied.
  const { parseWorkspaceFile } = await import('../../wire/parse-workspace-file.ts')
  const file = parseWorkspaceFile(await readJsonFile(path))
  await applyToWorkspace('apply', { file, path }, options)
}
