import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { DatabaseError } from './database-error.ts'
import type { OpenDatabase } from './open-database.ts'
import type { Database } from './schema.ts'

const CONNECT_TIMEOUT_MS = 10_000
const STATEMENT_TIMEOUT_MS = 30_000
const OLDEST_SUPPORTED = 140_000

/**
 * A pool of connections to a PostgreSQL server, 14 or newer. Connects once, so
 * that a wrong setting is known now.
 * @param url DATABASE_URL: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 * @throws {DatabaseError} `unreachable`. The message names DATABASE_URL and nothing of its value.
 */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = newPool(url)
  // A connection that dies while idle is replaced by the next query. Without a listener it would end the process.
  pool.on('error', () => {})
  // While it is in use the pool does not listen: its query rejects, and all that is done with it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version`.execute(db)
    if (Number(rows[0]?.version) < OLDEST_SUPPORTED) {
      throw unreachable('is a PostgreSQL server older than 14. Use a newer server.')
    }
  } catch (error) {
    await db.destroy()
    throw error instanceof DatabaseError ? error : unreachable(describe(error))
  }
  let closing: Promise<void> | undefined
  return { db, kind: 'postgres', close: () => (closing ??= db.destroy()) }
}

function newPool(url: string): Pool {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw unreachable('is no PostgreSQL URL: it begins with postgres:// or postgresql://.')
  }
  try {
    return new Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'sessionframe',
    })
  } catch {
    // The driver's message would repeat the URL.
    throw unreachable(
      'cannot be read as a URL. Escape special characters of the password (%40 for @).',
    )
  }
}

function unreachable(what: string): DatabaseError {
  return new DatabaseError('unreachable', `The database that DATABASE_URL names ${what}`)
}

/** The driver's messages hold host, user and database: what happened is told by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection. Is the server running, and are host and port right?',
  ENOTFOUND: 'has a host name that cannot be found. Check the host.',
  EAI_AGAIN: 'has a host name that cannot be found. Check the host.',
  ECONNRESET: 'hung up. Check port and sslmode.',
  '28P01': 'refuses the login. Check user and password.',
  '28000': 'refuses the login. Check user and password.',
  '3D000': 'does not exist on its server. Create it, or check the name.',
  '42501': 'does not let this user connect. Grant CONNECT on it.',
  '53300': 'has no free connection. Raise max_connections, or stop another client.',
  '57P03': 'is starting up or shutting down. Try again in a moment.',
}

function describe(error: unknown): string {
  const code = errorCode(error)
  if (code === undefined) {
    return `cannot be reached within ${CONNECT_TIMEOUT_MS / 1000} seconds, or not with TLS as asked. Check host, port and sslmode.`
  }
  return REASONS[code] ?? `cannot be reached (${code}). Check host, port and sslmode.`
}

function errorCode(error: unknown): string | undefined {
  // Several addresses of one host were tried: each attempt has its own error.
  const first = error instanceof AggregateError ? error.errors[0] : error
  if (typeof first !== 'object' || first === null || !('code' in first)) return undefined
  return typeof first.code === 'string' ? first.code : undefined
}
