import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import type { OpenDatabase } from '../../../src/database/open-database.ts'
import { track } from '../../../src/platform/enrollments/track.ts'
import { changeWithin } from '../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import {
  publishAndActivate,
  publishWithin,
} from '../../../src/platform/journeys/publish-journey.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import type { PostgresServer } from '../../harness/postgres-server.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import type { ThrowAwayDatabase } from '../../harness/throw-away-database.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'
import type { Drawn } from './engine-fixture.ts'

const EXIT = { type: 'EXIT' } as const
const PUBLISHED = 12
const TELLERS = 4

/** One process publishes, others take events in: each has connections of its own. */
describe('while a new version is published, on postgres,', () => {
  let server: PostgresServer
  let place: ThrowAwayDatabase
  let publisher: OpenDatabase
  let listener: OpenDatabase
  before(async () => {
    server = await findPostgresServer()
    place = await migratedDatabase(server.url)
    publisher = await openPostgres(place.url)
    listener = await openPostgres(place.url)
  })
  after(async () => {
    await publisher.close()
    await listener.close()
    await place[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  /** Waits for `paid` behind one entrance or several. */
  function version(...entrances: string[]): Drawn {
    const starts = entrances.map((name) => [`on ${name}`, on(name)] as const)
    const paid = { type: 'WAIT_FOR_EVENT', config: { eventName: 'paid' } } as const
    return draw({ ...Object.fromEntries(starts), paid, end: EXIT }, [
      ...starts.map(([name]): [string, string] => [name, 'paid']),
      ['paid', 'end'],
    ])
  }

  async function setUp(first: Drawn) {
    const fixture = await engineFixture(publisher.db)
    const { id } = await fixture.journey(first)
    const { ctx, workspaceId } = fixture
    const elsewhere = { ...ctx, db: listener.db }
    let told = 0
    const hear = (leadId: string, name: string) => {
      const event = { name, props: {}, occurredAt: ctx.now(), messageId: `e${++told}` }
      return track(elsewhere, { workspaceId, leadId }, event)
    }
    return { ...fixture, id, hear }
  }

  it('who is let in begins at a node of the version that he is on', async () => {
    const next = version('go')
    const { ctx, workspaceId, id, hear, lead, ledger, runsOf } = await setUp(version('go'))
    await editJourney(ctx, workspaceId, id, { graph: next.graph })
    const leadId = await lead()
    const heard: Promise<unknown>[] = []
    await publisher.db.transaction().execute(async (trx) => {
      await publishWithin(trx, ctx, { workspaceId, id, by: null, as: 'activate' })
      await changeWithin(trx, ctx, { workspaceId, id }, 'activate')
      // It has found the version of before when this one is committed.
      heard.push(hear(leadId, 'go'))
      await setTimeout(300)
    })
    await Promise.all(heard)
    assert.deepEqual(await ledger(id, next), ['on go entered'])
    assert.deepEqual(
      (await runsOf(id)).map(({ status }) => status),
      ['active'],
    )
  })

  it('nobody is let in by what the new version does not hear', async () => {
    const { ctx, workspaceId, id, hear, lead, runsOf } = await setUp(version('go'))
    await editJourney(ctx, workspaceId, id, { graph: version('come').graph })
    const leadId = await lead()
    const heard: Promise<unknown>[] = []
    await publisher.db.transaction().execute(async (trx) => {
      await publishWithin(trx, ctx, { workspaceId, id, by: null, as: 'activate' })
      await changeWithin(trx, ctx, { workspaceId, id }, 'activate')
      heard.push(hear(leadId, 'go'))
      await setTimeout(300)
    })
    await Promise.all(heard)
    assert.deepEqual(await runsOf(id), [])
  })

  it('no event is lost, neither for those who are to come in nor for those who wait', async () => {
    const versions = [version('go', 'come'), version('go')]
    const names = new Map(versions.flatMap((one) => [...one.names]))
    const { ctx, workspaceId, id, hear, lead, ledger, runsOf } = await setUp(versions[0]!)
    const waiting = await Promise.all(Array.from({ length: 20 }, () => lead()))
    for (const leadId of waiting) await hear(leadId, 'go')
    const publishing = new AbortController()
    const publish = async () => {
      for (let n = 1; n <= PUBLISHED; n++) {
        const next = version('go', ...(n % 2 === 0 ? ['come'] : []))
        for (const [node, name] of next.names) names.set(node, name)
        await editJourney(ctx, workspaceId, id, { graph: next.graph })
        await publishAndActivate(ctx, workspaceId, id, 'activate')
      }
      publishing.abort()
    }
    const [come, gone]: [string[], string[]] = [[], []]
    const teller = async (_: unknown, own: number) => {
      while (!publishing.signal.aborted) {
        const [one, other] = [await lead(), await lead()]
        await hear(one, 'go')
        await hear(other, 'come')
        gone.push(one)
        come.push(other)
        const next = waiting[gone.length * TELLERS + own]
        if (next !== undefined) await hear(next, 'paid')
      }
    }
    await Promise.all([publish(), ...Array.from({ length: TELLERS }, teller)])
    for (const leadId of waiting) await hear(leadId, 'paid')

    const runs = await runsOf(id)
    const of = (leadIds: string[]) => runs.filter(({ lead_id: leadId }) => leadIds.includes(leadId))
    assert.equal(
      of(gone).length,
      gone.length,
      'everybody who goes is let in, whatever is published',
    )
    assert.deepEqual(new Set(of(gone).map(({ status }) => status)), new Set(['active']))
    assert.deepEqual(new Set(of(waiting).map(({ status }) => status)), new Set(['completed']))
    const isOdd = (run: (typeof runs)[number]) =>
      run.step_no !== 1 || names.get(run.current_node_id ?? '') !== 'paid'
    assert.deepEqual(
      [...of(gone), ...of(come)].filter(isOdd),
      [],
      'all stand at a node that is there',
    )
    const walks = await ledger(id, { graph: versions[0]!.graph, names })
    assert.equal(walks.filter((step) => step === 'paid event event').length, waiting.length)
    assert.equal(walks.filter((step) => step === 'on come entered').length, of(come).length)
  })
})
