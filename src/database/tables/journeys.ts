import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Instant, Json } from './columns.ts'

/** By their names in the database. */
export interface JourneyTables {
  journey: JourneyTable
  journey_version: JourneyVersionTable
  journey_node: JourneyNodeTable
  journey_count: JourneyCountTable
  journey_block: JourneyBlockTable
  journey_listener: JourneyListenerTable
}

interface JourneyTable {
  id: string
  workspace_id: string
  /** Octeth's id: `bigint`, as text. */
  number: GeneratedAlways<string>
  name: string
  description: string | null
  notes: string | null
  site_id: string | null
  draft_graph: Json<object>
  draft_rules: Json<object>
  /** What the triggers of the graph say, for lists. */
  draft_triggers: Json<object[]>
  /** Optimistic lock: goes up by one with each change of what is edited. */
  draft_rev: Generated<number>
  node_count: number
  edge_count: number
  /** `seq` of the newest version; 0 before the first. */
  last_seq: Generated<number>
  /** `draft_rev` of which the newest version was made. */
  published_rev: ColumnType<number | null, never, number | null>
  newest_version_id: ColumnType<string | null, never, string | null>
  /** What new enrollments run on; there once it was activated. */
  active_version_id: ColumnType<string | null, never, string | null>
  admission: Generated<'open' | 'closed'>
  progression: Generated<'running' | 'frozen'>
  /** Not activated since it was made, unpublished or restored. */
  in_draft: Generated<boolean>
  archived_at: ColumnType<Date | null, never, Date | null>
  deleted_at: ColumnType<Date | null, never, Date | null>
  created_at: Instant
  updated_at: Instant
  /** Of the switches above; src/platform/journeys/journey.ts says what each means. */
  state: GeneratedAlways<
    'draft' | 'active' | 'paused' | 'frozen' | 'unpublished' | 'archived' | 'deleted'
  >
}

/** The database refuses every update. */
interface JourneyVersionTable {
  id: string
  workspace_id: string
  journey_id: string
  seq: number
  graph: Json<object>
  rules: Json<object>
  created_at: Instant
  created_by: string | null
  /** What its triggers are found by; null for one of before there were any. */
  words: string[] | null
}

/** A node that was ever in the draft, and Octeth's id of it. */
interface JourneyNodeTable {
  workspace_id: string
  id: string
  journey_id: string
  /** `bigint`, as text. */
  number: GeneratedAlways<string>
}

/** Kept by triggers on `journey`. */
interface JourneyCountTable {
  workspace_id: string
  state: string
  /** The nil UUID for journeys without one. */
  site_id: string
  journeys: ColumnType<string, never, never>
}

/** As many by stretches of their ids; the migration says how. Kept by triggers on `journey`. */
interface JourneyBlockTable extends JourneyCountTable {
  /** The stretch goes from here to that of the workspace's next block. */
  first_id: string
}

/** Of active journeys, kept by a trigger on `journey`. */
interface JourneyListenerTable {
  workspace_id: string
  /** "*" for one that every event asks. */
  word: string
  journey_id: string
  version_id: string
}
