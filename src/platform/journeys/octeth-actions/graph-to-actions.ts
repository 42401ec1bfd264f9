import { edgesBySource } from '../graph.ts'
import type { EdgeBetween, JourneyGraph, JourneyNode } from '../graph.ts'
import { customAction, toAction } from './action.ts'
import type { Action } from './action.ts'
import { joinFinder } from './post-dominators.ts'

export interface ActionTree {
  actions: Action[]
  /** Ids of the nodes behind each `Custom`, by the id that the action has. */
  regions: ReadonlyMap<string, ReadonlySet<string>>
  /** Ids of all nodes that the actions stand for. Triggers and what nothing leads to are not among them. */
  covered: ReadonlySet<string>
}

/**
 * The canvas as Octeth's tree. A part that is no tree of Octeth's, from where it
 * forks to where its ways meet again, is one `Custom`; if they never meet, or
 * cross each other, so is the whole.
 */
export function graphToActions(graph: JourneyGraph): ActionTree {
  return new Reader(graph).read()
}

/** The edges that lead on, by their source: those into a trigger do not. */
export function stepsBySource(graph: JourneyGraph): ReadonlyMap<string, readonly EdgeBetween[]> {
  const triggers = new Set(graph.nodes.filter(isTrigger).map(({ id }) => id))
  const bySource = edgesBySource(graph)
  for (const [id, edges] of bySource) {
    bySource.set(
      id,
      edges.filter(({ target }) => !triggers.has(target)),
    )
  }
  return bySource
}

/** A node was come to twice. */
class Unstructured extends Error {}

class Reader {
  readonly #nodes: ReadonlyMap<string, JourneyNode>
  readonly #outgoing: ReadonlyMap<string, readonly EdgeBetween[]>
  readonly #join: (ways: readonly (string | undefined)[]) => string | null
  readonly #graph: JourneyGraph
  #covered = new Set<string>()
  #regions = new Map<string, ReadonlySet<string>>()

  constructor(graph: JourneyGraph) {
    this.#graph = graph
    this.#nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    this.#outgoing = stepsBySource(graph)
    this.#join = joinFinder([...this.#nodes.keys()], (id) => this.#targets(id))
  }

  read(): ActionTree {
    const entries = this.#entries()
    let actions: Action[]
    try {
      if (entries.length > 1) throw new Unstructured()
      actions = this.#sequence(entries[0], null)
    } catch (error) {
      if (!(error instanceof Unstructured)) throw error
      this.#covered = new Set()
      this.#regions = new Map()
      actions = entries[0] === undefined ? [] : [this.#region(entries[0], entries, null)]
    }
    return { actions, regions: this.#regions, covered: this.#covered }
  }

  /** Where triggers lead to; without a trigger, what nothing leads to. */
  #entries(): string[] {
    const triggers = this.#graph.nodes.filter(isTrigger)
    if (triggers.length > 0) return [...new Set(triggers.flatMap(({ id }) => this.#targets(id)))]
    const reached = new Set([...this.#nodes.keys()].flatMap((id) => this.#targets(id)))
    return [...this.#nodes.keys()].filter((id) => !reached.has(id)).slice(0, 1)
  }

  #sequence(start: string | null | undefined, stop: string | null): Action[] {
    const actions: Action[] = []
    let id = start ?? null
    while (id !== null && id !== stop) {
      const node = this.#nodes.get(id)
      if (node === undefined) throw new Unstructured()
      const edges = this.#outgoing.get(id) ?? []
      const branches = decisionBranches(node, edges)
      if (branches !== null) {
        this.#cover(id)
        const join = this.#join(branches)
        const [whenTrue, whenFalse] = branches.map((branch) => this.#sequence(branch, join))
        const paths = { true: whenTrue ?? [], false: whenFalse ?? [] }
        actions.push({ ...toAction(node), branches: paths })
        id = join
      } else if (edges.length > 1 || node.kind === 'Decision') {
        const join = this.#join(edges.map(({ target }) => target))
        actions.push(this.#region(id, [id], join))
        id = join
      } else {
        const action = toAction(node)
        if (action.action === 'Custom') this.#regions.set(id, new Set([id]))
        this.#cover(id)
        actions.push(action)
        id = edges[0]?.target ?? null
      }
    }
    return actions
  }

  /** Everything from some nodes on, to where their ways meet. */
  #region(head: string, starts: readonly string[], join: string | null): Action {
    // Ways that never end may meet where they began.
    if (head === join) throw new Unstructured()
    const region = new Set<string>()
    const next = [...starts]
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      const node = this.#nodes.get(id)
      if (id === join || region.has(id) || node === undefined) continue
      this.#cover(id)
      region.add(id)
      next.push(...this.#targets(id))
    }
    this.#regions.set(head, region)
    const node = this.#nodes.get(head)
    if (node === undefined) throw new Error(`There is no node ${head}.`)
    return customAction(node)
  }

  #cover(id: string): void {
    if (this.#covered.has(id)) throw new Unstructured()
    this.#covered.add(id)
  }

  #targets(id: string): string[] {
    return (this.#outgoing.get(id) ?? []).map(({ target }) => target)
  }
}

/** Where the two branches of a decision begin; null for a node that Octeth would not take for one. */
function decisionBranches(
  { kind, type }: JourneyNode,
  edges: readonly EdgeBetween[],
): (string | undefined)[] | null {
  if (kind !== 'Decision' || type !== 'CONDITION') return null
  const ways = ['true', 'false'].map((way) => edges.filter(({ handle }) => handle === way))
  if (ways.some(({ length }) => length > 1)) return null
  if (ways.flat().length !== edges.length) return null
  return ways.map(([edge]) => edge?.target)
}

function isTrigger({ type }: JourneyNode): boolean {
  return type === 'TRIGGER'
}
