import assert from 'node:assert/strict'
import { it } from 'node:test'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import type { JourneyRules } from '../../../src/platform/journeys/rules.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const drawn = () =>
  draw({ start: on('go'), wait: { type: 'WAIT', config: { duration: 1, unit: 'hour' } } }, [
    ['start', 'wait'],
  ])

onBothDatabases('a journey', (db) => {
  const setUp = async (rules: Partial<JourneyRules> = {}, graph = drawn()) => {
    const fixture = await engineFixture(db())
    const { id } = await fixture.journey(graph, rules)
    const inside = async () => (await fixture.runsOf(id)).map(({ status }) => status)
    return { ...fixture, id, inside }
  }

  it('that is paused lets nobody in, and says so as often as it is asked', async () => {
    const { ctx, workspaceId, id, lead, enrol, inside, reasons } = await setUp()
    await changeJourneyState(ctx, workspaceId, id, 'pause')
    const leadId = await lead()
    for (let n = 0; n < 2; n++) {
      assert.deepEqual(await enrol(id, leadId), { refused: 'journey-closed' })
    }
    assert.deepEqual(await inside(), [])
    assert.deepEqual(await reasons(id), ['journey-closed 2'])
  })

  it('and a lead must be there', async () => {
    const { id, lead, enrol } = await setUp()
    assert.deepEqual(await enrol(id, newId()), { refused: 'unknown-lead' })
    assert.deepEqual(await enrol(id, 'x'), { refused: 'unknown-lead' })
    assert.deepEqual(await enrol(newId(), await lead()), { refused: 'unknown-journey' })
    const other = await engineFixture(db())
    assert.deepEqual(await enrol(id, await other.lead()), { refused: 'unknown-lead' })
  })

  it('refuses by what is known of the lead, for the first reason in the order', async () => {
    const rules: Partial<JourneyRules> = {
      runCriteria: [{ Property: 'city', Operator: 'equals', Value: 'Leeds' }],
    }
    const fixture = await setUp(rules)
    const { id, lead, tell, reasons } = fixture
    await tell(await lead({ city: 'York' }), 'go')
    await tell(await lead({ city: 'York' }, { suppressed: true }), 'go')
    await tell(await lead({ city: 'York' }, { anonymous_id: newId() }), 'go')
    assert.deepEqual((await reasons(id)).toSorted(), [
      'anonymous 1',
      'run-criteria 1',
      'suppressed 1',
    ])
    await tell(await lead({ city: 'Leeds' }), 'go')
    assert.deepEqual(await fixture.inside(), ['active'])
  })

  it('lets visitors in whom nobody knows, if it says so, and none of another audience', async () => {
    const open = await setUp({ allowAnonymous: true })
    await open.tell(await open.lead({}, { anonymous_id: newId() }), 'go')
    assert.deepEqual(await open.inside(), ['active'])
    const closed = await setUp({ audienceId: newId() })
    await closed.tell(await closed.lead(), 'go')
    assert.deepEqual(await closed.reasons(closed.id), ['not-in-audience 1'])
  })

  it('asks criteria of the event, then of the lead; run criteria by and, or, or groups', async () => {
    const A = { Property: 'city', Operator: 'equals', Value: 'Leeds' } as const
    const B = { Property: 'age', Operator: 'greater than', Value: 17 } as const
    const C = { Property: 'vip', Operator: 'is set' } as const
    const young = { city: 'Leeds', age: '9' }
    for (const [rules, lead, wanted] of [
      [{ runCriteria: [A, B] }, young, 0],
      [{ runCriteria: [A, B], runOperator: 'or' }, young, 1],
      [{ runCriteria: [[A, B], [C]] }, young, 0],
      [{ runCriteria: [[A, B], [C]] }, { vip: 'yes' }, 1],
      [{ runCriteria: [] }, {}, 1],
    ] satisfies [Partial<JourneyRules>, Record<string, string>, number][]) {
      const fixture = await setUp(rules)
      await fixture.tell(await fixture.lead(lead), 'go')
      assert.equal((await fixture.inside()).length, wanted, JSON.stringify({ rules, lead }))
    }
    const start = {
      ...on('go'),
      config: {
        triggerType: 'CUSTOM_EVENT',
        triggerConfig: { eventName: 'go', Criteria: [{ ...B, Property: 'total' }] },
      },
    }
    const fixture = await setUp({}, draw({ start }, []))
    const leadId = await fixture.lead()
    await fixture.tell(leadId, 'go', { props: { total: 17 } })
    assert.deepEqual(await fixture.reasons(fixture.id), ['trigger-criteria 1'])
    await fixture.tell(leadId, 'go', { props: { total: 18 } })
    assert.deepEqual(await fixture.inside(), ['completed'])
  })

  it('is entered once, once at a time, or every time that the key is new', async () => {
    const told = async (rules: Partial<JourneyRules>, props: object[] = [{}, {}]) => {
      const fixture = await setUp(rules)
      const leadId = await fixture.lead()
      for (const one of props) await fixture.tell(leadId, 'go', { props: { ...one } })
      await fixture.pass(2)
      await fixture.tell(leadId, 'go', { props: { ...props[0] } })
      return {
        inside: await fixture.inside(),
        reasons: (await fixture.reasons(fixture.id)).toSorted(),
      }
    }
    assert.deepEqual(await told({ entryMode: 'once' }), {
      inside: ['completed'],
      reasons: ['entered-before 1', 'inside 1'],
    })
    assert.deepEqual(await told({ entryMode: 'once_at_a_time' }), {
      inside: ['completed', 'active'],
      reasons: ['inside 1'],
    })
    assert.deepEqual(await told({ entryMode: 'every_time' }), {
      inside: ['completed', 'completed', 'active'],
      reasons: [],
    })
    const byOrder = { entryMode: 'every_time', settings: { entryKey: 'order' } } as const
    assert.deepEqual(await told(byOrder, [{ order: 1 }, { order: 2 }, { order: 2 }]), {
      inside: ['completed', 'completed'],
      reasons: ['entered-before 2'],
    })
    const odd = { order: `\0\uD800${Array.from({ length: 500 }, () => newId()).join()}` }
    assert.deepEqual(await told(byOrder, [odd, odd]), {
      inside: ['completed'],
      reasons: ['entered-before 2'],
    })
  })

  it('hears a message once, and by fifty at once lets one in', async () => {
    const { id, lead, tell, inside, reasons } = await setUp({ entryMode: 'every_time' })
    const leadId = await lead()
    const all = await Promise.all(
      Array.from({ length: 50 }, () => tell(leadId, 'go', { messageId: 'one' })),
    )
    assert.equal(all.filter((isNew) => isNew === true).length, 1)
    assert.deepEqual(await inside(), ['active'])
    assert.deepEqual(await reasons(id), [])
    await Promise.all(Array.from({ length: 20 }, () => tell(leadId, 'other')))
    assert.deepEqual(await inside(), ['active'])
  })

  it('lets in as many as an hour and a day allow, also when all come at once', async () => {
    const { id, lead, tell, inside, pass, reasons } = await setUp({ ratePerHour: 3, ratePerDay: 5 })
    const come = async (many: number) => {
      const leads = await Promise.all(Array.from({ length: many }, () => lead()))
      await Promise.all(leads.map((leadId) => tell(leadId, 'go')))
      return (await inside()).length
    }
    assert.equal(await come(8), 3)
    await pass(0.5)
    assert.equal(await come(1), 3)
    await pass(0.5)
    assert.equal(await come(4), 5)
    await pass(12)
    assert.equal(await come(1), 5)
    await pass(11)
    assert.equal(await come(9), 8)
    assert.ok((await reasons(id)).every((line) => line === 'rate-limited 1'))
  })
})
