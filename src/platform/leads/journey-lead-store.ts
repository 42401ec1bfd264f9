import type { Executor } from '../../database/executor.ts'
import type { AnswerValue } from '../../wire/form.ts'
import { isId } from '../uuid.ts'

/** What journeys go by of a lead. */
export interface JourneyLead {
  id: string
  workspaceId: string
  number: string
  leadGroupId: string | null
  /** By data field. */
  values: Record<string, AnswerValue>
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
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  const { values } = row
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    number: row.number,
    leadGroupId: row.lead_group_id,
    values,
    timeZone: row.time_zone,
    suppressed: row.suppressed,
    anonymous: row.anonymous_id !== null && row.external_id === null && !values['email'],
  }
}
