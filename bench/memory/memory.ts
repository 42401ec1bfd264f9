/** What a session costs in memory: of the server that has it open, and of the page that shows it. */
import type { Browser } from '@playwright/test'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Goal } from '../common/goal.ts'
import type { Answer } from '../common/report.ts'
import { table, whole } from '../common/table.ts'
import { startSoakServer, type SoakSample } from '../soak/soak-server.ts'
import { fillServer } from './fill-server.ts'
import { weighWidgets, type WidgetRow } from './widgets.ts'

const LISTENERS = 500
const KIB = 1024
const MIB = 2 ** 20

/** Bytes. A session lies in the database; what listens is a connection. */
const MOST = { session: 100, listener: 64 * KIB, widget: 64 * KIB }

interface ServerRow {
  database: string
  what: string
  count: number
  sample: SoakSample
}

/** @param sessions At the most; a tenth of them in between. */
export async function memory(browser: Browser, sessions: number): Promise<Answer> {
  await using postgres = await findPostgresServer()
  await using place = await throwAwayDatabase(postgres.url)
  const rows: ServerRow[] = []
  const counts = [0, sessions / 10, sessions]
  for (const [database, where] of [
    ['PostgreSQL', { databaseUrl: place.url }],
    ['PGlite', {}],
  ] as const) {
    await using server = await startSoakServer({ ...where, leads: 1 })
    for await (const row of fillServer(server, { sessions: counts, listeners: LISTENERS })) {
      rows.push({ database, ...row })
      console.log(`memory: ${database}, ${row.count} ${row.what}`)
    }
  }
  const widgets = await weighWidgets(browser)
  const goals = [...serverGoals(rows), widgetGoal(widgets)]
  return { text: report(rows, widgets), goals }
}

/** Bytes of the heap by which each of `count` makes it larger. */
function ofEach(rows: readonly ServerRow[], database: string, what: string): number {
  const some = rows.filter((row) => row.database === database && row.what === what)
  const [first, last] = [some[0], some.at(-1)]
  if (first === undefined || last === undefined) return NaN
  return (last.sample.heap - first.sample.heap) / (last.count - first.count)
}

function serverGoals(rows: readonly ServerRow[]): Goal[] {
  return [...new Set(rows.map(({ database }) => database))].flatMap((database) => [
    {
      what: `${database}: heap of an open session`,
      value: ofEach(rows, database, 'open sessions'),
      atMost: MOST.session,
      unit: 'B',
    },
    {
      what: `${database}: heap of a page that listens`,
      value: ofEach(rows, database, 'pages that listen') / KIB,
      atMost: MOST.listener / KIB,
      unit: 'KiB',
    },
  ])
}

function widgetGoal(widgets: readonly WidgetRow[]): Goal {
  const of = (name: string) => widgets.find((row) => row.name.startsWith(name))?.heap ?? NaN
  return {
    what: 'heap of a mounted widget more than of a bare frame',
    value: (of('ours') - of('bare')) / KIB,
    atMost: MOST.widget / KIB,
    unit: 'KiB',
  }
}

function report(rows: readonly ServerRow[], widgets: readonly WidgetRow[]): string {
  const mib = (bytes: number) => (bytes / MIB).toFixed(1)
  return [
    'The server’s process after garbage collection, MiB; compiled code is made as it is used, and stays:',
    table(
      ['', 'objects', 'compiled code', 'buffers', 'the process', 'files and sockets'],
      rows.map(({ database, what, count, sample }) => [
        `${database}, ${whole(count)} ${what}`,
        mib(sample.heap),
        mib(sample.code),
        mib(sample.external),
        mib(sample.resident),
        whole(sample.files),
      ]),
    ),
    'The owner’s page, for each widget after the first; the page in the frame is another process’s:',
    table(
      ['', 'heap, KiB', 'nodes', 'listeners'],
      widgets.map(({ name, heap, nodes, listeners }) => [
        name,
        (heap / KIB).toFixed(1),
        nodes.toFixed(1),
        listeners.toFixed(1),
      ]),
    ),
  ].join('\n\n')
}
