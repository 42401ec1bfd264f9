import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { insertEvent } from '../../../src/platform/events/event-store.ts'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { noFigures } from '../../../src/platform/statistics/figures.ts'
import type { Figures } from '../../../src/platform/statistics/figures.ts'
import {
  journeyFigures,
  journeyStatistics,
} from '../../../src/platform/statistics/journey-statistics.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from '../enrollments/engine-fixture.ts'
import { recount } from './recount.ts'

const MAIL = { type: 'ACTION', kind: 'SendEmail', config: { EmailID: 1 } } as const

const DRAWN = draw(
  {
    start: on('go'),
    mail: MAIL,
    wait: { type: 'WAIT', config: { duration: 2, unit: 'day' } },
    end: { type: 'EXIT' },
  },
  [
    ['start', 'mail'],
    ['mail', 'wait'],
    ['wait', 'end'],
  ],
)

/** Only what is not nothing. */
function brief({ mails, ...figures }: Figures) {
  const some = (all: object) => Object.entries(all).filter(([, value]) => value !== 0)
  return Object.fromEntries([...some(figures), ...some(mails)]) as Record<string, number>
}

onBothDatabases('the figures of a journey', (db: () => Kysely<Database>) => {
  const setUp = async () => {
    const fixture = await engineFixture(db())
    const { ctx, workspaceId, tell } = fixture
    const { id } = await fixture.journey(DRAWN)
    const read = async (span = {}) => {
      const { total, days, nodes } = await journeyStatistics(db(), workspaceId, id, span)
      // However it is read: in a table without its indexes, what others tell is met too.
      await db()
        .transaction()
        .execute(async (trx) => {
          for (const way of ['indexscan', 'bitmapscan', 'indexonlyscan']) {
            await sql.raw(`set local enable_${way} = off`).execute(trx)
          }
          const again = await journeyStatistics(trx, workspaceId, id, span)
          assert.deepEqual(again, { total, days, nodes })
        })
      assert.deepEqual({ total, days, nodes }, await recount(db(), id, span))
      const together = await journeyFigures(db(), workspaceId, [id], span)
      assert.deepEqual(together.get(id), { total, days })
      return {
        total: brief(total),
        days: Object.fromEntries(days.map(({ day, ...rest }) => [day, brief(rest)])),
        nodes: Object.fromEntries(
          nodes.map(({ nodeId, ...rest }) => [DRAWN.names.get(nodeId) ?? nodeId, brief(rest)]),
        ),
      }
    }
    const enter = async () => {
      const leadId = await fixture.lead({ email: 'ada@example.com' })
      await tell(leadId, 'go')
      return leadId
    }
    /** As tracking tells it. */
    const mailEvent = async (leadId: string, name: string, props: object = {}) => {
      const mail = await db()
        .selectFrom('effect as f')
        .innerJoin('enrollment as e', 'e.id', 'f.enrollment_id')
        .select(['f.id', 'f.step_no', 'f.enrollment_id'])
        .where('e.lead_id', '=', leadId)
        .executeTakeFirstOrThrow()
      const nodeId = DRAWN.graph.nodes[1]!.id
      await insertEvent(db(), {
        workspaceId,
        leadId,
        name,
        props: { journeyId: id, nodeId, mail: mail.id, ...props },
        occurredAt: ctx.now(),
        messageId: newId(),
      })
    }
    const settle = (leadId: string, state: 'sent' | 'dropped') =>
      db()
        .updateTable('effect')
        .set({ state, settled_at: ctx.now() })
        .where('enrollment_id', 'in', (query) =>
          query.selectFrom('enrollment').select('id').where('lead_id', '=', leadId),
        )
        .execute()
    return { ...fixture, id, read, enter, mailEvent, settle }
  }

  it('are nothing of a journey that nobody entered, or that is not there', async () => {
    const { id, read, workspaceId } = await setUp()
    assert.deepEqual(await read(), { total: {}, days: {}, nodes: {} })
    for (const [workspace, unknown] of [
      [workspaceId, newId()],
      [workspaceId, 'x'],
      [newId(), id],
    ] as const) {
      assert.deepEqual(await journeyStatistics(db(), workspace, unknown), {
        total: noFigures(),
        days: [],
        nodes: [],
      })
      assert.deepEqual([...(await journeyFigures(db(), workspace, [unknown])).keys()], [unknown])
    }
  })

  it('count runs on the day on which they began, and at each step what came of them', async () => {
    const { ctx, workspaceId, id, read, enter, pass } = await setUp()
    await enter()
    await pass(24)
    await enter()
    await enter()
    await pass(25)
    await changeJourneyState(ctx, workspaceId, id, 'archive')
    const taken = (figures: object) => ({ entered: 3, completed: 3, ...figures })
    assert.deepEqual(await read(), {
      total: { entered: 3, completed: 1, stopped: 2, queued: 3 },
      days: {
        '2026-11-23': { entered: 1, completed: 1, queued: 1 },
        '2026-11-24': { entered: 2, stopped: 2, queued: 2 },
      },
      nodes: {
        start: taken({}),
        mail: taken({ queued: 3 }),
        wait: { entered: 3, completed: 1, stopped: 2 },
        end: { entered: 1, completed: 1 },
      },
    })
    const monday = await read({ until: new Date('2026-11-24T00:00:00Z') })
    assert.deepEqual(monday.total, { entered: 1, completed: 1, queued: 1 })
    assert.deepEqual(monday.nodes['wait'], { entered: 1, completed: 1 })
    const later = await read({ from: new Date('2026-11-25T00:00:00Z') })
    assert.deepEqual(later, { total: {}, days: {}, nodes: {} })
  })

  it('tell how runs ended at a step: by the goal, its deadline, a failure or an end', async () => {
    const fixture = await engineFixture(db())
    const drawn = draw(
      {
        start: on('go'),
        way: {
          type: 'CONDITION',
          config: {
            branches: ['form', 'bye'].map((handle) => ({
              handle,
              criteria: [{ Property: 'way', Operator: 'equals', Value: handle }],
            })),
          },
        },
        wait: { type: 'WAIT', config: { duration: 5, unit: 'day' } },
        form: { type: 'CONTENT', contentId: newId(), config: { contentType: 'tooltip' } },
        bye: { type: 'ACTION', kind: 'DeleteSubscriber' },
      },
      [
        ['start', 'way'],
        ['way', 'form', 'form'],
        ['way', 'bye', 'bye'],
        ['way', 'wait', 'else'],
      ],
    )
    const goal = { type: 'event', config: { eventName: 'paid' }, deadline: 2 } as const
    const { id } = await fixture.journey(drawn, { goal, settings: { exitOnGoal: true } })
    const enter = async (way: string) => {
      const leadId = await fixture.lead({ way })
      await fixture.tell(leadId, 'go')
      return leadId
    }
    const payer = await enter('wait')
    for (const way of ['wait', 'form', 'bye']) await enter(way)
    await fixture.tell(payer, 'paid')
    await fixture.pass(72)
    await enter('wait')
    const statistics = await journeyStatistics(db(), fixture.workspaceId, id)
    assert.deepEqual(statistics, await recount(db(), id))
    const ends = { waiting: 1, completed: 1, stopped: 1, abandoned: 1, failed: 1 }
    assert.deepEqual(brief(statistics.total), { entered: 5, ...ends })
    const at = statistics.nodes.map(({ nodeId, ...figures }) => [
      drawn.names.get(nodeId),
      brief(figures),
    ])
    assert.deepEqual(Object.fromEntries(at), {
      start: { entered: 5, completed: 5 },
      way: { entered: 5, completed: 5 },
      wait: { entered: 3, waiting: 1, completed: 1, abandoned: 1 },
      form: { entered: 1, failed: 1 },
      bye: { entered: 1, completed: 1 },
    })
  })

  it('count each mail once for what was done with it, on the day of the first time', async () => {
    const { read, enter, pass, mailEvent, settle } = await setUp()
    const [ada, bob] = [await enter(), await enter()]
    await settle(ada, 'sent')
    await settle(bob, 'dropped')
    await mailEvent(ada, 'email.opened')
    await mailEvent(ada, 'email.opened')
    await pass(24)
    for (const name of ['opened', 'clicked', 'viewed', 'forwarded', 'unsubscribed', 'bounced']) {
      await mailEvent(ada, `email.${name}`)
    }
    await mailEvent(ada, 'email.complained')
    const { days, nodes } = await read()
    const acts = { clicked: 1, viewed: 1, forwarded: 1, unsubscribed: 1, bounced: 1, complained: 1 }
    assert.deepEqual(days, {
      '2026-11-23': { entered: 2, waiting: 2, sent: 1, dropped: 1, opened: 1 },
      '2026-11-24': acts,
    })
    assert.deepEqual(nodes['mail'], {
      entered: 2,
      completed: 2,
      sent: 1,
      dropped: 1,
      opened: 1,
      ...acts,
    })
    const tuesday = await read({ from: new Date('2026-11-24T00:00:00Z') })
    assert.deepEqual(tuesday.total, acts)
  })

  it('have the conversions of who is inside, and of whom a mail led there, each once', async () => {
    const { read, enter, tell, pass, mailEvent } = await setUp()
    const [ada, bob] = [await enter(), await enter()]
    await tell(ada, 'conversion', { props: { 'conversion-value': 0.1 } })
    await tell(ada, 'conversion', { props: { value: '0.2' } })
    await tell(bob, 'conversion', { props: { '\0': '\0' } })
    await pass(49)
    await pass(1)
    await tell(ada, 'conversion', { props: { value: 7 } })
    const inside = { entered: 2, completed: 2, queued: 2, conversions: 3, revenue: 0.3 }
    assert.deepEqual((await read()).total, inside, 'she is no longer inside')

    // Who clicked is followed by the engine: it tells which mail a conversion is owed to.
    await mailEvent(bob, 'email.clicked')
    await tell(bob, 'conversion', { props: { value: 7 } })
    await tell(bob, 'conversion', { props: { value: '\0' } })
    await tell(bob, 'email.sneezed', { props: { journeyId: '\0' } })
    const carl = await enter()
    await mailEvent(carl, 'email.clicked')
    await tell(carl, 'conversion', { props: { value: 1 } })
    const { total, days, nodes } = await read()
    const byMail = { conversions: 3, revenue: 8, clicked: 2, converted: 2 }
    assert.deepEqual(total, {
      entered: 3,
      completed: 2,
      waiting: 1,
      queued: 3,
      ...byMail,
      conversions: 6,
      revenue: 8.3,
    })
    assert.deepEqual(days['2026-11-25'], { entered: 1, waiting: 1, queued: 1, ...byMail })
    assert.deepEqual(nodes['mail'], { entered: 3, completed: 3, queued: 3, ...byMail })
  })
})
