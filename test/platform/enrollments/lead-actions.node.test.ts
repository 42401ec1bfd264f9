import assert from 'node:assert/strict'
import { it } from 'node:test'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import type { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { isError } from '../../../src/platform/journeys/validate/problem.ts'
import type { Problem } from '../../../src/platform/journeys/validate/problem.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { findLeadByNumber, insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { tokenOf } from '../platform-fixture.ts'
import { draw, on } from './engine-fixture.ts'
import type { Drawn } from './engine-fixture.ts'
import { octethAction, octethTrigger, recordsFixture } from './records-fixture.ts'
import type { RecordsFixture } from './records-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const
const EVERY_TIME = { entryMode: 'every_time' } as const

/** Actions one behind the other. */
function line(...actions: Parameters<typeof draw>[0][string][]): Drawn {
  const names = actions.map((_, at) => `a${at}`)
  const nodes = Object.fromEntries(actions.map((action, at) => [`a${at}`, action]))
  const edges = names.slice(1).map((name, at) => [`a${at}`, name] as [string, string])
  return draw({ start: on('go'), ...nodes }, [['start', 'a0'], ...edges])
}

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

onBothDatabases('an action', (db, kind) => {
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

  it('ExitJourney takes one number, or several', async () => {
    const f = await recordsFixture(db())
    const waiting = () => draw({ start: on('first'), wait: HOUR }, [['start', 'wait']])
    const all = [await f.journey(waiting()), await f.journey(waiting()), await f.journey(waiting())]
    const [a, b, c] = all.map(({ number }) => number)
    await f.journey(
      line(
        octethAction('ExitJourney', { TargetJourneyID: a }),
        octethAction('ExitJourney', { TargetJourneyID: [b, String(c)] }),
      ),
    )
    const leadId = await f.lead()
    await f.tell(leadId, 'first')
    await f.tell(leadId, 'go')
    for (const { id } of all) assert.deepEqual(await f.statusesOf(id), ['stopped'])
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

  it('DeleteSubscriber is the end of everything that is open, and of what is known', async () => {
    const f = await recordsFixture(db())
    const { id: waiting } = await f.journey(
      draw({ start: on('first'), wait: HOUR }, [['start', 'wait']]),
    )
    const { id: onDelete } = await f.journey(
      draw({ start: octethTrigger('WebsiteEvent_customEvent'), wait: HOUR }, [['start', 'wait']]),
    )
    const { id } = await f.journey(
      line(octethAction('DeleteSubscriber'), octethAction('AddTag', { TargetTagID: f.vip })),
    )
    const leadId = await f.lead({ email: 'ada@example.test' })
    const group = await db()
      .selectFrom('lead_group')
      .select('id')
      .where('workspace_id', '=', f.workspaceId)
      .where('name', '=', 'Ours')
      .executeTakeFirstOrThrow()
    await db()
      .updateTable('lead')
      .set({ lead_group_id: group.id, external_id: 'u1' })
      .where('id', '=', leadId)
      .execute()
    await f.change(leadId, { kind: 'tag', tag: f.cold })
    const { number } = await db()
      .selectFrom('lead')
      .select('number')
      .where('id', '=', leadId)
      .executeTakeFirstOrThrow()
    const [form] = await listForms(db(), f.workspaceId)
    const session = {
      workspaceId: f.workspaceId,
      lead: number,
      form: form!.id,
      public: true,
      reuse: false,
    }
    const { publicUrl } = await startFormSession(f.ctx, session)
    await f.tell(leadId, 'first')
    await f.tell(leadId, 'go')
    assert.deepEqual(await f.statusesOf(waiting), ['stopped'])
    const [run] = await f.runsOf(id)
    assert.deepEqual([run!.status, run!.exit_reason], ['stopped', 'lead-deleted'])
    assert.deepEqual(
      (await f.statusesOf(onDelete)).filter((status) => status === 'active'),
      [],
    )
    assert.equal((await readFormSession(f.ctx, tokenOf(publicUrl)))?.state, 'expired')
    assert.equal(await findLeadByNumber(db(), f.workspaceId, number), null)
    assert.deepEqual((await exportWorkspaceFile(db(), f.workspaceId)).leads, [])
    assert.deepEqual(await f.logOf(leadId), [
      { name: 'lead.deleted', props: { enrollmentId: run!.id } },
    ])
    const { values, external_id: externalId } = await db()
      .selectFrom('lead')
      .selectAll()
      .where('id', '=', leadId)
      .executeTakeFirstOrThrow()
    assert.deepEqual([values, externalId], [{}, null])
    assert.equal(await f.tell(leadId, 'first'), null)
    assert.equal(await f.change(leadId, { kind: 'delete' }), 'unknown-lead')
    assert.deepEqual(await f.enrol(waiting, leadId), { refused: 'unknown-lead' })
    // The number is free for whoever comes with it.
    const [again] = await insertLeads(db(), f.workspaceId, [
      { number, leadGroupId: null, values: {} },
    ])
    assert.equal((await findLeadByNumber(db(), f.workspaceId, number))?.id, again!.id)
    await f.pass(5)
    assert.deepEqual(f.failures, [])
  })

  it('Unsubscribe takes the lead out of the journeys of that list, and lets him into none for it', async () => {
    const f = await recordsFixture(db())
    const news = await db()
      .selectFrom('lead_group')
      .select('id')
      .where('number', '=', String(f.news))
      .executeTakeFirstOrThrow()
    const waiting = (...starts: Parameters<typeof draw>[0][string][]) =>
      draw(
        { ...Object.fromEntries(starts.map((start, at) => [`s${at}`, start])), wait: HOUR },
        starts.map((_, at) => [`s${at}`, 'wait']),
      )
    const join = octethTrigger('ListSubscription', { ListID: f.news })
    const byJoining = await f.journey(waiting(join))
    const byBoth = await f.journey(waiting(join, on('also')))
    const ofAudience = await f.journey(waiting(on('go')), { audienceId: news.id })
    const goodbye = await f.journey(
      draw(
        {
          start: on('bye'),
          leave: octethAction('Unsubscribe', { TargetListID: f.news }),
          wait: HOUR,
        },
        [
          ['start', 'leave'],
          ['leave', 'wait'],
        ],
      ),
      { audienceId: news.id },
    )
    const leadId = await f.lead()
    await f.change(leadId, { kind: 'subscribe', list: f.news })
    await f.tell(leadId, 'go')
    await f.tell(leadId, 'bye')
    assert.deepEqual(await f.statusesOf(byJoining.id), ['stopped'])
    assert.deepEqual(await f.statusesOf(ofAudience.id), ['stopped'])
    assert.deepEqual(await f.statusesOf(byBoth.id), ['active'], 'has another way in')
    assert.deepEqual(await f.statusesOf(goodbye.id), ['active'], 'the one that does it goes on')
    await f.pass(2)
    await f.tell(leadId, 'bye')
    assert.deepEqual(await f.reasons(goodbye.id), ['not-in-audience 1'])
  })

  it('suppressing stops every journey, once', async () => {
    const f = await recordsFixture(db())
    const { id } = await f.journey(draw({ start: on('go'), wait: HOUR }, [['start', 'wait']]))
    const leadId = await f.lead()
    await f.tell(leadId, 'go')
    assert.equal(await f.change(leadId, { kind: 'suppress' }), 'changed')
    assert.equal(await f.change(leadId, { kind: 'suppress' }), 'unchanged')
    assert.deepEqual(await f.statusesOf(id), ['stopped'])
    assert.deepEqual(await f.namesOf(leadId), ['go', 'lead.suppressed'])
  })

  it('is done once, by workers who crash now and then, and told of once', async () => {
    const f = await recordsFixture(db())
    const drawn = draw(
      {
        start: on('go'),
        wait: HOUR,
        tag: octethAction('AddTag', { TargetTagID: f.vip }),
        set: octethAction('UpdateCustomFieldValue', {
          TargetCustomFieldID: f.city,
          NewCustomFieldValue: 'Bath',
        }),
        next: HOUR,
        untag: octethAction('RemoveTag', { TargetTagID: f.vip }),
      },
      [
        ['start', 'wait'],
        ['wait', 'tag'],
        ['tag', 'set'],
        ['set', 'next'],
        ['next', 'untag'],
      ],
    )
    const { id } = await f.journey(drawn)
    const many = kind === 'postgres' ? 60 : 20
    const leads = await insertLeads(
      db(),
      f.workspaceId,
      Array.from({ length: many }, () => ({ leadGroupId: null, values: {} })),
    )
    for (const [n, lead] of leads.entries()) await f.tell(lead.id, 'go', { messageId: `go${n}` })
    let crashes = 0
    const now = () => {
      if (Math.random() >= 0.05) return f.ctx.now()
      crashes++
      throw new Error('crash')
    }
    const worker = async () => {
      for (;;) {
        try {
          if (!(await moveDue({ ...f.ctx, now }, { log: { error: () => {} } }))) return
        } catch (error) {
          if (!(error instanceof Error && error.message === 'crash')) throw error
        }
      }
    }
    for (let round = 0; round < 8; round++) {
      f.ctx.clock.passMinutes(31)
      await Promise.all(Array.from({ length: 4 }, worker))
    }
    await f.pass(24)
    await f.pass(24)
    assert.ok(crashes > 0, 'something crashed')
    assert.deepEqual(new Set(await f.statusesOf(id)), new Set(['completed']))
    for (const lead of leads) {
      assert.deepEqual(await f.namesOf(lead.id), [
        'go',
        'tag.added',
        'field.changed',
        'tag.removed',
        'journey.completed',
      ])
    }
  })

  it('of twenty who do the same at once is done once', async () => {
    const f = await recordsFixture(db())
    const leadId = await f.lead()
    const change = { kind: 'subscribe', list: f.news } as const
    const all = await Promise.all(Array.from({ length: 20 }, () => f.change(leadId, change)))
    assert.equal(all.filter((one) => one === 'changed').length, 1)
    assert.deepEqual(await f.namesOf(leadId), ['list.joined'])
  })
})
