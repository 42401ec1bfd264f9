import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { claimNodes, requireSite } from './create-journey.ts'
import type { JourneyGraph } from './graph.ts'
import type { Journey } from './journey.ts'
import { JourneyError } from './journey-error.ts'
import { claimDraft, writeDraft } from './journey-store.ts'
import type { JourneyNames } from './journey-store.ts'
import { parseGraph, parseNames, parseRules } from './parse-draft.ts'
import { refuseState, requireState } from './require-state.ts'
import type { JourneyRules } from './rules.ts'
import { triggersOf } from './trigger.ts'

/** What is to be changed; what is absent stays. */
interface JourneyChange extends Partial<JourneyNames> {
  rules?: Partial<JourneyRules>
  graph?: JourneyGraph
}

type Context = Pick<PlatformContext, 'db' | 'now'>
export type ChangeOf = JourneyChange | ((draft: Journey) => JourneyChange)

export interface EditOptions {
  /** Refuses when the draft has another revision. */
  rev?: number
}

/**
 * Changes the draft; what runs stays as it was published.
 * @param change Or a function of the draft. It gets the draft as nobody else can
 * change it any more, may be called again, and must do nothing else.
 * @throws {JourneyError} `unknown-journey`, `wrong-state` (archived), `stale-draft`, `invalid`, `unknown-site`, `foreign-node`.
 */
export async function editJourney(
  ctx: Context,
  workspaceId: string,
  id: string,
  change: ChangeOf,
  options: EditOptions = {},
): Promise<Journey> {
  return inTransaction(ctx.db, (trx) => editWithin(trx, ctx, { workspaceId, id }, change, options))
}

/** Within a transaction that does more. */
export async function editWithin(
  trx: Transaction<Database>,
  { now }: Context,
  { workspaceId, id }: { workspaceId: string; id: string },
  change: ChangeOf,
  { rev }: EditOptions = {},
): Promise<Journey> {
  const draft = await claimDraft(trx, workspaceId, id, { rev, now: now() })
  if (draft === null) {
    const { state } = await requireState(trx, workspaceId, id)
    if (state === 'archived') throw refuseState('edit', state)
    throw new JourneyError('stale-draft', 'The draft was changed meanwhile: read it again.')
  }
  const { graph, rules, ...names } = typeof change === 'function' ? change(draft) : change
  if (names.siteId !== undefined) await requireSite(trx, workspaceId, names.siteId)
  const wanted = {
    ...parseNames({ ...draft, ...given(names) }),
    graph: graph === undefined ? draft.graph : parseGraph(graph),
    rules: rules === undefined ? draft.rules : parseRules({ ...draft.rules, ...given(rules) }),
  }
  const triggers = triggersOf(wanted.graph)
  const written = await writeDraft(trx, { ...wanted, triggers, id })
  if (graph !== undefined) await claimNodes(trx, written)
  return written
}

/** Without what is undefined. */
function given<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part
}
