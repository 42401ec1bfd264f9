import { appendFile } from 'node:fs/promises'
import type { TestContext } from 'node:test'
import { assertUnbroken, brokenInvariants } from './invariants.ts'
import type { Booked, Broken, Kept } from './invariants.ts'
import type { Scene } from './scene.ts'

/** One line of what FAULTS_REPORT names: what a test of faults has seen. */
export interface FaultLine {
  name: string
  injected: number
  /** After so many of them it went on working. */
  survived: number
  /** Saves, submissions, bookings and what else somebody was told is done. */
  acknowledged: number
  lost: number
  twice: number
}

interface Seen extends Omit<FaultLine, 'acknowledged' | 'lost' | 'twice'> {
  kept?: readonly Kept[]
  booked?: readonly Booked[]
  /** Beside forms and bookings. */
  acknowledged?: number
  /** What the invariants cannot see from the database. */
  also?: Partial<Broken>
}

/** Ends a test of faults: looks at the invariants, tells what was seen, and fails where one is broken. */
export async function conclude(
  t: TestContext,
  scene: Pick<Scene, 'db' | 'workspaceId'>,
  seen: Seen,
): Promise<void> {
  const { kept = [], booked = [], also = {} } = seen
  const broken = await brokenInvariants(scene, { kept, booked })
  for (const kind of ['lost', 'twice', 'stuck'] as const) broken[kind].push(...(also[kind] ?? []))
  const saves = kept.reduce((sum, form) => sum + form.saves + 1, 0)
  const bookings = booked.filter(({ start }) => start !== null).length
  await tell(t, {
    name: seen.name,
    injected: seen.injected,
    survived: seen.survived,
    acknowledged: saves + bookings + (seen.acknowledged ?? 0),
    lost: broken.lost.length + broken.stuck.length,
    twice: broken.twice.length,
  })
  assertUnbroken(broken)
}

/** Writes one line of the report. */
export async function tell(t: TestContext, line: FaultLine): Promise<void> {
  t.diagnostic(JSON.stringify(line))
  const file = process.env['FAULTS_REPORT']
  if (file !== undefined) await appendFile(file, `${JSON.stringify(line)}\n`)
}
