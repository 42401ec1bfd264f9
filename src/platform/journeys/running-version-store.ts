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
  /** Octeth's id of the journey. */
  journeyNumber: string
  nodes: ReadonlyMap<string, JourneyNode>
  edges: ReadonlyMap<string, readonly EdgeBetween[]>
  triggers: readonly Trigger[]
  rules: JourneyRules
}

/** The word of versions that were published before there were words. */
const EVERY = '*'
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
    .selectFrom('journey_version as v')
    .innerJoin('journey as j', 'j.id', 'v.journey_id')
    .select(['v.id', 'v.journey_id', 'v.graph', 'v.rules', 'j.number'])
    .where('v.id', '=', sql<string>`any(${sql.val(missing)}::uuid[])`)
    .execute()
  for (const row of rows) {
    const graph = row.graph as JourneyGraph
    const version = {
      id: row.id,
      journeyId: row.journey_id,
      journeyNumber: row.number,
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

/** Ids of the journeys with a trigger under one of these words, and of the versions that are entered; in the order of the ids. */
export async function listListeners(
  ex: Executor,
  workspaceId: string,
  words: readonly string[],
): Promise<{ id: string; versionId: string }[]> {
  const rows = await ex
    .selectFrom('journey_listener')
    .distinct()
    .select(['journey_id', 'version_id'])
    .where('workspace_id', '=', workspaceId)
    .where('word', '=', sql<string>`any(${sql.val([...words, EVERY])}::text[])`)
    .orderBy('journey_id')
    .execute()
  return rows.map((row) => ({ id: row.journey_id, versionId: row.version_id }))
}

/** The journey that Octeth knows by this number; null for none, and for one that is deleted. */
export async function journeyIdOfNumber(
  ex: Executor,
  workspaceId: string,
  number: number,
): Promise<string | null> {
  const row = await ex
    .selectFrom('journey')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .where('state', '<>', 'deleted')
    .executeTakeFirst()
  return row?.id ?? null
}
