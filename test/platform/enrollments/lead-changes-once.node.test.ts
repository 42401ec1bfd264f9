import assert from 'node:assert/strict'
import { it } from 'node:test'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, on } from './engine-fixture.ts'
import { octethAction, recordsFixture } from './records-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const

onBothDatabases('a change of a lead', (db, kind) => {
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
