/** What more processes behind one proxy bring, on one PostgreSQL. */
import { Agent } from 'node:http'
import { sql } from 'kysely'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { createAccessKey } from '../../src/platform/access/access-key-store.ts'
import { freePort } from '../../test/harness/free-port.ts'
import { migratedDatabase } from '../../test/harness/migrated-database.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { BUILT_COMMAND } from '../../test/harness/run-command.ts'
import { startServe } from '../../test/harness/start-serve.ts'
import { setUpWorkspace } from '../../test/platform/platform-fixture.ts'
import { formFile } from '../../test/platform/sessions/form-file.ts'
import type { Answer } from '../common/report.ts'
import { median, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { fillIn } from './fill-in.ts'
import type { Done, Place } from './fill-in.ts'
import { startNginx } from './nginx.ts'
import { machineSeconds, processorSeconds } from './processor-time.ts'

const PROCESSES = [1, 2, 3, 4]
const VISITORS = 48
const SECONDS = 10
const LEADS = 500
const FORM = '2f0f4c0a-7c3e-4b62-9d35-0d4b9c1f6a11'
const SECRET = 'a secret of the measurement, 32 bytes long'

/** A second's, of one round. */
interface Row extends Done {
  processes: number
  /** Of the machine's processors, from 0 to their number. */
  machine: number
  servers: number
  visitors: number
}

export async function processes(rounds: number): Promise<Answer> {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  const opened = await openPostgres(place.url)
  await using stack = new AsyncDisposableStack()
  stack.defer(() => opened.close())
  const { db } = opened
  await sql`alter database ${sql.id(new URL(place.url).pathname.slice(1))} reset synchronous_commit`.execute(
    db,
  )
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const filled = await setUp(db, url)
  const servers: { port: number; pid: number }[] = []
  for (const _ of PROCESSES) {
    const [site, own] = [await freePort(), await freePort()]
    const serving = await startServe(['--port', `${site}`, '--platform-port', `${own}`], {
      command: BUILT_COMMAND,
      env: {
        DATABASE_URL: place.url,
        SESSIONFRAME_SECRET: SECRET,
        SESSIONFRAME_TOKEN_SECRET: SECRET,
        SESSIONFRAME_PLATFORM_URL: url,
        SESSIONFRAME_TRUSTED_HOPS: '1',
      },
    })
    stack.defer(async () => void (await serving.stop()))
    servers.push({ port: own, pid: serving.process.pid ?? 0 })
  }
  const nginx = stack.use(await startNginx(port))
  const agent = new Agent({ keepAlive: true, maxSockets: VISITORS })
  stack.defer(() => agent.destroy())
  const rows: Row[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const count of shuffled(PROCESSES)) {
      await nginx.before(servers.slice(0, count).map((server) => server.port))
      const used = () => ({
        machine: machineSeconds(),
        servers: servers.reduce((sum, { pid }) => sum + processorSeconds(pid), 0),
        visitors: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      })
      const before = used()
      const begun = performance.now()
      const done = await fillIn({ agent }, filled, { visitors: VISITORS, seconds: SECONDS })
      const seconds = (performance.now() - begun) / 1000
      const after = used()
      // Code that runs for the first times is not what is measured.
      if (round === 0) continue
      rows.push({
        processes: count,
        created: done.created / seconds,
        saved: done.saved / seconds,
        submitted: done.submitted / seconds,
        failed: done.failed,
        machine: (after.machine - before.machine) / seconds,
        servers: (after.servers - before.servers) / seconds,
        visitors: (after.visitors - before.visitors) / seconds,
      })
      console.log(
        `processes: round ${round} of ${rounds}, ${count}: ${whole(done.saved / seconds)} saves a second`,
      )
    }
  }
  return report(rows, rounds)
}

async function setUp(db: Parameters<typeof setUpWorkspace>[0], url: string): Promise<Place> {
  const file = formFile()
  const [form] = file.forms ?? []
  if (form === undefined) throw new Error('there is no form')
  const leads = Array.from({ length: LEADS }, (_, n) => `${n + 1}`)
  const workspaceId = await setUpWorkspace(db, {
    ...file,
    leads: leads.map((number) => ({ number, leadGroup: 'Ours' })),
    forms: [{ ...form, id: FORM }],
  })
  const { key } = await createAccessKey(db, workspaceId, {
    name: 'FLG',
    scopes: ['form-session:start'],
  })
  return { url, key, form: FORM, leads }
}

function report(rows: readonly Row[], rounds: number): Answer {
  const of = (count: number) => rows.filter((row) => row.processes === count)
  const middle = (count: number, value: (row: Row) => number) => median(of(count).map(value))
  const one = middle(1, (row) => row.saved)
  const failed = rows.reduce((sum, row) => sum + row.failed, 0)
  const lines = PROCESSES.map((count) => [
    `${count}`,
    ...(['created', 'saved', 'submitted'] as const).map((name) =>
      whole(middle(count, (row) => row[name])),
    ),
    (middle(count, (row) => row.saved) / one).toFixed(2),
    ...(['servers', 'visitors', 'machine'] as const).map((name) =>
      middle(count, (row) => row[name]).toFixed(2),
    ),
  ])
  const head = [
    'processes',
    'created a second',
    'saved',
    'submitted',
    '÷ one process',
    "processors: the servers'",
    'who asks',
    'the whole machine',
  ]
  return {
    text: `Medians of ${rounds} rounds of ${SECONDS} s, with ${VISITORS} visitors who begin, save three times and submit, one form after the other.\n\n${table(head, lines)}\n\n${failed === 0 ? 'None was refused.' : `${failed} came to nothing.`}`,
    goals: [
      { what: 'requests that came to nothing', value: failed, atMost: 0 },
      {
        what: 'saves a second of four processes ÷ of one, on two processors',
        value: middle(4, (row) => row.saved) / one,
        atLeast: 0.9,
        timed: true,
      },
    ],
  }
}
