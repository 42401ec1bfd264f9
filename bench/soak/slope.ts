/** How something grows: its slope, and between which it is 95 times in 100. */
export interface Slope {
  value: number
  from: number
  to: number
}

/** Of fewer, nothing is known. */
const LEAST = 8

/**
 * The median of the slopes between every two points (Theil and Sen), which odd ones do not move, with
 * the range that Kendall's test gives it.
 * https://doi.org/10.1080/01621459.1968.10480934
 */
export function slope(points: readonly (readonly [x: number, y: number])[]): Slope {
  const slopes = points
    .flatMap(([x, y], index) => points.slice(index + 1).map(([u, v]) => (v - y) / (u - x)))
    .filter((one) => Number.isFinite(one))
    .toSorted((a, b) => a - b)
  const n = points.length
  if (n < LEAST) return { value: NaN, from: NaN, to: NaN }
  const away = (1.96 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)) / 2
  const middle = (slopes.length - 1) / 2
  const at = (index: number) =>
    slopes[Math.max(0, Math.min(slopes.length - 1, Math.round(index)))] ?? NaN
  return { value: at(middle), from: at(middle - away), to: at(middle + away) }
}
