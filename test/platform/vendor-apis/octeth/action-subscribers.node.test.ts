import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { listActionSubscribers } from '../../../../src/platform/enrollments/action-subscriber-store.ts'
import { nodeNumbers } from '../../../../src/platform/journeys/journey-node-store.ts'
import { findJourneyByNumber } from '../../../../src/platform/journeys/journey-store.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { expectedSubscribers, fillWithSubscribers, FILTERS } from './many-subscribers.ts'
import type { Filter, Journey } from './many-subscribers.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { enable, makeJourney, setActions } from './octeth-journeys.ts'

/** `npm run check:all` takes 100,000. */
const WANTED = Number(process.env['SUBSCRIBERS'] ?? 2_000)
/** PGlite takes minutes to be filled with more. */
const MOST_ON_PGLITE = 20_000
/** Of fewer rows a table is read whole, and rightly so. */
const ENOUGH_FOR_PLANS = 20_000

interface Answer {
  Subscribers: { SubscriberID: string; EmailAddress: string; Suppressed: boolean }[]
  TotalSubscribers: number
}

const NAMES = Object.keys(FILTERS) as Filter[]
const pairs = NAMES.flatMap((one, at) => NAMES.slice(at + 1).map((other): Filter[] => [one, other]))
const SETS: Filter[][] = [[], ...NAMES.map((name) => [name]), ...pairs, NAMES]

