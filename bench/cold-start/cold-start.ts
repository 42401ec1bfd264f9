/** How long from the start of the process until the server answers, and until somebody has a session. */
import { join, resolve } from 'node:path'
import { DEMO_JOURNEY, DEMO_LEAD } from '../../src/platform/demo-workspace.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { freePort } from '../../test/harness/free-port.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { BUILT_COMMAND } from '../../test/harness/run-command.ts'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Answer } from '../common/report.ts'
import { median, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { timeStart, type Started } from './start.ts'

const TOKEN_SECRET = 'canary-token-secret-of-the-bench-32-bytes-long'
const SECRET = 'canary-sealing-secret-of-the-bench-32-bytes-long'
const HONO = resolve(import.meta.dirname, 'hono.ts')

/** Milliseconds until the first session: what a deployment or a test that starts one waits. */
const GOALS: Record<string, number> = {
  'PostgreSQL, an empty database': 5000,
  'PostgreSQL, a migrated database': 2500,
  'PGlite, no folder': 10_000,
  'PGlite, a folder that is there': 4000,
}

interface Row {
  name: string
  measure: () => Promise<Started>
  took: Started[]
}

export async function coldStart(rounds: number): Promise<Answer> {
  await using postgres = await findPostgresServer()
  await using kept = await temporaryFolder()
  await using migrated = await throwAwayDatabase(postgres.url)
  const folder = join(kept.path, 'data')
  const onPglite = (path: string) => ours(path, {})
  const onPostgres = async (url: string) => {
    await using data = await temporaryFolder()
    return ours(data.path, { DATABASE_URL: url })
  }
  const rows: Row[] = [
    { name: 'bare Hono', measure: hono },
    {
      name: 'PostgreSQL, an empty database',
      measure: async () => {
        await using place = await throwAwayDatabase(postgres.url)
        return await onPostgres(place.url)
      },
    },
    { name: 'PostgreSQL, a migrated database', measure: () => onPostgres(migrated.url) },
    {
      name: 'PGlite, no folder',
      measure: async () => {
        await using data = await temporaryFolder()
        return await onPglite(join(data.path, 'new'))
      },
    },
    { name: 'PGlite, a folder that is there', measure: () => onPglite(folder) },
  ].map((row) => ({ ...row, took: [] }))
  // What is there at the beginning is made first.
  await onPostgres(migrated.url)
  await onPglite(folder)
  const migrations: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of shuffled(rows)) row.took.push(await row.measure())
    migrations.push(await timeMigrations(postgres.url))
    console.log(`cold-start: round ${round} of ${rounds}`)
  }
  return report(rows, migrations)
}

async function hono(): Promise<Started> {
  const port = await freePort()
  return timeStart({ args: [HONO, `${port}`], env: {}, port, startSession: null })
}

async function ours(data: string, env: Record<string, string>): Promise<Started> {
  const [port, platform] = [await freePort(), await freePort()]
  const token = await signEmbedToken({ lead: DEMO_LEAD, journey: '*' }, { secret: TOKEN_SECRET })
  const ports = ['--port', `${port}`, '--platform-port', `${platform}`]
  return timeStart({
    args: [BUILT_COMMAND, 'serve', '--demo', '--data', data, ...ports],
    env: { ...env, SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET, SESSIONFRAME_SECRET: SECRET },
    port,
    startSession: async (site) => {
      const answer = await fetch(`${site}/sessionframe/v1/journey-sessions`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          Origin: site,
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
          'X-Sessionframe': '1',
        },
        body: JSON.stringify({ journey: DEMO_JOURNEY }),
      })
      return answer.status === 201
    },
  })
}

/** All of them on an empty database, without a server's start around it. */
async function timeMigrations(serverUrl: string): Promise<number> {
  await using place = await throwAwayDatabase(serverUrl)
  const database = await openPostgres(place.url)
  try {
    const begun = performance.now()
    await migrateToLatest(database.db)
    return performance.now() - begun
  } finally {
    await database.close()
  }
}

function report(rows: readonly Row[], migrations: readonly number[]): Answer {
  const session = ({ took }: Row) => took.flatMap((one) => one.session ?? [])
  const spread = (values: readonly number[]) =>
    values.length === 0
      ? ''
      : `${whole(median(values))} (${whole(Math.min(...values))} to ${whole(Math.max(...values))})`
  const empty = rows.find(({ name }) => name === 'PostgreSQL, an empty database')
  const share = median(migrations) / median(empty === undefined ? [] : session(empty))
  return {
    text: [
      `Milliseconds from the start of the process, the median of ${migrations.length} rounds with the least and the most; \`serve --demo\`, which sets its workspace up at each start.`,
      table(
        ['', 'the first `/healthz`', 'the first session'],
        rows.map((row) => [
          row.name,
          spread(row.took.map(({ health }) => health)),
          spread(session(row)),
        ]),
      ),
      `All migrations on an empty PostgreSQL database take ${spread(migrations)} ms, ${(share * 100).toFixed(0)} % of the time until its first session.`,
    ].join('\n\n'),
    goals: rows.flatMap((row) => {
      const most = GOALS[row.name]
      if (most === undefined) return []
      const what = `${row.name}: the first session after`
      return [{ what, value: median(session(row)), atMost: most, unit: 'ms', timed: true }]
    }),
    charts: [
      {
        title: 'From the start of the process to the first session',
        unit: 'ms; bare Hono: the first answer; less is better',
        bars: rows.map((row) => {
          const values =
            session(row).length > 0 ? session(row) : row.took.map(({ health }) => health)
          return {
            label: row.name,
            value: median(values),
            range: [Math.min(...values), Math.max(...values)] as const,
            ours: row.name !== 'bare Hono',
          }
        }),
      },
    ],
  }
}
