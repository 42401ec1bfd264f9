import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { EFFECT_KINDS } from '../../../../src/platform/effects/effect.ts'

/** Names of journeys and of nodes by their ids; lives of one kind have the same. */
export type Names = ReadonlyMap<string, string>

/**
 * All that the database has of leads, by their ids, as lines without ids and times: what two leads
 * who have lived through the same have alike.
 */
export async function footprints(
  db: Kysely<Database>,
  leadIds: readonly string[],
  names: Names,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ lead: string; line: unknown[] }>`
    with who as (select unnest(${sql.val(leadIds)}::uuid[]) as id),
    runs as (select e.*, j.number from enrollment e join who on who.id = e.lead_id
      join journey j on j.id = e.journey_id)
    select lead, line from (
      select 1 as part, lead_id as lead, number as a, 0 as b, json_build_array('run', journey_id,
        rotation, step_no, current_node_id, status, exit_reason) as line from runs
      union all select 2, r.lead_id, r.number, s.step_no, json_build_array('step', r.journey_id,
        s.step_no, s.node_id, s.outcome, s.branch)
        from runs r join enrollment_step s on s.enrollment_id = r.id
      union all select 3, r.lead_id, r.number, f.step_no, json_build_array('effect', r.journey_id,
        f.step_no, f.kind, f.state, f.round,
        (select count(*) from pgboss.job where data ->> 'effect' = f.id::text))
        from runs r join effect f on f.enrollment_id = r.id
      union all select 4, lead_id, received_seq, 0, json_build_array('event', name, props)
        from event join who on who.id = lead_id
      union all select 5, lead_id, 0, 0, json_build_array('session', completed_at is not null)
        from form_session join who on who.id = lead_id
      union all select 6, lead.id, 0, 0, json_build_array('lead', values,
        array(select name from lead_tag join tag on tag.id = tag_id where lead_id = lead.id order by 1),
        array(select name || ' ' || subscribed from list_member
          join lead_group g on g.id = lead_group_id where lead_id = lead.id order by 1),
        deleted_at is not null)
        from lead join who on who.id = lead.id
    ) as lines order by lead, part, a, b`.execute(db)
  const found = new Map<string, string[]>()
  for (const { lead, line } of rows) {
    const text = JSON.stringify(line)
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? 'id')
      .replace(/"journey":"\d+"(?=,"journeyId":"own")/, '"journey":"own"')
    found.set(lead, [...(found.get(lead) ?? []), text])
  }
  return found
}

/** Jobs of effects that are not there. */
export async function strayJobs(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::integer as many from pgboss.job
    where name = any(${sql.val([...EFFECT_KINDS])}::text[])
      and not exists (select 1 from effect where id::text = data ->> 'effect')`.execute(db)
  return rows[0]!.many
}
