import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openPglite } from '../../src/database/open-pglite.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import type { ReadyLine } from '../../src/cli/serve/ready-line.ts'
import { freePort } from '../../test/harness/free-port.ts'
import { makeDataFolder } from '../../test/harness/fresh-pglite.ts'
import { onServer } from '../../test/harness/on-server.ts'
import { BUILT_COMMAND, runCommand } from '../../test/harness/run-command.ts'
import { startServe } from '../../test/harness/start-serve.ts'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { faultyProxy } from '../../test/faults/faulty-proxy.ts'
import type { FaultyProxy } from '../../test/faults/faulty-proxy.ts'
import { Ledger } from './ledger.ts'
import { PROBE_FILE, PROBE_KEEPS, type Sample } from './sample.ts'
import { LEAD_GROUP, leadNumber, soakWorkspace } from './workspace.ts'

const TOKEN_SECRET = 'canary-token-secret-of-the-soak-32-bytes-long'
const SECRET = 'canary-sealing-secret-of-the-soak-32-bytes-long'
/** Everybody comes from the same address here. */
const NO_LIMIT = '1000000'
const SAMPLE_MS = 60_000

/** The built `serve --demo` with lines that can be cut, and what it has told its visitors. */
export interface SoakServer extends AsyncDisposable {
  name: string
  ready: ReadyLine
  startedAt: number
  /** Of the endpoint, as visitors reach it. */
  endpoint: string
  ledger: Ledger
  /** By what they lead to. */
  lines: ReadonlyMap<string, FaultyProxy>
  token(lead: string): Promise<string>
  sample(): Promise<SoakSample>
  /** Ends every connection of the server with its database, as when that is started anew. */
  terminate: (() => Promise<void>) | null
  /** Ends it; gives its exit code. */
  stop(): Promise<number | NodeJS.Signals | null>
  /** Its tables; of PGlite, when it is stopped. */
  open(): Promise<OpenDatabase>
}

export interface SoakSample extends Sample {
  /** Connections of the server's with PostgreSQL. */
  connections: number
}

export interface SoakServerOptions {
  /** An empty database; absent: PGlite. */
  databaseUrl?: string
  /** How many known leads there are. */
  leads: number
  /** Bytes that the probe keeps of each request, to see whether that shows. */
  keeps?: number
}

export async function startSoakServer(options: SoakServerOptions): Promise<SoakServer> {
  const { databaseUrl, leads, keeps = 0 } = options
  await using parts = new AsyncDisposableStack()
  const folder = parts.use(await temporaryFolder())
  const ports = { site: await freePort(), platform: await freePort() }
  const lines = new Map([
    ['to the site', parts.use(await faultyProxy(ports.site))],
    ['to the platform', parts.use(await faultyProxy(ports.platform))],
  ])
  const database = databaseUrl === undefined ? null : await viaProxy(databaseUrl)
  if (database !== null) lines.set('to the database', parts.use(database.line))
  else await makeDataFolder(folder.path)

  const env = {
    SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
    SESSIONFRAME_SECRET: SECRET,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  }
  const at = ['--data', folder.path]
  const applied = await runCommand(['apply', '-', '--workspace', 'demo', ...at], {
    env,
    input: JSON.stringify(soakWorkspace(leads)),
    command: BUILT_COMMAND,
  })
  if (applied.code !== 0) throw new Error(`apply failed:\n${applied.stderr}`)

  const probe = join(folder.path, 'probe.jsonl')
  const serving = await startServe(
    ['--demo', ...at, '--port', `${ports.site}`, '--platform-port', `${ports.platform}`],
    {
      env: {
        ...env,
        ...(database !== null && { DATABASE_URL: database.url }),
        SESSIONFRAME_SITE_URL: `http://127.0.0.1:${lines.get('to the site')?.port}`,
        SESSIONFRAME_PLATFORM_URL: `http://localhost:${lines.get('to the platform')?.port}`,
        SESSIONFRAME_NEW_LEADS_GROUP: LEAD_GROUP,
        SESSIONFRAME_RATE_LIMIT_ADDRESS: NO_LIMIT,
        SESSIONFRAME_RATE_LIMIT_CALLER: NO_LIMIT,
        // Of an hour, all that it says would be kept here.
        LOG_LEVEL: 'error',
        NODE_OPTIONS: `--import=${new URL('probe.ts', import.meta.url).href}`,
        [PROBE_FILE]: probe,
        [PROBE_KEEPS]: `${keeps}`,
      },
      command: BUILT_COMMAND,
    },
  )
  parts.defer(async () => void (await serving.stop('SIGKILL')))
  const all = parts.move()
  return {
    name: databaseUrl === undefined ? 'PGlite' : 'PostgreSQL',
    ready: serving.ready,
    startedAt: Date.now(),
    endpoint: `${serving.ready.site}/sessionframe/v1`,
    ledger: new Ledger(Array.from({ length: leads }, (_, index) => leadNumber(index))),
    lines,
    token: (lead) =>
      signEmbedToken({ lead, journey: '*', appointmentType: '*' }, { secret: TOKEN_SECRET }),
    sample: async () => {
      const connections = databaseUrl === undefined ? 0 : await countConnections(databaseUrl)
      return { ...(await takeSample(serving.process, probe)), connections }
    },
    terminate:
      databaseUrl === undefined
        ? null
        : () => onServer(databaseUrl, async (run) => void (await run(TERMINATE))),
    stop: () => serving.stop(),
    open: () => (databaseUrl === undefined ? openPglite(folder.path) : openPostgres(databaseUrl)),
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  }
}

async function viaProxy(databaseUrl: string): Promise<{ line: FaultyProxy; url: string }> {
  const url = new URL(databaseUrl)
  const line = await faultyProxy(Number(url.port || 5432), url.hostname)
  url.host = `127.0.0.1:${line.port}`
  return { line, url: url.href }
}

/** All but the one that asks. */
const OTHERS =
  'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
const TERMINATE = `select pg_terminate_backend(pid)::text ${OTHERS}`

async function countConnections(databaseUrl: string): Promise<number> {
  const [count] = await onServer(databaseUrl, (run) => run(`select count(*)::text ${OTHERS}`))
  return Number(count)
}

/** Asks the probe, and waits for its next line. */
async function takeSample(
  child: { kill(signal: NodeJS.Signals): boolean },
  file: string,
): Promise<Sample> {
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
  const before = read().length
  child.kill('SIGUSR2')
  for (const until = Date.now() + SAMPLE_MS; Date.now() < until; await wait(20)) {
    const lines = read()
    if (lines.length > before) return JSON.parse(lines.at(-1) ?? '') as Sample
  }
  throw new Error(`the server has not answered its probe in ${SAMPLE_MS} ms`)
}
