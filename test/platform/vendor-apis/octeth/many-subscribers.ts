import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'

/** What the filters are called, and what the log calls it. */
export const FILTERS = {
  opened: 'email.opened',
  clicked: 'email.clicked',
  converted: 'email.converted',
  browser_viewed: 'email.viewed',
  forwarded: 'email.forwarded',
  unsubscribed: 'email.unsubscribed',
  bounced: 'email.bounced',
  spam_complaint: 'email.complained',
} as const
export type Filter = keyof typeof FILTERS

export interface Journey {
  workspaceId: string
  id: string
  versionId: string
  /** The step that has most of them, with what they did to its mail. */
  mailId: string
  /** The one that every thousandth came to, each of whom opened its mail. */
  rareId: string
}

/** Each filter is true of another part of them, so that no two are the same people. */
const PARTS = [2, 3, 5, 7, 11, 13, 17, 19]

/**
 * Fills a journey with so many leads, without the engine: of twelve in a row, one
 * has not come to the mail yet, two stand there, one was taken out there, eight went
 * on. Some came twice, some were deleted, some have no e-mail or one in capitals.
 */
export async function fillWithSubscribers(
  db: Kysely<Database>,
  { workspaceId, id, versionId, mailId, rareId }: Journey,
  count: number,
): Promise<void> {
  await sql`
    insert into lead (id, workspace_id, number, values, suppressed, deleted_at, created_at)
    select gen_random_uuid(), ${workspaceId}::uuid, n,
      case when n % 41 = 0 then '{}'::jsonb else jsonb_build_object('email',
        (array['anna', 'Bert', 'ÇELIK', 'dora', 'EVA', 'zoë'])[n % 6 + 1]
          || (n::bigint * 7919 % 1000003 / 2) || '@example.com') end,
      n % 10 = 0, case when n % 97 = 0 then now() end, now()
    from generate_series(1, ${count}::integer) n`.execute(db)
  await sql`
    insert into enrollment (id, workspace_id, journey_id, version_id, lead_id, rotation, status,
      current_node_id, step_no, enrolled_at, ended_at)
    select gen_random_uuid(), ${workspaceId}::uuid, ${id}::uuid, ${versionId}::uuid, l.id, rotation,
      case when rotation = 1 and (number % 12 > 3 or number % 7 = 0) then 'completed'
        when number % 12 = 3 then 'stopped' else 'active' end,
      case when number % 12 in (1, 2, 3) then ${mailId}::uuid end,
      case when number % 12 > 3 then 1 else 0 end, now(),
      case when rotation = 1 and (number % 12 > 3 or number % 7 = 0) or number % 12 = 3 then now() end
    from lead l, generate_series(1, 2) rotation
    where l.workspace_id = ${workspaceId} and (rotation = 1 or number % 7 = 0)`.execute(db)
  await sql`
    insert into enrollment_step (enrollment_id, step_no, node_id, outcome, at)
    select e.id, 1, ${mailId}::uuid, 'sent', now()
    from enrollment e join lead l on l.id = e.lead_id
    where e.journey_id = ${id} and l.number % 12 > 3
    union all
    select e.id, 2, ${rareId}::uuid, 'sent', now()
    from enrollment e join lead l on l.id = e.lead_id
    where e.journey_id = ${id} and l.number % 1000 = 5`.execute(db)
  for (const [at, name] of Object.values(FILTERS).entries()) {
    await tellOf(db, { workspaceId, id, nodeId: mailId }, name, {
      of: sql`l.number % 12 > 3 and l.number % ${PARTS[at]}::bigint = 0`,
      times: 1 + (at % 2),
    })
  }
  const rare = { workspaceId, id, nodeId: rareId }
  await tellOf(db, rare, 'email.opened', { of: sql`l.number % 1000 = 5`, times: 1 })
  // Another journey's, of the same people.
  const foreign = { workspaceId, id: crypto.randomUUID(), nodeId: mailId }
  await tellOf(db, foreign, 'email.bounced', { of: sql`true`, times: 1 })
  await sql`analyze lead, enrollment, enrollment_step, event`.execute(db)
}

async function tellOf(
  db: Kysely<Database>,
  { workspaceId, id, nodeId }: { workspaceId: string; id: string; nodeId: string },
  name: string,
  { of, times }: { of: ReturnType<typeof sql<boolean>>; times: number },
): Promise<void> {
  await sql`
    insert into event (id, workspace_id, lead_id, name, props, occurred_at, message_id)
    select gen_random_uuid(), ${workspaceId}::uuid, l.id, ${name},
      json_build_object('journeyId', ${id}::text, 'nodeId', ${nodeId}::text, 'mail', l.id),
      now(), gen_random_uuid()::text
    from lead l, generate_series(1, ${times}::integer)
    where l.workspace_id = ${workspaceId} and ${of}`.execute(db)
}

/** Who must be listed, by asking of each lead by itself. */
export async function expectedSubscribers(
  db: Kysely<Database>,
  { workspaceId, id, mailId }: Journey,
  filters: readonly Filter[],
  operator: 'AND' | 'OR',
): Promise<{ number: number; email: string; suppressed: boolean }[]> {
  const asked = filters.map(
    (filter) => sql<boolean>`exists (
      select 1 from event v where v.lead_id = l.id and v.name = ${FILTERS[filter]}
        and (v.props::jsonb) @> jsonb_build_object('journeyId', ${id}::text, 'nodeId', ${mailId}::text))`,
  )
  const came = sql<boolean>`(
    exists (select 1 from enrollment e
      where e.lead_id = l.id and e.journey_id = ${id} and e.current_node_id = ${mailId})
    or exists (select 1 from enrollment e, enrollment_step s
      where e.lead_id = l.id and e.journey_id = ${id} and s.enrollment_id = e.id
        and s.node_id = ${mailId}))`
  const all =
    asked.length === 0 ? came : sql.join(asked, operator === 'AND' ? sql` and ` : sql` or `)
  const { rows } = await sql<{ number: string; email: string | null; suppressed: boolean }>`
    select l.number, l.values ->> 'email' as email, l.suppressed from lead l
    where l.workspace_id = ${workspaceId} and l.deleted_at is null and (${all})`.execute(db)
  return rows.map((row) => ({ ...row, number: Number(row.number), email: row.email ?? '' }))
}
