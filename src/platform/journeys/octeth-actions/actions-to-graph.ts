import { newId } from '../../uuid.ts'
import { MOST_NODES, newEdge } from '../graph.ts'
import type { EdgeBetween, JourneyEdge, JourneyGraph, JourneyNode } from '../graph.ts'
import { JourneyError } from '../journey-error.ts'
import { toNode } from './action.ts'
import type { Action } from './action.ts'
import { graphToActions, stepsBySource } from './graph-to-actions.ts'
import type { ActionTree } from './graph-to-actions.ts'

/**
 * The canvas with these actions in the place of those that it has. Triggers, what
 * is behind a `Custom`, and what Octeth does not see stay as they are.
 * @throws {JourneyError} `invalid`: too many actions, one that is not there, twice or changed, a `Custom` that is missing or that nothing can follow.
 */
export function actionsToGraph(actions: readonly Action[], current: JourneyGraph): JourneyGraph {
  return new Builder(current, flatten(actions)).build(actions)
}

/** In the order of the tree. Counts as it goes: whoever nests a million is refused, not followed. */
function flatten(actions: readonly Action[]): Action[] {
  const flat: Action[] = []
  const next = actions.toReversed()
  for (let action = next.pop(); action !== undefined; action = next.pop()) {
    flat.push(action)
    if (flat.length > MOST_NODES) throw invalid(`There are ${MOST_NODES} actions at most.`)
    const { branches } = action
    if (branches) next.push(...branches.false.toReversed(), ...branches.true.toReversed())
  }
  return flat
}

class Builder {
  readonly #current: JourneyGraph
  readonly #tree: ActionTree
  readonly #former: ReadonlyMap<string, JourneyNode>
  readonly #steps: ReadonlyMap<string, readonly EdgeBetween[]>
  readonly #flat: readonly Action[]
  readonly #ids = new Map<Action, string>()
  readonly #edges: JourneyEdge[] = []

  constructor(current: JourneyGraph, flat: readonly Action[]) {
    this.#current = current
    this.#tree = graphToActions(current)
    this.#former = new Map(current.nodes.map((node) => [node.id, node]))
    this.#steps = stepsBySource(current)
    this.#flat = flat
    for (const action of flat) this.#ids.set(action, action.nodeId ?? newId())
    this.#refuseWrongActions()
  }

  build(actions: readonly Action[]): JourneyGraph {
    const { nodes, extra } = this.#current
    const triggers = nodes.filter(({ type }) => type === 'TRIGGER')
    const entry = this.#link(actions, null)
    const triggerIds = triggers.map(({ id }) => id)
    this.#enter(triggerIds, entry)
    const body = this.#flat.flatMap((action) => this.#nodesOf(action))
    const unseen = nodes.filter(
      (node) => !this.#tree.covered.has(node.id) && !triggers.includes(node),
    )
    const all = [...triggers, ...body, ...unseen]
    const written = new Set(this.#edges.map(({ id }) => id))
    const kept = this.#keptEdges(all).filter(({ id }) => !written.has(id))
    return { nodes: all, edges: [...this.#edges, ...kept], extra }
  }

  /** Writes the edges of a sequence, from its end; gives the node that it begins with. */
  #link(actions: readonly Action[], after: string | null): string | null {
    let next = after
    for (const action of actions.toReversed()) {
      const id = this.#ids.get(action) ?? newId()
      if (action.action === 'Custom') this.#leaveRegion(id, next)
      else if (action.action === 'Decision') {
        const { true: whenTrue, false: whenFalse } = action.branches ?? { true: [], false: [] }
        this.#lead(id, 'true', this.#link(whenTrue, next))
        this.#lead(id, 'false', this.#link(whenFalse, next))
      } else this.#lead(id, null, next)
      next = id
    }
    return next
  }

  /** An edge from here to there: the one that was there already, led elsewhere, or a new one. */
  #lead(source: string, handle: string | null, target: string | null): void {
    if (target === null) return
    const former = this.#stepsOf(source).find((edge) => handle === null || edge.handle === handle)
    this.#edges.push(
      former === undefined
        ? newEdge({ id: newId(), source, target, handle })
        : { ...former, target },
    )
  }

