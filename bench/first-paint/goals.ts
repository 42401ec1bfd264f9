import { median } from '../common/statistics.ts'
import type { Line } from './summary.ts'

interface Goal {
  met: boolean
  text: string
  /** Depends on how busy the machine was: missed, it is said, and nothing fails. */
  timed: boolean
}

/** Layout shift where the height is not known before. */
const MAX_SHIFT = 0.05
/** `renderSession()` ÷ the bare frame, over so many rounds at least. */
const MAX_RENDERED = 1.1
const MIN_ROUNDS = 15

type Check = (lines: Line[]) => Goal

const ours = (lines: Line[]) => lines.filter(({ row }) => row.kind === 'ours')

/** Each of our rows that runs by script alone against each peer, paired by round. */
const aheadOfPeers: Check = (lines) => {
  const mine = ours(lines).filter(({ row }) => row.group === 'known')
  const peers = lines.filter(({ row }) => row.kind === 'peer')
  const pairs = mine.flatMap((one) =>
    peers.map((peer) => {
      const ratio = median(
        one.visits.map(({ paint }, at) => paint / (peer.visits[at]?.paint ?? NaN)),
      )
      return { ahead: ratio < 1, text: `${one.row.name} ÷ ${peer.row.name} ${ratio.toFixed(2)}` }
    }),
  )
  return {
    met: pairs.every(({ ahead }) => ahead),
    text: `ours before every peer: ${pairs.map(({ text }) => text).join('; ')}`,
    timed: true,
  }
}

const nearBare: Check = (lines) => {
  const rendered = lines.find(({ row }) => row.name.includes('renderSession'))
  const { ratio = NaN, range = [NaN, NaN], visits = [] } = rendered ?? {}
  const rounds = visits.length < MIN_ROUNDS ? ` (fewer than ${MIN_ROUNDS} rounds: says little)` : ''
  return {
    met: ratio <= MAX_RENDERED,
    text: `\`renderSession()\` at most ${MAX_RENDERED} × the bare frame: ${ratio.toFixed(2)}, 95 % ${range.map((end) => end.toFixed(2)).join('–')}${rounds}`,
    timed: true,
  }
}

const noShift: Check = (lines) => {
  const known = ours(lines).filter(({ row }) => row.height === 'known')
  const most = Math.max(0, ...known.map(({ shift }) => shift))
  return {
    met: most === 0,
    text: `no layout shift of ours where the height is known: ${most.toFixed(3)}`,
    timed: false,
  }
}

const littleShift: Check = (lines) => {
  const most = Math.max(0, ...ours(lines).map(({ shift }) => shift))
  return {
    met: most <= MAX_SHIFT,
    text: `layout shift of ours at a first visit at most ${MAX_SHIFT}: ${most.toFixed(3)}`,
    timed: false,
  }
}

const oneLoad: Check = (lines) => {
  const more = lines.filter(({ visits }) => visits.some(({ loads }) => loads !== 1))
  return {
    met: more.length === 0,
    text: `the session's page is asked for once: ${more.map(({ row }) => row.name).join(', ') || 'in every row'}`,
    timed: false,
  }
}

export const GOALS: Check[] = [nearBare, aheadOfPeers, noShift, littleShift, oneLoad]
