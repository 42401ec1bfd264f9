import assert from 'node:assert/strict'
import { it } from 'node:test'
import { enrol } from '../../../src/platform/enrollments/enrol.ts'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { formFile } from '../sessions/form-file.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const
const NODES = ['start', 'a', 'which', 'b', 'show', 'c', 'event', 'end']
/** What is thrown within transactions, of those that ask for the time. */
const CRASHES = 0.05
const WORKERS = 8

onBothDatabases('steps', (db, kind) => {
  const many = kind === 'postgres' ? 150 : 40

  it(`of ${many}, by ${WORKERS} workers who crash now and then, are each taken once`, async () => {
    const fixture = await engineFixture(db(), {
      forms: formFile().forms!,
      leadGroups: [{ name: 'Ours' }],
    })
    const { ctx, workspaceId } = fixture
    const [form] = await listForms(db(), workspaceId)
    await db().updateTable('form').set({ lead_group_id: null }).where('id', '=', form!.id).execute()
    const drawn = draw(
      {
        start: on('go'),
        a: HOUR,
        which: { type: 'SPLIT' },
        b: HOUR,
        show: {
          type: 'CONTENT',
          contentId: form!.id,
          config: { contentType: 'form', timeout: { amount: 1, unit: 'hour' } },
        },
        c: HOUR,
        event: {
          type: 'WAIT_FOR_EVENT',
          config: { eventName: 'paid', timeout: { amount: 1, unit: 'hour' } },
        },
        end: { type: 'EXIT' },
      },
      [
        ['start', 'a'],
        ['a', 'which'],
        ['which', 'b', 'left'],
        ['which', 'b', 'right'],
        ['b', 'show'],
        ['show', 'c'],
        ['c', 'event'],
        ['event', 'end'],
      ],
    )
    const { id: journeyId } = await fixture.journey(drawn)
    const leads = await insertLeads(
      db(),
      workspaceId,
      Array.from({ length: many }, () => ({ leadGroupId: null, values: {} })),
    )

    let crashes = 0
    const now = () => {
      if (Math.random() >= CRASHES) return ctx.now()
      crashes++
      throw new Error('crash')
    }
    const crashing = { ...ctx, now }
    const insist = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      for (;;) {
        try {
          return await work()
        } catch (error) {
          if (!(error instanceof Error && error.message === 'crash')) throw error
        }
      }
    }
    const log = { error: () => {} }
    for (const { id: leadId } of leads) {
      await insist(() => enrol(crashing, workspaceId, { journeyId, leadId }))
    }
    const worker = async () => {
      while (await insist(() => moveDue(crashing, { log })));
    }
    // Five waits of an hour; what crashed is tried again after ten seconds, or more.
    for (let round = 0; round < 12; round++) {
      ctx.clock.passMinutes(31)
      const paid = round === 9 ? leads.slice(0, many / 2) : []
      await Promise.all([
        ...Array.from({ length: WORKERS }, worker),
        ...paid.map(({ id }, n) => fixture.tell(id, 'paid', { messageId: `p${n}` })),
      ])
    }
    for (let round = 0; round < 20; round++) {
      ctx.clock.passMinutes(31)
      await fixture.moveAll()
    }

    const runs = await fixture.runsOf(journeyId)
    assert.deepEqual(new Set(runs.map(({ status }) => status)), new Set(['completed']))
    assert.equal(runs.length, many)
    const steps = await db()
      .selectFrom('enrollment_step as s')
      .innerJoin('enrollment as e', 'e.id', 's.enrollment_id')
      .select(['s.enrollment_id', 's.step_no', 's.node_id'])
      .where('e.journey_id', '=', journeyId)
      .orderBy('s.enrollment_id')
      .orderBy('s.step_no')
      .execute()
    assert.equal(steps.length, many * NODES.length)
    for (const { id } of runs) {
      const own = steps.filter((step) => step.enrollment_id === id)
      assert.deepEqual(
        own.map((step) => `${step.step_no} ${drawn.names.get(step.node_id)}`),
        NODES.map((name, at) => `${at + 1} ${name}`),
      )
    }
    const { sessions } = await db()
      .selectFrom('form_session')
      .select(({ fn }) => fn.countAll<string>().as('sessions'))
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    assert.equal(Number(sessions), many)
    assert.ok(crashes > 0, 'something crashed')
  })
})
