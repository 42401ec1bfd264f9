import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { noFigures } from '../../../src/platform/statistics/figures.ts'
import type { Figures, MailFigure, Span } from '../../../src/platform/statistics/figures.ts'
import type { JourneyStatistics } from '../../../src/platform/statistics/journey-statistics.ts'

type Run = Selectable<Database['enrollment']>
type Step = Selectable<Database['enrollment_step']>
type LogEvent = Selectable<Database['event']>

const MAILS: Readonly<Record<string, MailFigure>> = {
  'email.opened': 'opened',
  'email.clicked': 'clicked',
  'email.converted': 'converted',
  'email.viewed': 'viewed',
  'email.forwarded': 'forwarded',
  'email.unsubscribed': 'unsubscribed',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
}

/**
 * The figures of a journey by going through every row, one after the other: nothing
 * of how the platform counts is used.
 */
export async function recount(
  db: Kysely<Database>,
  journeyId: string,
  { from = new Date(-8e15), until = new Date(8e15) }: Span = {},
): Promise<JourneyStatistics> {
  const isWithin = (at: Date) => at >= from && at < until
  const total = noFigures()
  const days = new Map<string, Figures>()
  const nodes = new Map<string, Figures>()
  const of = (map: Map<string, Figures>, key: string) => {
    map.set(key, map.get(key) ?? noFigures())
    return map.get(key)!
  }
  const dayOf = (at: Date) => of(days, at.toISOString().slice(0, 10))

  const runs = await db
    .selectFrom('enrollment')
    .selectAll()
    .where('journey_id', '=', journeyId)
    .execute()
  const steps = await db
    .selectFrom('enrollment_step as s')
    .innerJoin('enrollment as e', 'e.id', 's.enrollment_id')
    .selectAll('s')
    .where('e.journey_id', '=', journeyId)
    .orderBy('s.step_no')
    .execute()
  const stepsOf = new Map<string, Step[]>(runs.map(({ id }) => [id, []]))
  for (const step of steps) stepsOf.get(step.enrollment_id)!.push(step)
  const events = await db.selectFrom('event').selectAll().execute()
  const effects = await db.selectFrom('effect').selectAll().execute()

  for (const run of runs.filter((one) => isWithin(one.enrolled_at))) {
    const what = run.status === 'active' ? 'waiting' : run.status
    for (const figures of [total, dayOf(run.enrolled_at)]) {
      figures.entered++
      figures[what]++
    }
    for (const [nodeId, ends] of visits(run, stepsOf.get(run.id) ?? [])) {
      const figures = of(nodes, nodeId)
      figures.entered++
      figures[ends]++
    }
  }

  for (const effect of effects.filter(({ kind }) => kind === 'mail')) {
    const run = runs.find(({ id }) => id === effect.enrollment_id)
    const at = effect.settled_at ?? effect.decided_at
    if (run === undefined || !isWithin(at)) continue
    const step = stepsOf.get(run.id)?.find((one) => one.step_no === effect.step_no)
    for (const { mails } of [total, dayOf(at), of(nodes, step!.node_id)]) mails[effect.state]++
  }

  const first = new Map<string, LogEvent>()
  for (const event of events) {
    if (!(event.name in MAILS) || event.props['journeyId'] !== journeyId) continue
    const key = `${event.name} ${String(event.props['mail'])}`
    if ((first.get(key)?.occurred_at ?? until) > event.occurred_at) first.set(key, event)
  }
  for (const { name, props, occurred_at: at } of first.values()) {
    if (!isWithin(at)) continue
    for (const { mails } of [total, dayOf(at), of(nodes, String(props['nodeId']))]) {
      mails[MAILS[name]!]++
    }
  }

  for (const event of events.filter(({ name }) => name === 'conversion')) {
    const { id, occurred_at: at } = event
    const ledTo = events.filter(
      ({ name, props }) =>
        name === 'email.converted' && props['by'] === id && props['journeyId'] === journeyId,
    )
    const isInside = runs.some(
      (run) =>
        run.lead_id === event.lead_id &&
        BigInt(event.received_seq) > BigInt(run.entered_seq) &&
        at <= (run.ended_at ?? at),
    )
    const grown = events.find(({ name, props }) => name === 'revenue.grown' && props['by'] === id)
    const worth = grown ? Number(grown.props['to']) - Number(grown.props['from']) : 0
    const places = new Set(ledTo.map(({ props }) => of(nodes, String(props['nodeId']))))
    if (!isWithin(at)) continue
    const all = isInside || ledTo.length > 0 ? [total, dayOf(at), ...places] : []
    for (const figures of all) {
      figures.conversions++
      figures.revenue = Math.round((figures.revenue + worth) * 1e6) / 1e6
    }
  }
  return {
    total,
    days: [...days].toSorted(byKey).map(([day, figures]) => ({ day, ...figures })),
    nodes: [...nodes].toSorted(byKey).map(([nodeId, figures]) => ({ nodeId, ...figures })),
  }
}

/** Where a run came to, and what became of it there. */
function visits(run: Run, steps: readonly Step[]): [string, Outcome][] {
  const made: [string, Outcome][] = steps.map(({ node_id: nodeId, outcome }) => [
    nodeId,
    outcome === 'failed' ? 'failed' : 'completed',
  ])
  const at = run.current_node_id
  if (at === null) return made
  if (run.status === 'active') return [...made, [at, 'waiting']]
  const last = steps.at(-1)
  const hasTakenIt =
    last?.node_id === at &&
    // A step that is the end says so, and one without a way on is the end by itself.
    (['exit', 'deleted'].includes(last.outcome) ||
      (last.outcome === 'failed' && last.at.getTime() === run.ended_at?.getTime()) ||
      (run.status === 'completed' && run.exit_reason !== 'goal'))
  return hasTakenIt ? made : [...made, [at, run.status]]
}

type Outcome = 'waiting' | 'completed' | 'stopped' | 'abandoned' | 'failed'

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
