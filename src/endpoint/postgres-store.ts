import RateLimiterPostgres from 'rate-limiter-flexible/lib/RateLimiterPostgres.js'
import type { EndpointStore, Rate } from './endpoint-store.ts'
import { checkTableName, createTableSql } from './postgres-table.ts'
import { limiterCounter, sharedLimits } from './rate-limits/limiter-counter.ts'
import { codeOf, storeError, withinDeadline } from './store-error.ts'

const STORE = 'The PostgreSQL store'
const DEADLINE_MS = 5_000
/** At the start nobody waits, and others may be making the same table. */
const CREATE_DEADLINE_MS = 30_000
const SWEEP_EVERY_MS = 60_000
/** Entries that one sweep deletes at most, so that none takes long. */
const SWEEP_LIMIT = 5_000
const UNDEFINED_TABLE = '42P01'

/** What can run SQL: a `Pool` of `pg`, a `PGlite`, or a function of your own around another driver. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface PostgresStoreOptions {
  client: SqlClient
  /** Default `sessionframe_endpoint`. A schema comes from the connection's `search_path`. */
  table?: string
}

export interface PostgresStore extends EndpointStore {
  /** Makes the table where it is absent; several instances may call it at once. */
  createTable(): Promise<void>
  /** Deletes what has expired. Writes do so by themselves, once a minute at most. */
  sweep(): Promise<void>
}

/**
 * A store for as many instances as share a PostgreSQL database, 14 or newer.
 * Counts of the rate limits have a table of their own beside it.
 * Call `createTable()` once, or run `createTableSql()` with your migrations.
 * The database's clock decides what has expired, so instances need not agree.
 *
 * @throws {TypeError} when the table's name would have to be quoted.
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  const { client } = options
  const table = checkTableName(options.table ?? 'sessionframe_endpoint')
  const rates = `${table}_rates`
  let sweptAt = 0

  const query = async (
    text: string,
    values: unknown[] = [],
    deadlineMs = DEADLINE_MS,
  ): Promise<unknown[]> => {
    try {
      return (await withinDeadline(STORE, deadlineMs, client.query(text, values))).rows
    } catch (error) {
      const absent = codeOf(error) === UNDEFINED_TABLE
      const hint = absent ? ` Its table ${table} is not there: call createTable() once.` : ''
      throw storeError(STORE, error, hint)
    }
  }
  const sweep = async () => {
    sweptAt = Date.now()
    // Rows that another instance is sweeping are left to it.
    await query(
      `delete from ${table} where key in (select key from ${table} where expires_at <= now() limit ${SWEEP_LIMIT} for update skip locked)`,
    )
    await query(
      `delete from ${rates} where key in (select key from ${rates} where expire <= extract(epoch from now()) * 1000 limit ${SWEEP_LIMIT} for update skip locked)`,
    )
  }
  const written = () => {
    if (Date.now() - sweptAt < SWEEP_EVERY_MS) return
    // Nobody waits for it, and what it leaves the next one finds.
    sweep().catch(() => {})
  }

  const counter = (rate: Rate) =>
    limiterCounter(
      new RateLimiterPostgres({
        ...sharedLimits(rate),
        storeClient: {
          query: async ({ text, values }: { text: string; values: unknown[] }) => {
            const rows = await query(text, values)
            written()
            return { rows }
          },
        },
        storeType: 'client',
        tableName: rates,
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
    )

  return {
    async get(key) {
      const [row] = await query(
        `select value from ${table} where key = $1 and expires_at > now()`,
        [bytesOf(key)],
      )
      return row === undefined ? null : textOf((row as { value: Uint8Array }).value)
    },
    async add(key, value, ttlSeconds) {
      const rows = await query(
        `insert into ${table} (key, value, expires_at) values ($1, $2, now() + $3 * interval '1 second')
         on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at
         where ${table}.expires_at <= now() returning true as added`,
        [bytesOf(key), bytesOf(value), ttlSeconds],
      )
      written()
      return rows.length > 0
    },
    async set(key, value, ttlSeconds) {
      await query(
        `insert into ${table} (key, value, expires_at) values ($1, $2, now() + $3 * interval '1 second')
         on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`,
        [bytesOf(key), bytesOf(value), ttlSeconds],
      )
      written()
    },
    async delete(key) {
      await query(`delete from ${table} where key = $1`, [bytesOf(key)])
    },
    async createTable() {
      await query(createTableSql(table), [], CREATE_DEADLINE_MS)
    },
    sweep,
    counter,
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
