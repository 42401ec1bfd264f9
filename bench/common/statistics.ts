/** The one in the middle, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

/** The value that so many of a hundred do not exceed; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN
}

/**
 * Between which the median of many more such values would be, 95 times in 100,
 * whatever their distribution: by how many of n coins show heads.
 * https://en.wikipedia.org/wiki/Median#Confidence_intervals
 */
export function medianRange(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b)
  const away = 0.98 * Math.sqrt(sorted.length)
  const from = Math.max(0, Math.floor(sorted.length / 2 - away))
  return [sorted[from] ?? NaN, sorted[sorted.length - 1 - from] ?? NaN]
}

/** In another order, each as likely as any other. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
