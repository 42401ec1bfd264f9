import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import type { DatabaseError } from '../../src/database/database-error.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { migrations } from '../../src/database/migrations/all.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { Database } from '../../src/database/schema.ts'
import { openTestDatabase } from '../harness/databases.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`migrateToLatest, on ${kind}`, () => {
    it('names what it applied, and applies nothing the second time', async () => {
      await using database = await openTestDatabase(kind)
      assert.deepEqual(await migrateToLatest(database.db), Object.keys(migrations))
      assert.deepEqual(await migrateToLatest(database.db), [])
    })

    it('refuses a database that a newer version has migrated, and says which migration', async () => {
      await using database = await openTestDatabase(kind)
      await migrateToLatest(database.db)
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2099')`.execute(
        database.db,
      )
      await assert.rejects(migrateToLatest(database.db), (error: DatabaseError) => {
        assert.equal(error.code, 'newer')
        assert.match(error.message, /9999-later/)
        return true
      })
    })

    it('indexes every foreign key', async () => {
      await using database = await openTestDatabase(kind)
      await migrateToLatest(database.db)
      const { rows } = await sql<{ table: string; constraint: string }>`
        select c.conrelid::regclass::text as table, c.conname as constraint
        from pg_constraint c
        -- pg-boss's tables are pg-boss's.
        where c.contype = 'f' and c.connamespace <> 'pgboss'::regnamespace and not exists (
          select from pg_index i
          where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
        )`.execute(database.db)
      assert.deepEqual(rows, [])
    })
  })
}

describe('migrateToLatest, two instances at once', () => {
  it('applies each migration once', async () => {
    await using server = await findPostgresServer()
    await using place = await throwAwayDatabase(server.url)
    const opened = await Promise.all([openPostgres(place.url), openPostgres(place.url)])
    const applied = await Promise.all(opened.map(({ db }) => migrateToLatest(db)))
    assert.deepEqual(applied.flat().toSorted(), Object.keys(migrations))
    await Promise.all(opened.map((database) => database.close()))
  })
})

describe('migrateToLatest, on a large database', () => {
  it('takes as long as it takes, and leaves other statements their deadline', async () => {
    await using server = await findPostgresServer()
    await using place = await throwAwayDatabase(server.url)
    const pool = new Pool({ connectionString: place.url, max: 1, statement_timeout: 10 })
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
    try {
      assert.deepEqual(await migrateToLatest(db), Object.keys(migrations))
      await assert.rejects(sql`select pg_sleep(1)`.execute(db), { code: '57014' })
    } finally {
      await db.destroy()
    }
  })
})

describe('migrateToLatest without the right to install btree_gist', () => {
  it('names the extension and the statement that a superuser runs', async () => {
    await using server = await findPostgresServer()
    await using place = await throwAwayDatabase(server.url)
    const admin = await openPostgres(place.url)
    const role = `sessionframe_test_${crypto.randomUUID().slice(0, 8)}`
    const database = new URL(place.url).pathname.slice(1)
    // It may make tables, but has no CREATE on the database, which a trusted extension wants.
    await sql`create role ${sql.id(role)} login password 'plain'`.execute(admin.db)
    await sql`grant all on schema public to ${sql.id(role)}`.execute(admin.db)
    await sql`revoke create on database ${sql.id(database)} from public`.execute(admin.db)
    const url = new URL(place.url)
    url.username = role
    url.password = 'plain'
    const plain = await openPostgres(url.href)
    try {
      await assert.rejects(migrateToLatest(plain.db), (error: DatabaseError) => {
        assert.equal(error.code, 'missing-extension')
        assert.match(error.message, /superuser run "CREATE EXTENSION btree_gist"/)
        return true
      })
      const { rows } = await sql<{ found: string | null }>`
        select to_regclass('workspace')::text as found`.execute(admin.db)
      assert.equal(rows[0]?.found, null, 'the whole migration is rolled back')
    } finally {
      await plain.close()
      await sql`drop owned by ${sql.id(role)} cascade`.execute(admin.db)
      await sql`drop role ${sql.id(role)}`.execute(admin.db)
      await admin.close()
    }
  })
})
