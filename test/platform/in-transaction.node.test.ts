import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { inTransaction } from '../../src/platform/in-transaction.ts'
import { openTestDatabase } from '../harness/databases.ts'
import { setUpWorkspace } from './platform-fixture.ts'

describe('inTransaction', () => {
  it('begins again when the database breaks a deadlock, so that both get through', async () => {
    await using database = await openTestDatabase('postgres')
    await migrateToLatest(database.db)
    const ids = [await setUpWorkspace(database.db), await setUpWorkspace(database.db)]
    let attempts = 0
    let waiting = 0
    let open = () => {}
    const both = new Promise<void>((resolve) => (open = resolve))
    const rename = (order: string[]) =>
      inTransaction(database.db, async (trx) => {
        attempts++
        for (const id of order) {
          await sql`update workspace set name = name || '+' where id = ${id}`.execute(trx)
          // The first time round, each has one row before it asks for the other's.
          if (++waiting === 2) open()
          await both
        }
      })
    await Promise.all([rename(ids), rename(ids.toReversed())])
    // Three, unless a slow machine makes them meet again.
    assert.ok(attempts >= 3, `${attempts} attempts`)
    const rows = await database.db.selectFrom('workspace').select('name').execute()
    assert.deepEqual(
      rows.map((row) => row.name),
      ['Test++', 'Test++'],
    )
  })

  it('gives up after the fourth attempt, and at once for any other error', async () => {
    await using database = await openTestDatabase('pglite')
    const raised = async (code: string) => {
      let attempts = 0
      const work = inTransaction(database.db, async (trx) => {
        attempts++
        await sql
          .raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
          .execute(trx)
      })
      await assert.rejects(work, { code })
      return attempts
    }
    assert.equal(await raised('40001'), 4)
    assert.equal(await raised('40P01'), 4)
    assert.equal(await raised('23505'), 1)
  })

  it('outlives connections that the server has ended', async () => {
    await using database = await openTestDatabase('postgres')
    const pids = async () => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        database.db,
      )
      return rows[0]?.pid
    }
    const before = await pids()
    await using other = await openTestDatabase('postgres')
    await sql`select pg_terminate_backend(${before})`.execute(other.db)
    // The pool learns of it by the socket.
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.notEqual(await pids(), before)
  })
})