  #leaveRegion(head: string, target: string | null): void {
    const region = this.#regionOf(head)
    const exits = [...region]
      .flatMap((id) => this.#stepsOf(id))
      .filter((edge) => !region.has(edge.target))
    if (target === null) return
    if (exits.length > 0) this.#edges.push(...exits.map((edge) => ({ ...edge, target })))
    else if (region.size === 1) this.#lead(head, null, target)
    else throw invalid('Nothing can follow a Custom whose ways do not meet.')
  }

  /** Triggers that led on lead to the first action; if none did, all of them do. */
  #enter(triggers: readonly string[], entry: string | null): void {
    if (entry === null) return
    const former = triggers.flatMap((id) => this.#stepsOf(id))
    const region = this.#tree.regions.get(entry)
    // A region may be entered at several places.
    const target = (edge: EdgeBetween) => (region?.has(edge.target) ? edge.target : entry)
    this.#edges.push(...former.map((edge) => ({ ...edge, target: target(edge) })))
    if (former.length === 0) for (const id of triggers) this.#lead(id, null, entry)
  }

  #nodesOf(action: Action): JourneyNode[] {
    const id = this.#ids.get(action) ?? newId()
    if (action.action !== 'Custom') return [toNode(action, id, this.#former.get(id))]
    const region = this.#regionOf(id)
    return this.#current.nodes.filter((node) => region.has(node.id))
  }

  #regionOf(head: string): ReadonlySet<string> {
    return this.#tree.regions.get(head) ?? new Set([head])
  }

  /** Edges that no action writes stay, if what they connect does. */
  #keptEdges(nodes: readonly JourneyNode[]): JourneyEdge[] {
    const ids = new Set(nodes.map(({ id }) => id))
    const regionOf = new Map<string, ReadonlySet<string>>()
    for (const region of this.#tree.regions.values())
      for (const id of region) regionOf.set(id, region)
    const isGone = (end: string | null) => end !== null && this.#former.has(end) && !ids.has(end)
    const steps = new Set<JourneyEdge>([...this.#steps.values()].flat())
    return this.#current.edges.filter((edge) => {
      const { source, target } = edge
      if (isGone(source) || isGone(target)) return false
      if (!steps.has(edge) || source === null || target === null) return true
      const region = regionOf.get(source)
      // Ways out of a region are written; those of one that nothing follows now lead nowhere.
      if (region !== undefined) return region.has(target)
      return !this.#tree.covered.has(source) && this.#former.get(source)?.type !== 'TRIGGER'
    })
  }

  #stepsOf(id: string): readonly EdgeBetween[] {
    return this.#steps.get(id) ?? []
  }

  #refuseWrongActions(): void {
    const seen = new Set<string>()
    for (const { nodeId, action } of this.#flat) {
      const isCustom = nodeId !== undefined && this.#tree.regions.has(nodeId)
      if (action === 'Custom' && !isCustom) throw invalid('A Custom can only be one that is there.')
      if (nodeId === undefined) continue
      if (!this.#tree.covered.has(nodeId)) throw invalid('The journey has no such action.', nodeId)
      if (seen.has(nodeId)) throw invalid('An action is named twice.', nodeId)
      if (isCustom && action !== 'Custom') throw invalid('A Custom cannot be changed.', nodeId)
      seen.add(nodeId)
    }
    for (const head of this.#tree.regions.keys()) {
      if (!seen.has(head)) throw invalid('A Custom cannot be taken away.', head)
    }
  }
}

function invalid(message: string, nodeId?: string): JourneyError {
  const details = nodeId === undefined ? [] : [{ nodeId, message }]
  return new JourneyError('invalid', message, { details })
}