onBothDatabases('of thousands of subscribers, journey.action.subscribers', (db, kind) => {
  const COUNT = kind === 'pglite' ? Math.min(WANTED, MOST_ON_PGLITE) : WANTED
  let slowest = 0
  let fixture: OctethFixture
  let journey: Journey
  let at: { JourneyID: number; ActionID: number }
  before(async () => {
    fixture = await openOctethFixture(db())
    const JourneyID = await makeJourney(fixture)
    const mail = { Action: 'SendEmail', EmailID: fixture.emailId, Published: true }
    const [ActionID, rare] = await setActions(fixture, JourneyID, [mail, mail])
    await enable(fixture, JourneyID)
    at = { JourneyID, ActionID: ActionID! }
    const { workspaceId } = fixture
    const found = await findJourneyByNumber(db(), workspaceId, JourneyID)
    const ids = new Map(
      [...(await nodeNumbers(db(), workspaceId, found!.id))].map(([id, number]) => [number, id]),
    )
    journey = {
      workspaceId,
      id: found!.id,
      versionId: found!.activeVersionId!,
      mailId: ids.get(ActionID!)!,
      rareId: ids.get(rare!)!,
    }
    await fillWithSubscribers(db(), journey, COUNT)
  })
  after(async () => {
    assert.deepEqual(fixture.failures, [])
    await fixture.close()
  })

  async function ask(parameters: object): Promise<Answer> {
    const begun = performance.now()
    const { status, json, text } = await fixture.call('journey.action.subscribers', {
      ...at,
      ...parameters,
    })
    assert.equal(status, 200, text)
    slowest = Math.max(slowest, performance.now() - begun)
    return json as Answer
  }
  const asked = (filters: readonly Filter[], operator: string) => ({
    ...(filters.length > 0 && { FilterJSON: JSON.stringify(filters), Operator: operator }),
  })

  it('finds as many as a plain count, by every filter and pair, with both operators', async () => {
    const seen = new Set<number>()
    for (const operator of ['AND', 'OR'] as const) {
      for (const filters of SETS) {
        const expected = (await expectedSubscribers(db(), journey, filters, operator)).length
        const { TotalSubscribers, Subscribers } = await ask(asked(filters, operator))
        assert.equal(TotalSubscribers, expected, filters.join(` ${operator} `))
        assert.equal(Subscribers.length, Math.min(expected, 25))
        seen.add(expected)
      }
    }
    assert.ok(seen.size > SETS.length / 2, 'filters find different numbers')
    const twice = await ask(asked(['opened', 'opened'], 'AND'))
    assert.equal(twice.TotalSubscribers, (await ask(asked(['opened'], 'OR'))).TotalSubscribers)
    const both = { FilterJSON: JSON.stringify(['opened', 'clicked']) }
    const { TotalSubscribers } = await ask({ ...both, Operator: 'AND' })
    assert.equal((await ask(both)).TotalSubscribers, TotalSubscribers, 'all of them, by default')
  })

  it('shows them in every order, page by page, each once', async () => {
    for (const filters of [[], ['opened'], ['clicked', 'bounced']] satisfies Filter[][]) {
      const expected = await expectedSubscribers(db(), journey, filters, 'OR')
      for (const OrderField of ['EmailAddress', 'SubscriberID'] as const) {
        for (const OrderType of ['ASC', 'DESC'] as const) {
          const order = { ...asked(filters, 'OR'), OrderField, OrderType }
          const sorted = expected.toSorted(OrderField === 'EmailAddress' ? byEmail : byNumber)
          const wanted = (OrderType === 'ASC' ? sorted : sorted.toReversed()).map(shown)
          const size = Math.min(1000, Math.ceil(wanted.length / 3))
          const pages = wanted.length > 5_000 ? [0, 2, Math.floor(wanted.length / size)] : [0, 1, 2]
          for (const page of [...pages, pages.at(-1)! + 1]) {
            const RecordsFrom = page * size
            const answer = await ask({ ...order, RecordsFrom, RecordsPerRequest: size })
            const slice = wanted.slice(RecordsFrom, RecordsFrom + size)
            assert.deepEqual(answer.Subscribers, slice, JSON.stringify({ ...order, page }))
            assert.equal(answer.TotalSubscribers, wanted.length)
          }
        }
      }
    }
    const [byDefault, said] = [
      await ask({}),
      await ask({ OrderField: 'EmailAddress', OrderType: 'ASC', RecordsPerRequest: 25 }),
    ]
    assert.deepEqual(byDefault, said)
  })

  after(() => console.log(`${COUNT} on ${kind}: the slowest answer took ${slowest.toFixed(0)} ms`))

  it('reads no table whole for those of a step that few came to', async (t) => {
    if (COUNT < ENOUGH_FOR_PLANS || kind === 'pglite') {
      return t.skip(`with ${ENOUGH_FOR_PLANS} on PostgreSQL: npm run check:all`)
    }
    const { workspaceId, id: journeyId, rareId: nodeId } = journey
    const events = { events: [FILTERS.opened], isAll: true }
    for (const filter of [null, events]) {
      const page = { orderBy: 'email', descending: false, limit: 25, offset: 0 } as const
      await db()
        .transaction()
        .execute(async (trx) => {
          await sql`set local max_parallel_workers_per_gather = 0`.execute(trx)
          const before = await wholeReads(trx)
          const { total } = await listActionSubscribers(trx, workspaceId, {
            ...page,
            journeyId,
            nodeId,
            filter,
          })
          assert.ok(total > 0)
          assert.deepEqual(await wholeReads(trx), before)
        })
    }
  })
})

/**
 * How often each table was read whole. Of the connection, not of the transaction alone: what
 * it did before is in it for a second.
 */
async function wholeReads(trx: Transaction<Database>) {
  const { rows } = await sql<{ relname: string; seq_scan: string }>`
    select relname, seq_scan from pg_stat_xact_user_tables
    where relname in ('lead', 'enrollment', 'enrollment_step', 'event') order by relname`.execute(
    trx,
  )
  assert.equal(rows.length, 4)
  return rows
}

type Expected = Awaited<ReturnType<typeof expectedSubscribers>>[number]

function shown({ number, email, suppressed }: Expected) {
  return { SubscriberID: String(number), EmailAddress: email, Suppressed: suppressed }
}

function byNumber(a: Expected, b: Expected): number {
  return a.number - b.number
}

/** By bytes, A to Z as a to z. */
function byEmail(a: Expected, b: Expected): number {
  const [x, y] = [a, b].map(({ email }) =>
    Buffer.from(email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  )
  return Buffer.compare(x!, y!) || byNumber(a, b)
}
