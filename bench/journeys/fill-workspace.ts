import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import { newEdge, newNode } from '../../src/platform/journeys/graph.ts'
import { JOURNEY_STATES } from '../../src/platform/journeys/journey.ts'
import { defaultRules } from '../../src/platform/journeys/rules.ts'
import { triggersOf } from '../../src/platform/journeys/trigger.ts'
import { newId } from '../../src/platform/uuid.ts'

const CHUNK = 1000

/** Puts so many journeys into a workspace by SQL: as many of each state, each of four nodes of its own. */
export async function fillWorkspace(
  db: Kysely<Database>,
  { workspaceId, siteId }: { workspaceId: string; siteId: string },
  many: number,
): Promise<void> {
  for (let from = 0; from < many; from += CHUNK) {
    const length = Math.min(CHUNK, many - from)
    const rows = Array.from({ length }, (_, at) => journeyRow(from + at, siteId))
    await db.transaction().execute((trx) => insertRows(trx, workspaceId, rows))
  }
}

function journeyRow(n: number, siteId: string) {
  const state = JOURNEY_STATES[n % JOURNEY_STATES.length]
  const config = { triggerType: 'MANUAL', triggerConfig: {} }
  const nodes = [
    newNode({ id: newId(), type: 'TRIGGER', config, position: { x: 0, y: 0 } }),
    newNode({ id: newId(), type: 'WAIT', config: { duration: 2, unit: 'days' } }),
    newNode({ id: newId(), type: 'CONTENT', contentId: 'flow_abc' }),
    newNode({ id: newId(), type: 'EXIT' }),
  ]
  const edges = nodes
    .slice(1)
    .map(({ id }, at) => newEdge({ id: newId(), source: nodes[at]?.id ?? '', target: id }))
  const graph = { nodes, edges, extra: {} }
  return {
    id: newId(),
    name: `Journey ${n}`,
    site_id: siteId,
    graph,
    rules: defaultRules(),
    triggers: triggersOf(graph),
    nodes: nodes.length,
    edges: edges.length,
    node_ids: nodes.map(({ id }) => id),
    version_id: state === 'draft' ? null : newId(),
    is_open: state === 'active',
    is_frozen: state === 'frozen',
    is_in_draft: state === 'draft' || state === 'unpublished',
    is_archived: state === 'archived',
  }
}

async function insertRows(
  trx: Transaction<Database>,
  workspaceId: string,
  rows: ReturnType<typeof journeyRow>[],
): Promise<void> {
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r (
    id uuid, name text, site_id uuid, graph json, rules json, triggers json, nodes int, edges int,
    node_ids json, version_id uuid, is_open bool, is_frozen bool, is_in_draft bool,
    is_archived bool)`
  // A version needs its journey before it, and what is open needs its version.
  await sql`
    insert into journey (id, workspace_id, name, site_id, draft_graph, draft_rules, draft_triggers,
      node_count, edge_count, last_seq, published_rev, newest_version_id, created_at, updated_at)
    select id, ${workspaceId}, name, site_id, graph, rules, triggers, nodes, edges,
      case when version_id is null then 0 else 1 end, case when version_id is null then null else 1 end,
      version_id, now(), now() from ${given}`.execute(trx)
  await sql`
    insert into journey_version (id, workspace_id, journey_id, seq, graph, rules, created_at)
    select version_id, ${workspaceId}, id, 1, graph, rules, now() from ${given}
    where version_id is not null`.execute(trx)
  await sql`
    update journey j set active_version_id = r.version_id,
      admission = case when r.is_open then 'open' else 'closed' end,
      progression = case when r.is_frozen then 'frozen' else 'running' end,
      in_draft = r.is_in_draft, archived_at = case when r.is_archived then now() end
    from ${given} where j.id = r.id and r.version_id is not null`.execute(trx)
  await sql`
    insert into journey_node (workspace_id, id, journey_id)
    select ${workspaceId}, node.id::uuid, r.id
    from ${given} cross join lateral json_array_elements_text(r.node_ids) as node (id)`.execute(trx)
}
