import assert from 'node:assert/strict'
import { it } from 'node:test'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import type { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { isError } from '../../../src/platform/journeys/validate/problem.ts'
import type { Problem } from '../../../src/platform/journeys/validate/problem.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, on } from './engine-fixture.ts'
import { line, octethAction, octethTrigger, recordsFixture } from './records-fixture.ts'
import type { RecordsFixture } from './records-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const
const EVERY_TIME = { entryMode: 'every_time' } as const

interface Scenario {
  actions: (f: RecordsFixture) => Parameters<typeof line>
  /** What becomes of the actions, in the ledger. */
  outcomes: string[]
  /** What the log has besides the journey's own. */
  told: string[]
}

const SCENARIOS: Record<string, Scenario> = {
  'tags are added and removed, once each': {
    actions: ({ vip }) => [
      octethAction('AddTag', { TargetTagID: vip }),
      octethAction('AddTag', { TargetTagID: String(vip) }),
      octethAction('RemoveTag', { TargetTagID: vip }),
      octethAction('RemoveTag', { TargetTagID: vip }),
    ],
    outcomes: ['tagged', 'unchanged', 'untagged', 'unchanged'],
    told: ['tag.added', 'tag.removed'],
  },
  'lists are joined and left, once each': {
    actions: ({ news }) => [
      octethAction('Unsubscribe', { TargetListID: news }),
      octethAction('Subscribe', { TargetListID: news }),
      octethAction('Subscribe', { TargetListID: news }),
      octethAction('Unsubscribe', { TargetListID: news }),
    ],
    outcomes: ['unchanged', 'subscribed', 'unchanged', 'unsubscribed'],
    told: ['list.joined', 'list.left'],
  },
  'a field is set, and taken away by an empty text': {
    actions: ({ city }) => [
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: city,
        NewCustomFieldValue: 'Bath',
      }),
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: city,
        NewCustomFieldValue: 'Bath',
      }),
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: city,
        NewCustomFieldValue: '',
      }),
    ],
    outcomes: ['field-set', 'unchanged', 'field-set'],
    told: ['field.changed', 'field.changed'],
  },
}

