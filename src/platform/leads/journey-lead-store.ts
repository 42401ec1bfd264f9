import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import type { LeadValue } from '../../wire/form.ts'
import { isId } from '../uuid.ts'

/** What journeys go by of a lead. */
export interface JourneyLead {
  id: string
  workspaceId: string
  number: string
  leadGroupId: string | null
  /** Ids of the lead groups whose lists it is in. */
  lists: string[]
  /** Names. */
  tags: string[]
  /** By data field. */
  values: Record<string, LeadValue>
  /** IANA name; null where it is not known. */
  timeZone: string | null
  suppressed: boolean
  /** A visitor of whom nothing is known but that he came. */
  anonymous: boolean
}

/**
 * Takes the lead until the transaction ends. Whoever writes an event of a lead or
 * moves it in a journey does this first: so an event is either seen by who is
 * about to wait for it, or finds him waiting. Its key is not taken: rows that
 * refer to the lead may be written meanwhile.
 * @returns Null when the workspace has no such lead.
 */
export async function lockLead(
  trx: Executor,
  workspaceId: string,
  id: string,
): Promise<JourneyLead | null> {
  if (!isId(id)) return null
  const row = await trx
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  // A statement of its own: one that has waited for the row sees the tags of before the wait.
  return row === undefined ? null : readHeldLead(trx, id)
}

/** A lead that is held already; null when it was deleted meanwhile, by who holds it. */
export async function readHeldLead(trx: Executor, id: string): Promise<JourneyLead | null> {
  return (await readHeldLeads(trx, [id])).get(id)?.lead ?? null
}

/** Leads that are held already, by their ids, each with the number of the last event that was heard of it. */
export async function readHeldLeads(
  trx: Executor,
  ids: readonly string[],
): Promise<Map<string, { lead: JourneyLead; lastSeq: string }>> {
  const rows = await leadQuery(trx)
    .select((query) =>
      query
        .selectFrom('event')
        .select('received_seq')
        .whereRef('event.lead_id', '=', 'lead.id')
        .orderBy('received_seq', 'desc')
        .limit(1)
        .as('last_seq'),
    )
    .where('id', '=', sql<string>`any(${sql.val(ids)}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { lead: toJourneyLead(row), lastSeq: row.last_seq ?? '0' }]),
  )
}

function leadQuery(ex: Executor) {
  return ex
    .selectFrom('lead')
    .selectAll('lead')
    .select([
      sql<string[]>`array(
        select lead.lead_group_id where lead.lead_group_id is not null
        except select lead_group_id from list_member where lead_id = lead.id and not subscribed
        union select lead_group_id from list_member where lead_id = lead.id and subscribed
      )`.as('lists'),
      sql<string[]>`array(
        select tag.name from lead_tag join tag on tag.id = lead_tag.tag_id
        where lead_tag.lead_id = lead.id order by tag.name
      )`.as('tags'),
    ])
    .where('deleted_at', 'is', null)
}

type Row = Selectable<Database['lead']> & Pick<JourneyLead, 'lists' | 'tags'>

function toJourneyLead(row: Row): JourneyLead {
  const { values } = row
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    number: row.number,
    leadGroupId: row.lead_group_id,
    lists: row.lists,
    tags: row.tags,
    values,
    timeZone: row.time_zone,
    suppressed: row.suppressed,
    anonymous: row.anonymous_id !== null && row.external_id === null && !values['email'],
  }
}
