import { Command, InvalidArgumentError, Option } from 'commander'
import type { ValueChange } from '../../platform/leads/value-change-store.ts'
import { CommandError } from '../command-error.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, limitOption, workspaceOption } from './shared-options.ts'

interface ChangesOptions extends DatabaseOptions {
  limit: number
  before?: string
  json?: true
}

export function leadChangesCommand(): Command {
  return new Command('changes')
    .description('print what the data fields of a lead were and have become, the newest first')
    .argument('<lead>', 'the number of a lead')
    .addOption(limitOption())
    .addOption(
      new Option('--before <id>', 'go on below the change with this id').argParser(changeId),
    )
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printChanges)
}

async function printChanges(
  number: string,
  { limit, before, json, ...options }: ChangesOptions,
): Promise<void> {
  await withWorkspace('leads changes', options, async ({ db }, { id }) => {
    const { findLeadByNumber } = await import('../../platform/leads/lead-store.ts')
    const { listValueChanges } = await import('../../platform/leads/value-change-store.ts')
    const lead = await findLeadByNumber(db, id, number)
    if (lead === null) throw new CommandError(`there is no lead ${number.slice(0, 20)}`)
    const page = { limit, ...(before !== undefined && { before }) }
    const changes = await listValueChanges(db, lead.id, page)
    if (changes.length === 0) note('Nothing was written.')
    for (const change of changes) print(json ? JSON.stringify(change) : line(change))
    const last = changes.at(-1)
    if (changes.length === limit && last) note(`For what came before: --before ${last.id}`)
  })
}

/** Columns for people and for `awk`: when, the data field, what it was and became, who wrote it. */
function line({ at, dataField, was, became, by }: ValueChange): string {
  const who = by.id === undefined ? by.source : `${by.source} ${by.id}`
  return [at.toISOString(), dataField, said(was), said(became), who].join('\t')
}

/** As JSON, so that a text makes no column or line of its own. */
function said(value: ValueChange['was']): string {
  return value === null ? '-' : JSON.stringify(value)
}

/** A `bigint`. */
function changeId(text: string): string {
  if (/^\d{1,18}$/.test(text)) return text
  throw new InvalidArgumentError('It is an id that this command has printed.')
}
