import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import type { Crash } from '../../../harness/fragile-database.ts'
import { footprints, strayJobs } from './footprint.ts'
import { PASSAGES, STOPS } from './kinds.ts'
import type { Kind } from './kinds.ts'
import { hasOwner, journeyThrough, live } from './live.ts'
import type { CrashPoint, Life } from './live.ts'
import { AT_PASSAGES, AT_STOPS } from './orders.ts'
import type { Order } from './orders.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

/** `npm run check:all` takes every case on both databases, and every crash; else they take turns. */
const ALL = process.env['CRASHES'] === 'all'
const EVERY = ALL ? 1 : 19

const CASES = [...casesOf(STOPS, AT_STOPS), ...casesOf(PASSAGES, AT_PASSAGES)]

function casesOf(kinds: Readonly<Record<string, Kind>>, orders: Readonly<Record<string, Order>>) {
  return Object.entries(kinds).flatMap(([kindName, kind]) =>
    Object.entries(orders)
      .filter(([, { kinds }]) => kinds?.includes(kindName) ?? true)
      .map(([orderName, order]) => ({ name: `${kindName}, ${orderName}`, kind, order })),
  )
}

onBothDatabases(
  'whatever the node, the order and the statement at which it goes wrong:',
  (db, on) => {
    let world: World
    let turn = 0
    before(async () => {
      world = await openWorld(db(), on)
    })

    const own = CASES.filter((_, at) => ALL || at % 2 === Number(on === 'pglite'))
    for (const { name, kind, order } of own) {
      it(name, async () => {
        const shared = hasOwner(order) ? null : await journeyThrough(world, kind, order)
        const leads: string[] = []
        const names = new Map(world.names)
        const begin = async (crash: CrashPoint | null): Promise<number[]> => {
          const journey = shared ?? (await journeyThrough(world, kind, order))
          const life: Life = { lead: await world.nextLead(), journey }
          names.set(journey.id, 'own')
          for (const [id, node] of journey.canvas.names) names.set(id, node)
          names.set(journey.entrance.slice('enter '.length), 'entrance')
          leads.push(life.lead)
          return live(world, life, order, crash)
        }
        const statements = await begin(null)
        for (const crash of crashPoints(order, statements)) {
          if (turn++ % EVERY === 0) await begin(crash)
        }
        const found = await footprints(db(), leads, names)
        const calm = found.get(leads[0]!)!
        assert.deepEqual(calm.filter(ofOwnRun), expectedRun(kind, order))
        for (const lead of leads) assert.deepEqual(found.get(lead), calm)
      })
    }

    it('and no job is left of what was not done', async () => {
      assert.equal(await strayJobs(db()), 0)
    })
  },
)

/** Each statement of each moment that is marked. */
function crashPoints({ happens }: Order, statements: readonly number[]): CrashPoint[] {
  return happens.flatMap((word, moment) => {
    if (!word.startsWith('!')) return []
    // Where nobody has looked for hours, what is refused now may well be decided by what comes next.
    const isLate = happens[moment - 1]?.startsWith('sleep') === true
    const hows: readonly Crash[] = isLate ? ['lost'] : ['lost', 'refused']
    return Array.from({ length: statements[moment] ?? 0 }, (_, n) =>
      hows.map((how) => ({ moment, statement: n + 1, how })),
    ).flat()
  })
}

function ofOwnRun(line: string): boolean {
  return line.startsWith('["step","own"')
}

function expectedRun(
  { ways = [null], outcomes }: Kind,
  { by, waitsBefore = false }: Order,
): string[] {
  const steps: string[][] = [['start', 'entered']]
  if (waitsBefore && by !== undefined) steps.push(['before', 'waited'])
  if (by !== undefined) {
    const [outcome = '', branch] = (outcomes[by] ?? outcomes.otherwise).split(' ')
    steps.push(['node', outcome, ...(branch === undefined ? [] : [branch])])
    const way = ways.find((one) => one === branch) ?? ways.find((one) => one === null)
    if (way !== undefined) steps.push([way ?? 'end', 'exit'])
  }
  return steps.map(([node, outcome, branch = null], no) =>
    JSON.stringify(['step', 'own', no + 1, node, outcome, branch]),
  )
}
