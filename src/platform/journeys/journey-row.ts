import type { Selectable } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { JourneyGraph } from './graph.ts'
import type { Journey, JourneySummary } from './journey.ts'
import type { JourneyRules } from './rules.ts'
import type { Trigger } from './trigger.ts'

type JourneyRow = Selectable<Database['journey']>

/** What a summary is made of: everything but the canvas. */
export const SUMMARY_COLUMNS = [
  'id',
  'workspace_id',
  'number',
  'name',
  'description',
  'notes',
  'site_id',
  'draft_rules',
  'draft_triggers',
  'draft_rev',
  'node_count',
  'edge_count',
  'last_seq',
  'published_rev',
  'active_version_id',
  'admission',
  'progression',
  'created_at',
  'updated_at',
  'state',
] as const satisfies (keyof JourneyRow)[]

export type SummaryRow = Pick<JourneyRow, (typeof SUMMARY_COLUMNS)[number]>

export function toSummary(row: SummaryRow): JourneySummary {
  if (row.state === 'deleted') throw new Error('A deleted journey was read.')
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    // Numbers count journeys: they stay exact.
    number: Number(row.number),
    name: row.name,
    description: row.description,
    notes: row.notes,
    siteId: row.site_id,
    state: row.state,
    admission: row.admission,
    progression: row.progression,
    rules: row.draft_rules as JourneyRules,
    triggers: row.draft_triggers as Trigger[],
    draftRev: row.draft_rev,
    dirty: row.published_rev !== row.draft_rev,
    nodeCount: row.node_count,
    edgeCount: row.edge_count,
    versions: row.last_seq,
    activeVersionId: row.active_version_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function toJourney(row: SummaryRow & Pick<JourneyRow, 'draft_graph'>): Journey {
  return { ...toSummary(row), graph: row.draft_graph as JourneyGraph }
}
