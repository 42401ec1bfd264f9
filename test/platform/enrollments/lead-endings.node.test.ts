import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { findLeadByNumber, insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { tokenOf } from '../platform-fixture.ts'
import { draw, on } from './engine-fixture.ts'
import { line, octethAction, octethTrigger, recordsFixture } from './records-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const

onBothDatabases('what a lead has begun', (db) => {
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
})
