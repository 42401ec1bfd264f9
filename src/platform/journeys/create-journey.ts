import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { newId } from '../uuid.ts'
import { emptyGraph } from './graph.ts'
import type { JourneyGraph } from './graph.ts'
import type { Journey } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { registerNodes } from './journey-node-store.ts'
import { hasSite, insertJourney } from './journey-store.ts'
import type { JourneyNames } from './journey-store.ts'
import { parseGraph, parseNames, parseRules } from './parse-draft.ts'
import { defaultRules } from './rules.ts'
import type { JourneyRules } from './rules.ts'
import { triggersOf } from './trigger.ts'

type Context = Pick<PlatformContext, 'db' | 'now'>

export interface WantedJourney extends Partial<JourneyNames> {
  /** A UUID that nothing has; a new one by default. */
  id?: string
  name: string
  rules?: Partial<JourneyRules>
  graph?: JourneyGraph
}

/**
 * Makes a draft.
 * @throws {JourneyError} `invalid`, `unknown-site`, `foreign-node`.
 */
export async function createJourney(
  ctx: Context,
  workspaceId: string,
  wanted: WantedJourney,
): Promise<Journey> {
  return inTransaction(ctx.db, (trx) => createWithin(trx, ctx, workspaceId, wanted))
}

/** Within a transaction that does more. */
export async function createWithin(
  trx: Transaction<Database>,
  { now }: Context,
  workspaceId: string,
  wanted: WantedJourney,
): Promise<Journey> {
  const { description = null, notes = null, siteId = null } = wanted
  const names = parseNames({ name: wanted.name, description, notes, siteId })
  const graph = parseGraph(wanted.graph ?? emptyGraph())
  const rules = parseRules({ ...defaultRules(), ...wanted.rules })
  await requireSite(trx, workspaceId, siteId)
  const journey = { ...names, id: wanted.id ?? newId(), graph, rules, triggers: triggersOf(graph) }
  const created = await insertJourney(trx, workspaceId, { ...journey, createdAt: now() })
  await claimNodes(trx, created)
  return created
}

export async function requireSite(
  trx: Transaction<Database>,
  workspaceId: string,
  siteId: string | null,
): Promise<void> {
  if (siteId === null || (await hasSite(trx, workspaceId, siteId))) return
  throw new JourneyError('unknown-site', 'The workspace has no such site.')
}

/** @throws {JourneyError} `foreign-node`. */
export async function claimNodes(trx: Transaction<Database>, journey: Journey): Promise<void> {
  const { workspaceId, id, graph } = journey
  const nodeIds = graph.nodes.map((node) => node.id)
  const foreign = await registerNodes(trx, workspaceId, id, nodeIds)
  if (foreign.length === 0) return
  throw new JourneyError('foreign-node', 'A node has the id of a node of another journey.', {
    details: foreign.map((nodeId) => ({ nodeId })),
  })
}
