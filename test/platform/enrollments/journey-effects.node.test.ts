import assert from 'node:assert/strict'
import { it } from 'node:test'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const waiting = () =>
  draw(
    {
      start: on('go'),
      wait: { type: 'WAIT', config: { duration: 1, unit: 'hour' } },
      event: { type: 'WAIT_FOR_EVENT', config: { eventName: 'paid' } },
      end: { type: 'EXIT' },
    },
    [
      ['start', 'wait'],
      ['wait', 'event'],
      ['event', 'end'],
    ],
  )

onBothDatabases('those inside', (db) => {
  const setUp = async () => {
    const fixture = await engineFixture(db())
    const drawn = waiting()
    const { id } = await fixture.journey(drawn)
    const leadId = await fixture.lead()
    await fixture.tell(leadId, 'go')
    const change = (action: Parameters<typeof changeJourneyState>[3]) =>
      changeJourneyState(fixture.ctx, fixture.workspaceId, id, action)
    const place = async () => {
      const [run] = await fixture.runsOf(id)
      return `${run!.status} ${drawn.names.get(run!.current_node_id!)}`
    }
    return { ...fixture, id, drawn, leadId, change, place }
  }

  for (const action of ['pause', 'unpublish'] as const) {
    it(`go on after ${action}`, async () => {
      const { change, pass, place, tell, leadId } = await setUp()
      await change(action)
      await pass(1)
      assert.equal(await place(), 'active event')
      await tell(leadId, 'paid')
      assert.equal(await place(), 'completed end')
    })
  }

  it('stand still while it is frozen, and go on within a minute after', async () => {
    const { change, pass, place, tell, leadId } = await setUp()
    await change('freeze')
    await pass(5)
    assert.equal(await place(), 'active wait')
    await change('unfreeze')
    await pass(0.02)
    assert.equal(await place(), 'active event')
    await change('activate')
    await change('freeze')
    await tell(leadId, 'paid')
    await pass(5)
    assert.equal(await place(), 'active event', 'is frozen')
    await change('activate')
    await pass(0.02)
    assert.equal(await place(), 'completed end', 'it was heard all the same')
  })

  it('are stopped when it is archived, and stay so when it is restored', async () => {
    const { change, pass, place, tell, leadId, runsOf, id } = await setUp()
    await change('archive')
    await change('restore')
    await pass(5)
    await tell(leadId, 'paid')
    assert.equal(await place(), 'stopped wait')
    const [run] = await runsOf(id)
    assert.equal(run!.exit_reason, 'archived')
    assert.equal(run!.due_at, null)
  })

  it('stay on the version that they began with', async () => {
    const fixture = await setUp()
    const { ctx, workspaceId, id, drawn } = fixture
    const next = draw({ start: on('go'), end: { type: 'EXIT' } }, [['start', 'end']])
    await editJourney(ctx, workspaceId, id, { graph: next.graph })
    await publishAndActivate(ctx, workspaceId, id, 'activate')
    const other = await fixture.lead()
    await fixture.tell(other, 'go')
    await fixture.pass(1)
    await fixture.tell(fixture.leadId, 'paid')
    assert.deepEqual((await fixture.ledger(id, drawn)).slice(0, 4), [
      'start entered',
      'wait waited',
      'event event event',
      'end exit',
    ])
    assert.deepEqual((await fixture.ledger(id, next)).slice(4), ['start entered', 'end exit'])
  })

  it('hear of an event that came when the worker was late', async () => {
    const { ctx, tell, leadId, place } = await setUp()
    ctx.clock.passMinutes(61)
    await tell(leadId, 'paid')
    assert.equal(await place(), 'completed end')
  })

  it('of journeys that start each other for ever are stopped before that', async () => {
    const fixture = await engineFixture(db())
    const { lead, tell, journey, runsOf } = fixture
    const rules = { entryMode: 'every_time' } as const
    const after = (number: number) => ({
      type: 'TRIGGER' as const,
      config: { triggerType: 'JourneyCompleted', triggerConfig: { Value: number } },
    })
    const first = await journey(draw({ start: on('go') }, []), rules)
    const second = await journey(draw({ start: after(first.number) }, []), rules)
    const graph = draw({ start: on('go'), again: after(second.number), end: { type: 'EXIT' } }, [
      ['start', 'end'],
      ['again', 'end'],
    ]).graph
    await editJourney(fixture.ctx, fixture.workspaceId, first.id, { graph })
    await publishAndActivate(fixture.ctx, fixture.workspaceId, first.id, 'activate')
    await tell(await lead(), 'go')
    const runs = [...(await runsOf(first.id)), ...(await runsOf(second.id))]
    assert.equal(runs.length, 51)
    assert.ok(runs.every(({ status }) => status === 'completed'))
  })
})
