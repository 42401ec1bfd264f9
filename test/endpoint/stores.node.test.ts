import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { postgresStore } from '../../src/endpoint/postgres-store.ts'
import { createTableSql } from '../../src/endpoint/postgres-table.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { findRedisServer } from '../harness/redis-server.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import { storeContract } from './store-contract.ts'
import {
  memoryUnderTest,
  pgliteUnderTest,
  postgresUnderTest,
  redisUnderTest,
} from './stores-under-test.ts'

const redis = await findRedisServer()
after(() => ('reason' in redis ? undefined : redis[Symbol.asyncDispose]()))

storeContract('memoryStore', memoryUnderTest)
storeContract('postgresStore on PGlite', pgliteUnderTest)
storeContract('postgresStore on PostgreSQL', postgresUnderTest)
if ('reason' in redis) storeContract('redisStore', memoryUnderTest, { skip: redis.reason })
else storeContract('redisStore', () => redisUnderTest(redis.port))

/** Its connections may be cut when the database is dropped, after the pool has ended. */
function openPool(connectionString: string, max = 10): Pool {
  return new Pool({ connectionString, max }).on('error', () => {})
}

describe("the PostgreSQL store's table", () => {
  it('is made by 8 instances at once, and again later', async () => {
    await using server = await findPostgresServer()
    await using database = await throwAwayDatabase(server.url)
    const pools = Array.from({ length: 8 }, () => openPool(database.url))
    const stores = pools.map((client) => postgresStore({ client, table: 'made_at_once' }))
    await Promise.all(pools.map((pool) => pool.query('select pg_sleep(0.1)')))
    await Promise.all(stores.map((store) => store.createTable()))
    await stores[0]?.set('k', 'v', 60)
    await stores[1]?.createTable()
    assert.equal(await stores[1]?.get('k'), 'v')
    await Promise.all(pools.map((pool) => pool.end()))
  })

  it('is missed with words that say what to do', async () => {
    await using pglite = await PGlite.create()
    await assert.rejects(postgresStore({ client: pglite }).get('k'), {
      name: 'StoreError',
      message:
        'The PostgreSQL store failed (42P01). Its table sessionframe_endpoint is not there: call createTable() once.',
    })
  })

  it('has no name that would need quotes', () => {
    for (const table of ['', 'A', 'a b', 'a"', 'a.b', '1a', 'x'.repeat(41)]) {
      assert.throws(() => createTableSql(table), /"table" must be/)
    }
  })

  it('is swept of what has expired, and of nothing else', async () => {
    await using pglite = await PGlite.create()
    const store = postgresStore({ client: pglite })
    await store.createTable()
    const count = async () =>
      (await pglite.query<{ n: number }>('select count(*)::int n from sessionframe_endpoint'))
        .rows[0]?.n
    await Promise.all(Array.from({ length: 100 }, (_, n) => store.set(`short ${n}`, 'x', 1)))
    await store.set('long', 'x', 60)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    assert.equal(await count(), 101)
    await store.sweep()
    assert.equal(await count(), 1)
    assert.equal(await store.get('long'), 'x')
  })

  it('of the rate limits is swept too', async () => {
    await using pglite = await PGlite.create()
    const store = postgresStore({ client: pglite })
    await store.createTable()
    const short = store.counter!({ name: 'short', limit: 5, windowSeconds: 1 })
    const long = store.counter!({ name: 'long', limit: 5, windowSeconds: 60 })
    await Promise.all(Array.from({ length: 20 }, (_, n) => short.count(String(n))))
    await long.count('k')
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await store.sweep()
    const { rows } = await pglite.query('select key from sessionframe_endpoint_rates')
    assert.deepEqual(rows, [{ key: 'long:k' }])
  })

  it('is swept by writes, without anybody calling', async (context) => {
    await using server = await findPostgresServer()
    await using database = await throwAwayDatabase(server.url)
    // Its clock is its own, so that ours can be set; one connection, so that all is in order.
    const pool = openPool(database.url, 1)
    context.mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const store = postgresStore({ client: pool })
    await store.createTable()
    const keys = async () => (await pool.query('select key from sessionframe_endpoint')).rows.length
    await store.set('short', 'x', 1)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await store.set('a', 'x', 60)
    assert.equal(await keys(), 2)
    context.mock.timers.setTime(Date.now() + 60_000)
    await store.set('b', 'x', 60)
    assert.equal(await keys(), 2)
    await pool.end()
  })
})
