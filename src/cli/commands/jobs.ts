import { Command } from 'commander'
import type { Failure } from '../../platform/effects/failure-store.ts'
import { CommandError } from '../command-error.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, limitOption, workspaceOption } from './shared-options.ts'

interface ListOptions extends DatabaseOptions {
  limit: number
  json?: true
}

export function jobsCommand(): Command {
  const command = new Command('jobs').description(
    'what journeys, bookings and forms set going, and what became of it',
  )
  command
    .command('list')
    .description('print what has failed and waits for you, the newest first')
    .option('--failed', 'what has failed; there is no other list')
    .addOption(limitOption())
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printFailures)
  command
    .command('retry <ids...>')
    .description('set going again what has failed, by the ids that "jobs list" prints')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(retry)
  return command
}

async function printFailures({ limit, json, ...options }: ListOptions): Promise<void> {
  await withWorkspace('jobs list', options, async ({ db }, workspace) => {
    const { listFailures } = await import('../../platform/effects/failure-store.ts')
    const failures = await listFailures(db, workspace.id, limit)
    if (failures.length === 0) note('Nothing has failed.')
    for (const one of failures) print(json ? JSON.stringify(one) : line(one))
  })
}

/** Columns for people and for `awk`: when, what, why, how often it was tried, for whom, where, and its id. */
function line({ failedAt, what, reason, attempts, lead, id, ...of }: Failure): string {
  // A name that somebody chose makes no column of its own.
  const name = (of.journey ?? of.appointmentType ?? of.form ?? '').replace(/\s+/g, ' ')
  return [failedAt.toISOString(), what, reason, `${attempts}×`, `lead ${lead}`, name, id].join('\t')
}

async function retry(ids: string[], options: DatabaseOptions): Promise<void> {
  await withWorkspace('jobs retry', options, async ({ db }, workspace) => {
    const { retryFailure } = await import('../../platform/effects/retry-failure.ts')
    const refused: string[] = []
    for (const id of ids) {
      if (await retryFailure({ db, now: () => new Date() }, workspace.id, id)) {
        print(`set going again: ${id}`)
      } else refused.push(id)
    }
    if (refused.length === 0) return
    throw new CommandError(
      `nothing that failed and can go on has the id ${refused.join(', ')}: see "sessionframe jobs list". ` +
        'A run goes on only while its journey is there and the lead is not inside again',
    )
  })
}
