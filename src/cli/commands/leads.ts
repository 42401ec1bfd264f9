import { Command } from 'commander'
import { requirePeers } from '../missing-peers.ts'
import { printCounts } from '../print-counts.ts'
import { readTextFile } from '../read-text-file.ts'
import { print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { leadChangesCommand } from './lead-changes.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

export function leadsCommand(): Command {
  const command = new Command('leads').description('the people that sessions are about')
  command
    .command('import')
    .description('add leads from CSV, or change those whose number is there: all rows or none')
    .argument(
      '<file>',
      'CSV with a head: number, leadGroup, then data fields; "-" for standard input',
    )
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(importFile)
  command.addCommand(leadChangesCommand())
  return command
}

async function importFile(path: string, options: DatabaseOptions): Promise<void> {
  requirePeers('leads import', ['csv'])
  const { parseLeadsCsv } = await import('../leads-csv.ts')
  const rows = parseLeadsCsv(path, await readTextFile(path))
  await withWorkspace('leads import', options, async ({ db }, workspace) => {
    const { importLeads } = await import('../../platform/leads/import-leads.ts')
    const counts = await importLeads(db, workspace.id, rows)
    print(`imported ${path} into workspace ${workspace.slug}`)
    printCounts('leads', counts)
  })
}
