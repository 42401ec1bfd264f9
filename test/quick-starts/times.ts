import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { readPage } from '../package/docs-blocks.ts'
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

/** The path that begins at the start page of the site, and ends at a server: what of it is timed. */
interface PathTime extends Time {
  clicks: number
  commands: number
  files: number
  /** Of the seconds: until the pages were found and read. */
  finding: number
  /** Until the command answered, and the form was sent. */
  running: number
}

const PATH_FILE = resolve(import.meta.dirname, '../site/strangers-path.json')
const PATH_PAGES = ['docs/deployment.md', 'docs/platform.md']

export const readPathTime = (): PathTime => JSON.parse(readFileSync(PATH_FILE, 'utf8')) as PathTime

/** Of what it goes by: the section on systemd, and the quick start whose files it takes. */
export function hashOfPath(): string {
  const [deployment = '', platform = ''] = PATH_PAGES.map(readPage)
  const [, section = ''] = deployment.split(/^## A server with systemd$/m)
  const [own = ''] = section.split(/^\*\*Run:\*\*/m)
  const [, quick = ''] = platform.split(/^## Quick start$/m)
  const [steps = ''] = quick.split(/^## /m)
  return hash(own + steps)
}

/** Keeps it, where it is wanted. */
export function keepPathTime(time: Omit<PathTime, 'steps' | 'date' | 'machine'>): void {
  if (process.env['QUICK_STARTS'] !== 'write') return
  const whole: PathTime = { steps: hashOfPath(), ...time, ...now() }
  writeFileSync(PATH_FILE, `${JSON.stringify(whole, null, 2)}\n`)
}

/** Of what the steps say, so that a table of other steps is found out. */
export const hashOfSteps = (name: QuickStart): string =>
  hash(JSON.stringify(quickStart(QUICK_STARTS[name])))

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The day, and the machine with what it has to do. */
function now(): Pick<Time, 'date' | 'machine'> {
  const [cpu] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    machine:
      `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `load ${loadavg()[0]?.toFixed(0)}`,
  }
}

/** Keeps a time for the docs, where it is wanted: `QUICK_STARTS=write`. */
export function keepTime(name: QuickStart, ms: { all: number; installing: number }): void {
  if (process.env['QUICK_STARTS'] !== 'write') return
  const time: Time = {
    steps: hashOfSteps(name),
    seconds: Math.ceil(ms.all / 1000),
    installing: Math.ceil(ms.installing / 1000),
    ...now(),
  }
  const times = { ...readTimes(), [name]: time }
  const inOrder = Object.keys(QUICK_STARTS).map((one) => [one, times[one as QuickStart]])
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`)
}
