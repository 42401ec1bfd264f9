import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { QUICK_STARTS, quickStart, type QuickStart } from './read-quick-start.ts'

const FILE = resolve(import.meta.dirname, 'times.json')

/** How long a quick start took, and which: its steps may have changed since. */
interface Time {
  steps: string
  seconds: number
  /** Of them: until npm had brought everything. */
  installing: number
  date: string
  /** And how busy it was: with a load over its processors everything waits. */
  machine: string
}

type Times = Partial<Record<QuickStart, Time>>

export const readTimes = (): Times => JSON.parse(readFileSync(FILE, 'utf8')) as Times

/** Of what the steps say, so that a table of other steps is found out. */
export const hashOfSteps = (name: QuickStart): string =>
  createHash('sha256')
    .update(JSON.stringify(quickStart(QUICK_STARTS[name])))
    .digest('hex')
    .slice(0, 12)

/** Keeps a time for the docs, where it is wanted: `QUICK_STARTS=write`. */
export function keepTime(name: QuickStart, ms: { all: number; installing: number }): void {
  if (process.env['QUICK_STARTS'] !== 'write') return
  const [cpu] = cpus()
  const time: Time = {
    steps: hashOfSteps(name),
    seconds: Math.ceil(ms.all / 1000),
    installing: Math.ceil(ms.installing / 1000),
    date: new Date().toISOString().slice(0, 10),
    machine:
      `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `load ${loadavg()[0]?.toFixed(0)}`,
  }
  const times = { ...readTimes(), [name]: time }
  const inOrder = Object.keys(QUICK_STARTS).map((one) => [one, times[one as QuickStart]])
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`)
}
