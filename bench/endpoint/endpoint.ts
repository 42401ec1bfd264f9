/** How many sessions an endpoint can start, beside routes that forward the same call and check nothing. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Answer } from '../common/report.ts'
import { median, medianRange, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { CONNECTIONS, crowd, single } from './load.ts'
import { SUBJECTS } from './subjects.ts'
import type { FromServer, SubjectName } from './subjects.ts'
import { instantUpstream } from './upstream.ts'

const SECONDS = 4
const SINGLES = 500
/** Of bare Hono's requests per second, by the median of the rounds. */
const LEAST = 0.6

interface Round {
  perSecond: number
  p99: number
  /** Microseconds of the server's processor time for a request. */
  cpu: number
  /** Milliseconds of one request that has the server to itself. */
  single: number
}

interface Subject {
  name: SubjectName
  origin: string
  child: ChildProcess
  rounds: Round[]
}

export async function endpoint(rounds: number): Promise<Answer> {
  const upstream = await instantUpstream()
  const subjects: Subject[] = []
  try {
    for (const name of Object.keys(SUBJECTS) as SubjectName[]) {
      subjects.push(await start(name, upstream.origin))
    }
    // Code that runs for the first times is not what is measured.
    for (const { origin } of subjects) await crowd(origin, SECONDS)
    for (let round = 1; round <= rounds; round += 1) {
      for (const subject of shuffled(subjects)) {
        const before = upstream.calls()
        const done = await measure(subject)
        const calls = upstream.calls() - before
        if (calls < done.requests) throw new Error(`${subject.name} did not make every call`)
        subject.rounds.push(done)
      }
      console.log(`endpoint: round ${round} of ${rounds}`)
    }
    return report(subjects, rounds)
  } finally {
    for (const { child } of subjects) child.disconnect()
    upstream.close()
  }
}

async function start(name: SubjectName, upstream: string): Promise<Subject> {
  const child = fork(resolve(import.meta.dirname, 'server.ts'), [name, upstream])
  const message = await next(child)
  if (!('port' in message)) throw new Error(`${name} did not start`)
  return { name, child, origin: `http://127.0.0.1:${message.port}`, rounds: [] }
}

async function next(child: ChildProcess): Promise<FromServer> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('a server has ended; what it said stands above')
    }),
  ])) as [FromServer]
  return message
}

async function measure({ origin, child }: Subject): Promise<Round & { requests: number }> {
  const before = await cpuOf(child)
  const { requests, perSecond, p99 } = await crowd(origin, SECONDS)
  const cpu = ((await cpuOf(child)) - before) / requests
  return { requests, perSecond, p99, cpu, single: await single(origin, SINGLES) }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const message = await next(child)
  return 'cpuMicros' in message ? message.cpuMicros : Number.NaN
}

function report(subjects: Subject[], rounds: number): Answer {
  const hono = subjects.find(({ name }) => name === 'hono')
  const ours = subjects.find(({ name }) => name === 'ours')
  if (hono === undefined || ours === undefined) throw new Error('nothing to compare')
  const of = ({ rounds: all }: Subject, key: keyof Round) => median(all.map((one) => one[key]))
  /** Round by round, as a busy minute slows down both. */
  const ratios = (subject: Subject, key: keyof Round) =>
    subject.rounds.map((one, at) => one[key] / (hono.rounds[at]?.[key] ?? Number.NaN))
  const added = (subject: Subject) =>
    median(subject.rounds.map((one, at) => one.single - (hono.rounds[at]?.single ?? Number.NaN)))
  const rows = subjects.map((subject) => {
    const shares = ratios(subject, 'perSecond')
    const [from, to] = medianRange(shares)
    return [
      SUBJECTS[subject.name],
      whole(of(subject, 'perSecond')),
      subject === hono
        ? '1'
        : `${median(shares).toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`,
      whole(of(subject, 'p99')),
      whole(of(subject, 'cpu')),
      of(subject, 'single').toFixed(2),
      subject === hono ? '' : added(subject).toFixed(2),
    ]
  })
  const head = [
    '',
    `requests a second at ${CONNECTIONS} connections`,
    '÷ bare Hono',
    'p99, ms',
    'processor, µs a request',
    'one request alone, ms',
    'added to bare Hono, ms',
  ]
  const share = median(ratios(ours, 'perSecond'))
  return {
    text: `Medians of ${rounds} rounds of ${SECONDS} seconds and ${SINGLES} requests one by one.\n\n${table(head, rows)}`,
    goals: [{ what: 'requests a second ÷ bare Hono’s', value: share, atLeast: LEAST }],
    charts: [
      {
        title: 'Sessions that an endpoint starts',
        unit: 'a second at 50 connections; more is better',
        bars: subjects.map((subject) => {
          const rates = subject.rounds.map(({ perSecond }) => perSecond)
          return {
            label: SUBJECTS[subject.name].split(':')[0] ?? '',
            value: median(rates),
            range: medianRange(rates),
            ours: subject === ours,
          }
        }),
      },
    ],
  }
}
