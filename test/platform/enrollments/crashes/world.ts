import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { listForms } from '../../../../src/platform/forms/form-store.ts'
import { insertLeads } from '../../../../src/platform/leads/lead-store.ts'
import type { DatabaseKind } from '../../../harness/databases.ts'
import { fragileDatabase } from '../../../harness/fragile-database.ts'
import { draw, on } from '../engine-fixture.ts'
import { octethTrigger, recordsFixture } from '../records-fixture.ts'

const FOR_EVER = { type: 'WAIT', config: { until: '2900-01-01' } } as const
/** Leads are made so many at a time. */
const CHUNK = 50

/**
 * A workspace for many lives: its leads have a tag, are on a list and wait for ever in a `first`
 * journey; there is a `second` one to be started.
 */
export async function openWorld(db: Kysely<Database>, kind: DatabaseKind) {
  const fixture = await recordsFixture(db)
  const { workspaceId } = fixture
  const [form] = await listForms(db, workspaceId)
  await db.updateTable('form').set({ lead_group_id: null }).where('id', '=', form!.id).execute()
  const waiting = () =>
    draw({ start: octethTrigger('Manual'), wait: FOR_EVER }, [['start', 'wait']])
  const [firstDrawn, secondDrawn] = [waiting(), waiting()]
  const first = await fixture.journey(firstDrawn)
  const second = await fixture.journey(secondDrawn)
  const fragile = fragileDatabase(db, kind)

  const ready: string[] = []
  async function makeLeads(): Promise<void> {
    const values = { email: 'ada@example.test' }
    const made = await insertLeads(
      db,
      workspaceId,
      Array.from({ length: CHUNK }, () => ({ leadGroupId: null, values })),
    )
    const ids = sql`unnest(${sql.val(made.map(({ id }) => id))}::uuid[])`
    await sql`insert into lead_tag (lead_id, tag_id, added_at)
      select id, (select id from tag where number = ${fixture.cold}), now() from ${ids} as id`.execute(
      db,
    )
    await sql`insert into list_member (lead_id, lead_group_id, subscribed, changed_at)
      select id, (select id from lead_group where number = ${fixture.club}), true, now()
      from ${ids} as id`.execute(db)
    await sql`insert into enrollment (id, workspace_id, journey_id, version_id, lead_id,
        current_node_id, enrolled_at, wait_until, wake_at)
      select gen_random_uuid(), ${workspaceId}::uuid, ${first.id}::uuid,
        ${first.activeVersionId}::uuid, id, ${firstDrawn.graph.nodes[1]!.id}::uuid, now(),
        '2900-01-01', '2900-01-01' from ${ids} as id`.execute(db)
    ready.push(...made.map(({ id }) => id))
  }

  return {
    ...fixture,
    calm: db,
    fragile,
    fragileCtx: { ...fixture.ctx, db: fragile.db },
    formId: form!.id,
    first,
    second,
    names: new Map([
      [first.id, 'first'],
      [second.id, 'second'],
      ...firstDrawn.names,
      ...secondDrawn.names,
    ]),
    async nextLead(): Promise<string> {
      if (ready.length === 0) await makeLeads()
      return ready.pop()!
    },
    /** A journey that goes through a node; `entrance` is the event that lets in. */
    async journeyOf(
      drawn: Omit<Parameters<typeof draw>[0], 'start'>,
      edges: Parameters<typeof draw>[1],
      exitOnGoal: boolean,
    ) {
      const entrance = `enter ${crypto.randomUUID()}`
      const canvas = draw({ start: on(entrance), ...drawn }, edges)
      const rules = {
        goal: { type: 'event', config: { eventName: 'goal' } },
        settings: { exitOnGoal },
      } as const
      const { id } = await fixture.journey(canvas, rules)
      return { id, entrance, canvas }
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
