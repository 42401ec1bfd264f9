import { linkToken } from '../../../../src/platform/access/link-token.ts'
import { moveDue } from '../../../../src/platform/enrollments/move-due.ts'
import { track } from '../../../../src/platform/enrollments/track.ts'
import { changeJourneyState } from '../../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../../src/platform/journeys/edit-journey.ts'
import { JourneyError } from '../../../../src/platform/journeys/journey-error.ts'
import { publishAndActivate } from '../../../../src/platform/journeys/publish-journey.ts'
import { submitForm } from '../../../../src/platform/sessions/submit-form.ts'
import type { Crash } from '../../../harness/fragile-database.ts'
import { draw, on } from '../engine-fixture.ts'
import type { Order, OwnersWord } from './orders.ts'
import type { Kind } from './kinds.ts'
import type { World } from './world.ts'

const HOUR_MIN = 60
/** Longer than a run that could not be moved is left alone. */
const LATER_MIN = 11 / 60

export interface Life {
  lead: string
  journey: Awaited<ReturnType<World['journeyOf']>>
}

/** Where something goes wrong: in which moment, at which of its statements, counted from 1. */
export interface CrashPoint {
  moment: number
  statement: number
  how: Crash
}

/** The journey from the entrance through the node to the end of each of its ways. */
export function journeyThrough(world: World, { node, ways = [null] }: Kind, order: Order) {
  const { waitsBefore = false, exitOnGoal = false } = order
  const before = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const
  const ends = Object.fromEntries(ways.map((way) => [way ?? 'end', { type: 'EXIT' } as const]))
  const nodes = { ...(waitsBefore && { before }), node: node(world), ...ends }
  const names = waitsBefore ? ['start', 'before', 'node'] : ['start', 'node']
  const edges: Parameters<typeof draw>[1] = names
    .slice(1)
    .map((name, at) => [names[at] ?? '', name])
  for (const way of ways) edges.push(way === null ? ['node', 'end'] : ['node', way, way])
  return world.journeyOf(nodes, edges, exitOnGoal)
}

/**
 * Lets all of it happen to a lead. Whoever is not answered asks again, as a client or a process that
 * was started anew does.
 * @returns How many statements each moment took.
 */
export async function live(
  world: World,
  life: Life,
  { happens }: Order,
  crash: CrashPoint | null,
): Promise<number[]> {
  const { fragile, ctx } = world
  const statements = happens.map(() => 0)
  for (const [at, moment] of happens.entries()) {
    const [word = '', hours] = moment.replace('!', '').split(' ')
    if (hours !== undefined) ctx.clock.passMinutes(Number(hours) * HOUR_MIN)
    if (word === 'sleep') continue
    fragile.breakAt(crash?.moment === at ? crash.statement : Infinity, crash?.how ?? 'lost')
    await insist(world, () => happen(world, life, word))
    const broke = fragile.hasBroken
    statements[at] = fragile.statements
    fragile.breakAt(Infinity, 'lost')
    await moveAll(world)
    if (!broke) continue
    ctx.clock.passMinutes(LATER_MIN)
    await moveAll(world)
  }
  return statements
}

export function hasOwner({ happens }: Order): boolean {
  return happens.some((moment) => /pause|freeze|archive|publish/.test(moment))
}

async function insist(world: World, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!world.fragile.hasBroken) throw error
    // It may be done all the same: then an owner is told that it cannot be done again.
    await work().catch((again: unknown) => {
      if (!(again instanceof JourneyError && again.code === 'wrong-state')) throw again
    })
  }
}

async function moveAll({ fragileCtx }: World): Promise<void> {
  while (await moveDue(fragileCtx, { log: { error: () => {} } }));
}

async function happen(world: World, { lead, journey }: Life, word: string): Promise<unknown> {
  const { fragileCtx, workspaceId } = world
  const tell = (name: string) => {
    const event = { name, props: {}, occurredAt: fragileCtx.now(), messageId: `${lead} ${name}` }
    return track(fragileCtx, { workspaceId, leadId: lead }, event)
  }
  switch (word) {
    case 'enter':
      return tell(journey.entrance)
    case 'goal':
      return tell('goal')
    case 'event':
      return (await submit(world, lead)) ?? tell('paid')
    case 'watch':
      return moveAll(world)
    default:
      return say(world, journey.id, word as OwnersWord)
  }
}

/** Undefined where there is nothing to be filled in. */
async function submit({ calm, fragileCtx }: World, lead: string) {
  const session = await calm
    .selectFrom('form_session')
    .select('id')
    .where('lead_id', '=', lead)
    .executeTakeFirst()
  const link = session && linkToken(fragileCtx.keys.linkKey, session.id, 1)
  return link && submitForm(fragileCtx, link, { submitKey: 'k', values: {} })
}

async function say(world: World, journeyId: string, word: OwnersWord): Promise<unknown> {
  const { fragileCtx, workspaceId, ctx } = world
  if (word !== 'publish') return changeJourneyState(fragileCtx, workspaceId, journeyId, word)
  const { graph } = draw({ start: on('somebody else'), end: { type: 'EXIT' } }, [['start', 'end']])
  await editJourney(ctx, workspaceId, journeyId, { graph })
  return publishAndActivate(fragileCtx, workspaceId, journeyId, 'activate')
}
