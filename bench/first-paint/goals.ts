import type { Goal } from '../common/goal.ts'
import { median } from '../common/statistics.ts'
import type { Line } from './summary.ts'

/** Layout shift where the height is not known before. */
const MAX_SHIFT = 0.05
/** `renderSession()` ÷ the bare frame, over so many rounds at least. */
const MAX_RENDERED = 1.1
const MIN_ROUNDS = 15

type Check = (lines: Line[]) => Goal[]

const ours = (lines: Line[]) => lines.filter(({ row }) => row.kind === 'ours')

/** Each of our rows that runs by script alone against each peer, paired by round. */
const aheadOfPeers: Check = (lines) => {
  const mine = ours(lines).filter(({ row }) => row.group === 'known')
  const peers = lines.filter(({ row }) => row.kind === 'peer')
  const pairs = mine.flatMap((one) =>
    peers.map((peer) => ({
      name: `${one.row.name} ÷ ${peer.row.name}`,
      ratio: median(one.visits.map(({ paint }, at) => paint / (peer.visits[at]?.paint ?? NaN))),
    })),
  )
  const [worst] = pairs.toSorted((a, b) => b.ratio - a.ratio)
  if (worst === undefined) return []
  return [
    {
      what: `ours ÷ a peer, the greatest: ${worst.name}`,
      value: worst.ratio,
      atMost: 1,
      timed: true,
    },
  ]
}

const nearBare: Check = (lines) => {
  const rendered = lines.find(({ row }) => row.name.includes('renderSession'))
  const { ratio = NaN, visits = [] } = rendered ?? {}
  const few = visits.length < MIN_ROUNDS ? ` (fewer than ${MIN_ROUNDS} rounds: says little)` : ''
  return [
    {
      what: `\`renderSession()\` ÷ the bare frame${few}`,
      value: ratio,
      atMost: MAX_RENDERED,
      timed: true,
    },
  ]
}

const noShift: Check = (lines) => {
  const known = ours(lines).filter(({ row }) => row.height === 'known')
  return [
    {
      what: 'layout shift of ours where the height is known',
      value: Math.max(0, ...known.map(({ shift }) => shift)),
      atMost: 0,
    },
  ]
}

const littleShift: Check = (lines) => [
  {
    what: 'layout shift of ours at a first visit',
    value: Math.max(0, ...ours(lines).map(({ shift }) => shift)),
    atMost: MAX_SHIFT,
  },
]

const oneLoad: Check = (lines) => [
  {
    what: 'rows whose session’s page is asked for more than once',
    value: lines.filter(({ visits }) => visits.some(({ loads }) => loads !== 1)).length,
    atMost: 0,
  },
]

export const GOALS: Check[] = [nearBare, aheadOfPeers, noShift, littleShift, oneLoad]