onBothDatabases('an action', (db) => {
  for (const [name, { actions, outcomes, told }] of Object.entries(SCENARIOS)) {
    it(name, async () => {
      const f = await recordsFixture(db())
      const drawn = line(...actions(f))
      const { id } = await f.journey(drawn)
      const leadId = await f.lead()
      await f.tell(leadId, 'go')
      assert.deepEqual(
        (await f.ledger(id, drawn)).map((step) => step.split(' ')[1]),
        ['entered', ...outcomes],
      )
      assert.deepEqual(await f.namesOf(leadId), ['go', ...told, 'journey.completed'])
      assert.deepEqual(await f.statusesOf(id), ['completed'])
    })
  }

  it('is seen by the steps behind it, and by the journeys that hear of it', async () => {
    const f = await recordsFixture(db())
    const decide = (Property: string, Operator: string, Value: string) => ({
      type: 'CONDITION' as const,
      kind: 'Decision',
      config: { Criteria: [{ Property, Operator, Value }] },
    })
    const drawn = line(
      octethAction('AddTag', { TargetTagID: f.vip }),
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: f.city,
        NewCustomFieldValue: 'Bath',
      }),
      decide('city', 'equals', 'Bath'),
    )
    const { id } = await f.journey(drawn)
    const heard = draw(
      {
        start: octethTrigger('Tag', { Value: f.vip }),
        which: decide('tags', 'contains', 'vip'),
        no: { type: 'EXIT' },
      },
      [
        ['start', 'which'],
        ['which', 'no', 'false'],
      ],
    )
    const runCriteria = [{ Property: 'city', Operator: 'equals', Value: 'Bath' } as const]
    const { id: second } = await f.journey(heard, { runCriteria })
    await f.tell(await f.lead(), 'go')
    assert.deepEqual((await f.ledger(id, drawn)).at(-1), 'a2 decided true')
    assert.deepEqual(await f.ledger(second, heard), ['start entered', 'which decided true'])
  })

  it('names nothing of another workspace', async () => {
    const [ours, theirs] = [await recordsFixture(db()), await recordsFixture(db())]
    const elsewhere = await theirs.journey(draw({ start: on('go') }, []))
    for (const action of [
      octethAction('AddTag', { TargetTagID: theirs.vip }),
      octethAction('RemoveTag', { TargetTagID: 1e9 }),
      octethAction('Subscribe', { TargetListID: theirs.news }),
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: theirs.city,
        NewCustomFieldValue: 'x',
      }),
      octethAction('StartJourney', { TargetJourneyID: elsewhere.number }),
    ]) {
      await assert.rejects(ours.journey(line(action)), ({ details }: JourneyError) => {
        assert.deepEqual(
          (details as Problem[]).filter(isError).map(({ code }) => code),
          ['record'],
        )
        return true
      })
    }
    const drawn = line(
      octethAction('AddTag', { TargetTagID: ours.vip }),
      octethAction('Subscribe', { TargetListID: ours.news }),
      octethAction('UpdateCustomFieldValue', {
        TargetCustomFieldID: ours.city,
        NewCustomFieldValue: 'x',
      }),
    )
    const { id } = await ours.journey(drawn)
    // As if they had been there when it was published.
    for (const [table, number, to] of [
      ['tag', ours.vip, theirs.workspaceId],
      ['lead_group', ours.news, theirs.workspaceId],
      ['custom_field', ours.city, theirs.workspaceId],
    ] as const) {
      const renamed = { workspace_id: to, name: `from elsewhere ${number}` }
      await db()
        .updateTable(table)
        .set(table === 'custom_field' ? { ...renamed, data_field: `f${number}` } : renamed)
        .where('number', '=', String(number))
        .execute()
    }
    const leadId = await ours.lead()
    await ours.tell(leadId, 'go')
    assert.deepEqual(
      (await ours.ledger(id, drawn)).map((step) => step.split(' ')[1]),
      ['entered', ...Array.from({ length: 3 }, () => 'unknown-record')],
    )
    assert.deepEqual(await theirs.statusesOf(elsewhere.id), [])
    assert.equal(await ours.change(leadId, { kind: 'tag', tag: theirs.vip }), 'unknown-record')
    assert.equal(await theirs.change(leadId, { kind: 'tag', tag: theirs.vip }), 'unknown-lead')
    assert.deepEqual(await ours.namesOf(leadId), ['go', 'journey.completed'])
  })

  it('StartJourney lets the lead into another journey, behind its own step', async () => {
    const f = await recordsFixture(db())
    const second = draw({ start: octethTrigger('Manual'), wait: HOUR }, [['start', 'wait']])
    const { id, number } = await f.journey(second)
    const closed = await f.journey(
      line(octethAction('StartJourney', { TargetJourneyID: number }), HOUR),
    )
    const leadId = await f.lead()
    await f.tell(leadId, 'go')
    assert.deepEqual(await f.statusesOf(id), ['active'])
    assert.deepEqual(await f.statusesOf(closed.id), ['active'])
    await f.pass(2)
    assert.deepEqual(await f.statusesOf(id), ['completed'])
    assert.deepEqual(await f.namesOf(leadId), [
      'go',
      'journey.start',
      'journey.completed',
      'journey.completed',
    ])
    await f.tell(await f.lead({}, { suppressed: true }), 'go')
    assert.deepEqual(await f.reasons(closed.id), ['suppressed 1'])
  })

  it('of journeys that set each other off for ever is stopped before that', async () => {
    const f = await recordsFixture(db())
    const add = draw(
      {
        start: octethTrigger('UnTag', { Value: f.vip }),
        more: octethAction('AddTag', { TargetTagID: f.vip }),
      },
      [['start', 'more']],
    )
    const remove = draw(
      {
        start: octethTrigger('Tag', { Value: f.vip }),
        less: octethAction('RemoveTag', { TargetTagID: f.vip }),
      },
      [['start', 'less']],
    )
    const [first, second] = [await f.journey(add, EVERY_TIME), await f.journey(remove, EVERY_TIME)]
    const leadId = await f.lead()
    assert.equal(await f.change(leadId, { kind: 'tag', tag: f.vip }), 'changed')
    const runs = (await f.statusesOf(first.id)).length + (await f.statusesOf(second.id)).length
    assert.ok(runs > 10 && runs <= 50, `${runs} runs`)
    assert.ok((await f.namesOf(leadId)).length <= 102)

    const own = draw({ start: on('begin'), end: { type: 'EXIT' } }, [['start', 'end']])
    const itself = await f.journey(own, EVERY_TIME)
    const again = octethAction('StartJourney', { TargetJourneyID: itself.number })
    const { graph } = draw({ start: on('begin'), again }, [['start', 'again']])
    await editJourney(f.ctx, f.workspaceId, itself.id, { graph })
    await publishAndActivate(f.ctx, f.workspaceId, itself.id, 'activate')
    await f.tell(await f.lead(), 'begin')
    const times = (await f.statusesOf(itself.id)).length
    assert.ok(times > 10 && times <= 51, `${times} runs`)
  })
})
