import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'
import { SUMMARY_COLUMNS, toJourney } from './journey-row.ts'
import type { Journey } from './journey.ts'
import type { JourneyGraph } from './graph.ts'
import type { JourneyRules } from './rules.ts'
import type { Trigger } from './trigger.ts'

/** What is edited, but for the canvas and the rules. */
export interface JourneyNames {
  name: string
  description: string | null
  notes: string | null
  siteId: string | null
}

export interface NewJourney extends JourneyNames {
  id: string
  graph: JourneyGraph
  rules: JourneyRules
  triggers: Trigger[]
  createdAt: Date
}

export async function insertJourney(
  trx: Executor,
  workspaceId: string,
  journey: NewJourney,
): Promise<Journey> {
  const row = await trx
    .insertInto('journey')
    .values({
      id: journey.id,
      workspace_id: workspaceId,
      ...namesColumns(journey),
      ...draftColumns(journey),
      created_at: journey.createdAt,
      updated_at: journey.createdAt,
    })
    .returning([...SUMMARY_COLUMNS, 'draft_graph'])
    .executeTakeFirstOrThrow()
  return toJourney(row)
}

/** Whether a UUID is a journey's in any workspace, also of one that is deleted. */
export async function isJourneyId(ex: Executor, id: string): Promise<boolean> {
  const row = await ex.selectFrom('journey').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Whatever is no id finds nothing, nor what is deleted. */
export async function findJourney(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<Journey | null> {
  if (!isId(id)) return null
  const row = await journeyQuery(ex, workspaceId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toJourney(row)
}

/** @param number Octeth's id. */
export async function findJourneyByNumber(
  ex: Executor,
  workspaceId: string,
  number: number,
): Promise<Journey | null> {
  const row = await journeyQuery(ex, workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row === undefined ? null : toJourney(row)
}

/**
 * Takes the journey for editing until the transaction ends: its revision goes
 * up here, so that whoever comes next waits and then sees the change.
 * @param rev The revision that the caller has read; any, when undefined.
 * @returns The draft as it is, or null where there is none to edit.
 */
export async function claimDraft(
  trx: Executor,
  workspaceId: string,
  id: string,
  { rev, now }: { rev: number | undefined; now: Date },
): Promise<Journey | null> {
  if (!isId(id)) return null
  let update = trx
    .updateTable('journey')
    .set({ draft_rev: sql`draft_rev + 1`, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'not in', ['archived', 'deleted'])
  if (rev !== undefined) update = update.where('draft_rev', '=', rev)
  const row = await update.returning([...SUMMARY_COLUMNS, 'draft_graph']).executeTakeFirst()
  return row === undefined ? null : toJourney(row)
}

/** Writes the draft of a journey that was claimed. */
export async function writeDraft(
  trx: Executor,
  draft: JourneyNames & Draft & { id: string },
): Promise<Journey> {
  const row = await trx
    .updateTable('journey')
    .set({ ...namesColumns(draft), ...draftColumns(draft) })
    .where('id', '=', draft.id)
    .returning([...SUMMARY_COLUMNS, 'draft_graph'])
    .executeTakeFirstOrThrow()
  return toJourney(row)
}

export async function hasSite(ex: Executor, workspaceId: string, siteId: string): Promise<boolean> {
  if (!isId(siteId)) return false
  const row = await ex
    .selectFrom('site')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', siteId)
    .executeTakeFirst()
  return row !== undefined
}

interface Draft {
  graph: JourneyGraph
  rules: JourneyRules
  triggers: Trigger[]
}

function journeyQuery(ex: Executor, workspaceId: string) {
  return ex
    .selectFrom('journey')
    .select([...SUMMARY_COLUMNS, 'draft_graph'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'deleted')
}

function namesColumns({ name, description, notes, siteId }: JourneyNames) {
  return { name, description, notes, site_id: siteId }
}

function draftColumns({ graph, rules, triggers }: Draft) {
  return {
    draft_graph: JSON.stringify(graph),
    draft_rules: JSON.stringify(rules),
    draft_triggers: JSON.stringify(triggers),
    node_count: graph.nodes.length,
    edge_count: graph.edges.length,
  }
}
