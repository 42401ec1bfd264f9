import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { Database } from '../../src/database/schema.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { makeMonths } from '../../src/platform/purge/month-store.ts'
import { fillSessions } from '../../test/harness/fill-sessions.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import { setUpWorkspace } from '../../test/platform/platform-fixture.ts'
import { FIELDS, formFile } from '../../test/platform/sessions/form-file.ts'

/** A database of its own with so many sessions of a form. */
export interface Full extends AsyncDisposable {
  sessions: number
  db: Kysely<Database>
  ctx: PlatformContext
  workspaceId: string
  formId: string
  /** Of all its tables and indexes. */
  bytes: number
}

export async function openFull(serverUrl: string, sessions: number): Promise<Full> {
  const place = await throwAwayDatabase(serverUrl)
  const opened = await openPostgres(place.url)
  const { db } = opened
  await migrateToLatest(db)
  const formId = crypto.randomUUID()
  const file = formFile()
  const [form] = file.forms ?? []
  if (form === undefined) throw new Error('there is no form')
  const workspaceId = await setUpWorkspace(db, { ...file, forms: [{ ...form, id: formId }] })
  const now = new Date()
  await makeMonths(db, now)
  await withoutIndexes(db, async () => {
    const fields = Object.values(FIELDS)
    const onProgress = (done: number) => console.log(`sessions: ${done} of ${sessions} filled in`)
    await fillSessions(db, { workspaceId, formId, fields, sessions, onProgress })
  })
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database())::float8 as bytes`.execute(db)
  const secret = 'a secret of the measurement, 32 bytes long'
  return {
    sessions,
    db,
    workspaceId,
    formId,
    bytes: rows[0]?.bytes ?? 0,
    ctx: await openContext(db, { secret, url: 'https://pages.example.test' }),
    async [Symbol.asyncDispose]() {
      await opened.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

/** Ten times as quick: each index is sorted once, when all the rows are there. */
async function withoutIndexes(db: Kysely<Database>, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname::text as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename in ('form_session', 'lead')
      and not exists (select from pg_constraint where conname = indexname)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  await sql`alter table form_session drop constraint form_session_token_hash_key`.execute(db)
  await work()
  await patiently(db, [
    `set maintenance_work_mem = '1GB'`,
    ...rows.map(({ definition }) => definition),
    'alter table form_session add unique (token_hash)',
    'vacuum analyze',
    'reset all',
  ])
}

/** On a connection whose statements may take longer than any of the server's. */
async function patiently(db: Kysely<Database>, statements: readonly string[]): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    for (const statement of statements) {
      console.log(`sessions: ${statement.slice(0, 90)}`)
      await sql.raw(statement).execute(connection)
    }
  })
}
