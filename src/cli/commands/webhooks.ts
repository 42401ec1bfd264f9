import { Command, InvalidArgumentError, Option } from 'commander'
import type { LoggedDelivery } from '../../platform/webhooks/delivery-log-store.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { withoutQuery } from '../without-query.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

interface LogOptions extends DatabaseOptions {
  limit: number
  json?: true
}

export function webhooksCommand(): Command {
  const command = new Command('webhooks').description('who is told of what happens')
  command
    .command('log')
    .description('print what was sent in the last 30 days and how it went, the newest first')
    .addOption(
      new Option('--limit <number>', 'lines at most').argParser(limitOption).default(100, '100'),
    )
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printLog)
  return command
}

async function printLog({ limit, json, ...options }: LogOptions): Promise<void> {
  await withWorkspace('webhooks log', options, async ({ db }, workspace) => {
    const { listDeliveries } = await import('../../platform/webhooks/delivery-log-store.ts')
    const deliveries = await listDeliveries(db, workspace.id, limit)
    if (deliveries.length === 0) note('Nothing was sent in the last 30 days.')
    for (const one of deliveries) {
      const shown = { ...one, url: withoutQuery(one.url) }
      print(json ? JSON.stringify(shown) : line(shown))
    }
  })
}

/** Columns for people and for `awk`: when, what, where to, how it went, how often it was tried. */
function line(delivery: LoggedDelivery): string {
  const { createdAt, type, url, eventId, attempts } = delivery
  return [createdAt.toISOString(), type, url, ending(delivery), `${attempts}×`, eventId].join('\t')
}

function ending({ state, status, failure, nextAt }: LoggedDelivery): string {
  const last = status ?? failure
  const told = last === null ? state : `${state} (${last})`
  return nextAt === null ? told : `${told}, next ${nextAt.toISOString()}`
}

function limitOption(text: string): number {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= 10_000) return limit
  throw new InvalidArgumentError('The limit is a whole number from 1 to 10000.')
}
