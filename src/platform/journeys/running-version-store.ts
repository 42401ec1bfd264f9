import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { EdgeBetween, JourneyGraph, JourneyNode } from './graph.ts'
import { edgesBySource } from './graph.ts'
import type { JourneyRules } from './rules.ts'
import { triggersOf } from './trigger.ts'
import type { Trigger } from './trigger.ts'

/** A version as those need it who run it. */
export interface RunningVersion {
  id: string
  journeyId: string
  nodes: ReadonlyMap<string, JourneyNode>
  edges: ReadonlyMap<string, readonly EdgeBetween[]>
  triggers: readonly Trigger[]
  rules: JourneyRules
}

const MOST_KEPT = 500
/** Versions never change, so one that was read once need not be read again. The oldest goes first. */
const kept = new Map<string, RunningVersion>()

/** Those versions that are there, by their ids. */
export async function loadVersions(
  ex: Executor,
  ids: readonly string[],
): Promise<Map<string, RunningVersion>> {
  const found = new Map<string, RunningVersion>()
  for (const id of ids) {
    const version = kept.get(id)
    if (version !== undefined) found.set(id, version)
  }
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  const rows = await ex
    .selectFrom('journey_version')
    .select(['id', 'journey_id', 'graph', 'rules'])
    .where('id', '=', sql<string>`any(${sql.val(missing)}::uuid[])`)
    .execute()
  for (const row of rows) {
    const graph = row.graph as JourneyGraph
    const version = {
      id: row.id,
      journeyId: row.journey_id,
      nodes: new Map(graph.nodes.map((node) => [node.id, node])),
      edges: edgesBySource(graph),
      triggers: triggersOf(graph),
      rules: row.rules as JourneyRules,
    }
    found.set(row.id, version)
    kept.set(row.id, version)
  }
  for (const id of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(id)
  }
  return found
}

export async function loadVersion(ex: Executor, id: string): Promise<RunningVersion> {
  const version = (await loadVersions(ex, [id])).get(id)
  if (version === undefined) throw new Error('An enrollment runs on a version that is not there.')
  return version
}

/** Ids of the journeys that let leads in, and of the versions that these enter; in the order of the ids. */
export async function listOpenJourneys(
  ex: Executor,
  workspaceId: string,
): Promise<{ id: string; versionId: string }[]> {
  const rows = await ex
    .selectFrom('journey')
    .select(['id', 'active_version_id'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, active_version_id: versionId }) =>
    versionId === null ? [] : [{ id, versionId }],
  )
}
