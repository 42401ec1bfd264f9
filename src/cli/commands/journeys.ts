import { Command, InvalidArgumentError, Option } from 'commander'
import type { Executor } from '../../database/executor.ts'
import type { Journey } from '../../platform/journeys/journey.ts'
import type { Span } from '../../platform/statistics/figures.ts'
import { CommandError, UsageError } from '../command-error.ts'
import { FIGURE_COLUMNS, figureCells, line } from '../statistics-lines.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

interface StatsOptions extends DatabaseOptions {
  from?: Date
  to?: Date
  json?: true
}

const DAY_MS = 86_400_000
/** More than anybody reads. */
const MOST_JOURNEYS = 10_000

export function journeysCommand(): Command {
  const command = new Command('journeys').description('journeys, and what becomes of them')
  command
    .command('stats [journey]')
    .description(
      'print the figures of every journey, or those of one (by any of its ids), of its steps and days',
    )
    .addOption(dayOption('--from <day>', 'the first day, in UTC (default: the first there is)'))
    .addOption(dayOption('--to <day>', 'the last day, in UTC (default: today)'))
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printStats)
  return command
}

async function printStats(
  wanted: string | undefined,
  { from, to, json, ...options }: StatsOptions,
): Promise<void> {
  if (from && to && from > to) throw new UsageError('--from is a later day than --to')
  const span: Span = { from, until: to && new Date(to.getTime() + DAY_MS) }
  await withWorkspace('journeys stats', options, async ({ db }, { id: workspaceId }) => {
    const asked = { db, workspaceId, span, json: json === true }
    return wanted === undefined ? printAll(asked) : printOne(asked, wanted)
  })
}

interface Asked {
  db: Executor
  workspaceId: string
  span: Span
  json: boolean
}

async function printAll({ db, workspaceId, span, json }: Asked): Promise<void> {
  const { listJourneys } = await import('../../platform/journeys/journey-list-store.ts')
  const { JOURNEY_STATES } = await import('../../platform/journeys/journey.ts')
  const { journeyFigures } = await import('../../platform/statistics/journey-statistics.ts')
  const page = { states: JOURNEY_STATES, limit: MOST_JOURNEYS }
  const journeys = await listJourneys(db, workspaceId, page)
  if (journeys.length === 0) note('There are no journeys.')
  const ids = journeys.map(({ id }) => id)
  const figures = await journeyFigures(db, workspaceId, ids, span)
  if (!json) print(line('id', 'state', ...FIGURE_COLUMNS, 'name'))
  for (const { id, number, name, state } of journeys) {
    const total = figures.get(id)?.total
    if (total === undefined) continue
    if (json) print(JSON.stringify({ id, number, name, state, ...total }))
    else print(line(number, state, ...figureCells(total), name))
  }
}

async function printOne({ db, workspaceId, span, json }: Asked, wanted: string): Promise<void> {
  const { nodeNumbers } = await import('../../platform/journeys/journey-node-store.ts')
  const { noFigures } = await import('../../platform/statistics/figures.ts')
  const { journeyStatistics } = await import('../../platform/statistics/journey-statistics.ts')
  const journey = await findByAnyId(db, workspaceId, wanted)
  const { id, number, name, state, graph } = journey
  const { total, days, nodes } = await journeyStatistics(db, workspaceId, id, span)
  const numbers = await nodeNumbers(db, workspaceId, id)
  const figuresOf = new Map(nodes.map((node) => [node.nodeId, node]))
  // As they are drawn; those that are no longer drawn, but had somebody, last.
  const drawn = graph.nodes.map((node) => node.id)
  const steps = [...new Set([...drawn, ...figuresOf.keys()])].map((nodeId) => {
    const { nodeId: _, ...figures } = figuresOf.get(nodeId) ?? { nodeId, ...noFigures() }
    const node = graph.nodes.find((one) => one.id === nodeId)
    const what = node ? (node.kind ?? node.type) : 'removed'
    return { id: nodeId, number: numbers.get(nodeId) ?? 0, what, ...figures }
  })
  if (json) return print(JSON.stringify({ id, number, name, state, total, days, steps }))
  print(line(`journey ${number}`, state, name))
  print(line('', ...FIGURE_COLUMNS))
  print(line('all', ...figureCells(total)))
  for (const step of steps) print(line(`${step.number} ${step.what}`, ...figureCells(step)))
  for (const { day, ...figures } of days) print(line(day, ...figureCells(figures)))
}

async function findByAnyId(ex: Executor, workspaceId: string, wanted: string): Promise<Journey> {
  const { parseJourneyText, parseNumber } = await import('../../platform/journeys/journey-id.ts')
  const { findJourney, findJourneyByNumber } =
    await import('../../platform/journeys/journey-store.ts')
  const number = parseNumber(wanted)
  const journey =
    number === null
      ? await findJourney(ex, workspaceId, parseJourneyText(wanted) ?? wanted)
      : await findJourneyByNumber(ex, workspaceId, number)
  if (journey !== null) return journey
  throw new CommandError(
    `there is no journey ${wanted} in this workspace: "sessionframe journeys stats" lists them`,
  )
}

function dayOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const day = new Date(`${text}T00:00:00Z`)
    // 30 February would be taken as a day of March.
    if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime())) {
      if (day.toISOString().startsWith(text) && text > '0000-12-31') return day
    }
    throw new InvalidArgumentError('A day is written as 2026-11-21.')
  })
}
