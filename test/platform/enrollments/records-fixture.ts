import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { changeLead } from '../../../src/platform/enrollments/change-lead.ts'
import type { JourneyNode } from '../../../src/platform/journeys/graph.ts'
import type { LeadChange } from '../../../src/platform/leads/lead-change.ts'
import { recordNumber } from '../../../src/platform/octeth-records/record-store.ts'
import { FIELDS, formFile } from '../sessions/form-file.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'
import type { Drawn } from './engine-fixture.ts'

export const RECORDS = {
  leadGroups: [{ name: 'News' }, { name: 'Club' }],
  emails: [{ name: 'Hello' }],
  tags: [{ name: 'vip' }, { name: 'cold' }],
  customFields: [{ name: 'city' }, { name: 'First name', dataField: 'firstname' }],
}

/** A trigger of Octeth's, and an action of its, published. */
export const octethTrigger = (triggerType: string, triggerConfig: object = {}) => ({
  type: 'TRIGGER' as const,
  config: { triggerType, triggerConfig },
})
export const octethAction = (
  kind: string,
  config: Record<string, unknown> = {},
): Partial<JourneyNode> & { type: 'ACTION' } => ({ type: 'ACTION', kind, config })

/** Actions one behind the other. */
export function line(...actions: Parameters<typeof draw>[0][string][]): Drawn {
  const names = actions.map((_, at) => `a${at}`)
  const nodes = Object.fromEntries(actions.map((action, at) => [`a${at}`, action]))
  const edges = names.slice(1).map((name, at) => [`a${at}`, name] as [string, string])
  return draw({ start: on('go'), ...nodes }, [['start', 'a0'], ...edges])
}

/** A workspace with lists, tags, custom fields, an e-mail and a form, and their numbers. */
export async function recordsFixture(db: Kysely<Database>) {
  const { leadGroups = [], forms = [] } = formFile()
  const file = { ...RECORDS, leadGroups: [...leadGroups, ...RECORDS.leadGroups], forms }
  const fixture = await engineFixture(db, file)
  const { ctx, workspaceId } = fixture
  const numberOf = async (kind: Parameters<typeof recordNumber>[1], name: string) =>
    (await recordNumber(db, kind, workspaceId, name))!
  return {
    ...fixture,
    news: await numberOf('lead_group', 'News'),
    club: await numberOf('lead_group', 'Club'),
    group: await numberOf('lead_group', 'Ours'),
    vip: await numberOf('tag', 'vip'),
    cold: await numberOf('tag', 'cold'),
    city: await numberOf('custom_field', 'city'),
    firstName: await numberOf('custom_field', 'First name'),
    hello: await numberOf('email', 'Hello'),
    change: (leadId: string, change: LeadChange) =>
      changeLead(ctx, { workspaceId, leadId }, change),
    /** Names and properties of what the log has of a lead, in its order. */
    async logOf(leadId: string) {
      const rows = await db
        .selectFrom('event')
        .select(['name', 'props'])
        .where('lead_id', '=', leadId)
        .orderBy('received_seq')
        .execute()
      return rows.map(({ name, props }) => ({ name, props }))
    },
    async namesOf(leadId: string) {
      return (await this.logOf(leadId)).map(({ name }) => name)
    },
    async statusesOf(journeyId: string) {
      return (await fixture.runsOf(journeyId)).map(({ status }) => status)
    },
  }
}

export type RecordsFixture = Awaited<ReturnType<typeof recordsFixture>>

export const FIRST_NAME = FIELDS.first
export const CONSENT = FIELDS.consent
