/** Bars beside each other, for the picture of the results. */
export interface Chart {
  title: string
  /** What the numbers are, and which are better: "ms, less is better". */
  unit: string
  bars: Bar[]
}

/** How something went on. */
export interface CurveChart {
  title: string
  unit: string
  curves: { label: string; points: (readonly [minute: number, value: number])[] }[]
}

interface Bar {
  label: string
  value: number
  ours: boolean
  /** Between which the value is, 95 times in 100, or the least and the most. */
  range?: readonly [number, number]
}
