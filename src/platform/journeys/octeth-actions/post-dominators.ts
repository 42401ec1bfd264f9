/** Stands for the end of the journey: every way out of it that leads nowhere. */
const END = Symbol('end')
type Place = string | typeof END

/**
 * For every node, the nodes that each way from it to the end leads through, itself
 * included. https://en.wikipedia.org/wiki/Dominator_(graph_theory)#Algorithms
 */
function postDominators(
  ids: readonly string[],
  targets: (id: string) => readonly string[],
): ReadonlyMap<Place, ReadonlySet<Place>> {
  const all: ReadonlySet<Place> = new Set<Place>([...ids, END])
  const sets = new Map<Place, ReadonlySet<Place>>(ids.map((id) => [id, all]))
  sets.set(END, new Set([END]))
  // From the end backwards, what is known of the targets is known in time.
  const backwards = ids.toReversed()
  for (let changed = true; changed;) {
    changed = false
    for (const id of backwards) {
      const common = intersect(placesOf(targets(id)).map((place) => sets.get(place) ?? all))
      const mine = new Set<Place>([id, ...common])
      if (mine.size === sets.get(id)?.size) continue
      sets.set(id, mine)
      changed = true
    }
  }
  return sets
}

/**
 * Tells where several ways come together for good: the nearest node that each of
 * them leads through, or null when one may end before. An undefined way ends at once.
 */
export function joinFinder(
  ids: readonly string[],
  targets: (id: string) => readonly string[],
): (ways: readonly (string | undefined)[]) => string | null {
  let sets: ReadonlyMap<Place, ReadonlySet<Place>> | undefined
  return (ways) => {
    sets ??= postDominators(ids, targets)
    const known = sets
    const common = intersect(ways.map((way) => known.get(way ?? END) ?? new Set<Place>([END])))
    // Those of one node lie one behind the other: the nearest has all the others behind it.
    const [nearest] = [...common].sort(
      (a, b) => (known.get(b)?.size ?? 0) - (known.get(a)?.size ?? 0),
    )
    return typeof nearest === 'string' ? nearest : null
  }
}

function placesOf(targets: readonly string[]): readonly Place[] {
  return targets.length === 0 ? [END] : targets
}

function intersect(sets: readonly ReadonlySet<Place>[]): ReadonlySet<Place> {
  const [first = new Set<Place>(), ...others] = sets
  return new Set([...first].filter((place) => others.every((set) => set.has(place))))
}
