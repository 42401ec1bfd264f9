import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { draw, on } from './engine-fixture.ts'
import { drawnWay } from './model/draw-by-hand.ts'

const SECOND = { type: 'WAIT', config: { duration: 1, unit: 'second' } } as const
const IS_KEEN = [{ Property: 'keen', Operator: 'equals', Value: 'yes' }]

/** Ten nodes: five of them keep a lead waiting, the others say where he goes. */
export const WALK = draw(
  {
    start: on('go'),
    first: SECOND,
    keen: { type: 'CONDITION', config: { branches: [{ handle: 'yes', criteria: IS_KEEN }] } },
    second: SECOND,
    half: { type: 'SPLIT' },
    third: SECOND,
    paid: {
      type: 'WAIT_FOR_EVENT',
      config: {
        eventName: 'paid',
        lookback: 'enrollment',
        timeout: { amount: 1, unit: 'second' },
      },
    },
    goal: { type: 'GOAL_CHECK' },
    fourth: SECOND,
    end: { type: 'EXIT' },
  },
  [
    ['start', 'first'],
    ['first', 'keen'],
    ['keen', 'half', 'yes'],
    ['keen', 'second', 'else'],
    ['second', 'half'],
    ['half', 'third', 'left'],
    ['half', 'third', 'right'],
    ['third', 'paid'],
    ['paid', 'goal'],
    ['goal', 'end', 'success'],
    ['goal', 'fourth', 'fallback'],
    ['fourth', 'end'],
  ],
)

export const WALK_RULES = { goal: { type: 'event', config: { eventName: 'paid' } } } as const

/** What the ledger must say of a lead: found out here, without the engine. */
export function expectedWalk(
  journeyId: string,
  leadId: string,
  { isKeen, hasPaid }: { isKeen: boolean; hasPaid: boolean },
): string {
  const steps = [
    'start entered',
    'first waited',
    ...(isKeen ? ['keen decided yes'] : ['keen decided else', 'second waited']),
    `half drawn ${half(journeyId, leadId)}`,
    'third waited',
    ...(hasPaid ? ['paid event event'] : ['paid timeout timeout']),
    ...(hasPaid ? ['goal goal success'] : ['goal no-goal fallback', 'fourth waited']),
    'end exit',
  ]
  return steps.map((step, at) => `${at + 1} ${step}`).join(', ')
}

function half(journeyId: string, leadId: string): string {
  const node = [...WALK.names].find(([, name]) => name === 'half')?.[0] ?? ''
  return drawnWay(WALK, node, { journeyId, leadId, rotation: 1 }, null)
}

/** What the ledger says of these leads, by their ids. */
export async function walksOf(
  db: Kysely<Database>,
  journeyId: string,
  leadIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ lead_id: string; status: string; steps: string[][] }>`
    select e.lead_id, e.status,
      array_agg(array[s.step_no::text, s.node_id::text, s.outcome, s.branch]
        order by s.step_no) as steps
    from enrollment e join enrollment_step s on s.enrollment_id = e.id
    where e.journey_id = ${journeyId} and e.lead_id = any(${sql.val(leadIds)}::uuid[])
    group by e.id`.execute(db)
  const walks = new Map<string, string[]>()
  for (const { lead_id: lead, status, steps } of rows) {
    const texts = steps.map(([no, node = '', outcome, branch]) =>
      [no, WALK.names.get(node), outcome, ...(branch === null ? [] : [branch])].join(' '),
    )
    const walk = `${status}: ${texts.join(', ')}`
    walks.set(lead, [...(walks.get(lead) ?? []), walk])
  }
  return walks
}
