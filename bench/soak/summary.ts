import type { CurveChart } from '../common/chart.ts'
import type { Goal } from '../common/goal.ts'
import type { Answer } from '../common/report.ts'
import { table, whole } from '../common/table.ts'
import { pageGrowth, serverGrowth, type Growth, type Most } from './growth.ts'
import { sum } from './ledger.ts'
import type { Soaked } from './run-soak.ts'
import type { Slope } from './slope.ts'
import type { SoakSample } from './soak-server.ts'

/** What a thousand requests may leave behind of each, and a thousand mounts. */
const MOST: Most = {
  heap: 0.1,
  external: 0.1,
  sockets: 0.2,
  files: 0.2,
  handles: 0.2,
  connections: 0.2,
}
const PAGE_MOST = { things: 5, heap: 200 }

export function summary(soaked: readonly Soaked[], minutes: number): Answer {
  const grown = soaked.map((one) => ({
    name: one.server.name,
    server: serverGrowth(one, MOST),
    page: pageGrowth(one, PAGE_MOST),
  }))
  const goals = [
    ...soaked.flatMap(correctness),
    ...grown.flatMap(({ name, server, page }) => [
      ...server.flatMap((growth) => growthGoal(`a thousand requests, ${name}`, growth)),
      ...page.flatMap((growth) => growthGoal(`a thousand mounts in a page, ${name}`, growth)),
    ]),
  ]
  const wrong = soaked.flatMap(({ server, checked: { lost, twice, impossible } }) =>
    [...server.ledger.wrong, ...lost, ...twice, ...impossible].map(
      (text) => `${server.name}: ${text}`,
    ),
  )
  const text = [
    `${minutes} minutes, the built \`serve\` on PostgreSQL and another on PGlite at the same time; what grows is counted from the end of the first third.`,
    visitorTable(soaked),
    faultTable(soaked),
    ...grown.flatMap(({ name, server, page }) => [
      `The server's process, on ${name}:`,
      growthTable(server, 'a thousand requests'),
      `A page of that server's that mounts and unmounts a session all the time:`,
      growthTable(page, 'a thousand mounts'),
    ]),
  ].join('\n\n')
  return { text, goals, failed: wrong, curves: curves(soaked) }
}

function correctness({ server, checked, ending }: Soaked): Goal[] {
  const none = (what: string, value: number): Goal => ({
    what: `${server.name}: ${what}`,
    value,
    atMost: 0,
  })
  return [
    none('acknowledged saves and bookings that are lost', checked.lost.length),
    none('that are there twice', checked.twice.length),
    none('rows that must not be', checked.impossible.length),
    none('answers that must not be', server.ledger.wrong.length),
    none('exit code', ending === 0 ? 0 : NaN),
  ]
}

/** The lower end of the range: what grows more than that grows for certain. */
function growthGoal(by: string, { what, unit, byThousand, most }: Growth): Goal[] {
  if (most === null) return []
  const goal = {
    what: `${what} that stay of ${by}, for certain`,
    value: Math.max(0, byThousand.from),
    atMost: most,
  }
  return [unit === '' ? goal : { ...goal, unit }]
}

function visitorTable(soaked: readonly Soaked[]): string {
  const names = [...new Set(soaked.flatMap(({ server }) => [...server.ledger.visits.keys()]))]
  return table(
    ['', ...soaked.map(({ server }) => server.name)],
    [
      ...names
        .toSorted()
        .map((name) => [
          `visitors: ${name}`,
          ...soaked.map(({ server }) => whole(server.ledger.visits.get(name) ?? 0)),
        ]),
      row('visitors in all', soaked, ({ server }) => sum(server.ledger.visits)),
      row('of pages, gave up while a line was cut', soaked, ({ server }) => server.ledger.gaveUp),
      row('sessions mounted and unmounted', soaked, ({ mounts }) => mounts.ready),
      row('faults injected', soaked, ({ server }) => sum(server.ledger.faults)),
      row('requests that the server took', soaked, ({ idle }) => idle.after.requests),
      row(
        'answers acknowledged to visitors by protocol',
        soaked,
        ({ server }) => server.ledger.acknowledged,
      ),
      row(
        'questions that came to nothing, and were asked again',
        soaked,
        ({ server }) => server.ledger.failed,
      ),
      row('forms whose answers were looked for', soaked, ({ server }) => server.ledger.forms.size),
      row('bookings that were looked for', soaked, ({ server }) => server.ledger.bookings.size),
      row('lost', soaked, ({ checked }) => checked.lost.length),
      row('there twice', soaked, ({ checked }) => checked.twice.length),
      row('sockets before the first visitor', soaked, ({ idle }) => idle.before.sockets),
      row('sockets after the last', soaked, ({ idle }) => idle.after.sockets),
    ],
  )
}

const POINTS = 120
const MIB = 2 ** 20

/** Thinned out to what a picture can show. */
function curves(soaked: readonly Soaked[]): CurveChart[] {
  const curve = (value: (sample: SoakSample) => number) =>
    soaked.map(({ server, samples }) => {
      const every = Math.max(1, Math.ceil(samples.length / POINTS))
      const begun = samples[0]?.at ?? 0
      const some = samples.filter((_, index) => index % every === 0)
      const points = some.map(
        (one) =>
          [Number(((one.at - begun) / 60_000).toFixed(2)), Number(value(one).toFixed(2))] as const,
      )
      return { label: server.name, points }
    })
  return [
    {
      title: 'Objects in the heap, while visitors come and go and lines are cut',
      unit: 'MiB',
      curves: curve(({ heap }) => heap / MIB),
    },
    {
      title: 'Open sockets at the same time',
      unit: 'sockets',
      curves: curve(({ sockets }) => sockets),
    },
  ]
}

function row(name: string, soaked: readonly Soaked[], of: (one: Soaked) => number): string[] {
  return [name, ...soaked.map((one) => whole(of(one)))]
}

function faultTable(soaked: readonly Soaked[]): string {
  const names = [...new Set(soaked.flatMap(({ server }) => [...server.ledger.faults.keys()]))]
  return table(
    ['faults', ...soaked.map(({ server }) => server.name)],
    names
      .toSorted()
      .map((name) => row(name, soaked, ({ server }) => server.ledger.faults.get(name) ?? 0)),
  )
}

function growthTable(growths: readonly Growth[], by: string): string {
  return table(
    ['', 'beginning', 'end', 'an hour', by],
    growths.map(({ what, unit, begin, end, hourly, byThousand }) => [
      unit === '' ? what : `${what}, ${unit}`,
      digits(begin),
      digits(end),
      inWords(hourly),
      inWords(byThousand),
    ]),
  )
}

const digits = (value: number): string => value.toFixed(Math.abs(value) < 100 ? 2 : 0)

const inWords = ({ value, from, to }: Slope): string =>
  `${digits(value)} (${digits(from)} to ${digits(to)})`
