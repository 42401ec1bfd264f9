/** A process that works until it is ended: `mover.ts <database> <how>`. */
import { sql } from 'kysely'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { moveDue, moveOneDue } from '../../src/platform/enrollments/move-due.ts'
import { testContext } from '../../test/platform/platform-fixture.ts'
import { openBoss, QUEUE } from './boss.ts'
import { AT_ONCE, BATCH, GATE, HOWS } from './crowd.ts'

const [, , url = '', how = ''] = process.argv
const { db } = await openPostgres(url)
const takeSome = await taker(how)
console.log('ready')
// Whoever measures holds the gate until all are ready.
await db.connection().execute(async (connection) => {
  await sql`select pg_advisory_lock_shared(${GATE}::bigint)`.execute(connection)
  await sql`select pg_advisory_unlock_shared(${GATE}::bigint)`.execute(connection)
})
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (;;) if (!(await takeSome())) await new Promise((resolve) => setTimeout(resolve, 5))
  }),
)

async function taker(what: string): Promise<() => Promise<boolean>> {
  const ctx = { ...(await testContext(db)), now: () => new Date() }
  const log = { error: (record: object) => console.error(record) }
  if (what === HOWS.together) return () => moveDue(ctx, { log })
  if (what === HOWS.singly) return () => moveOneDue(ctx, { log })
  const boss = await openBoss(url)
  const batchSize = what === HOWS.jobs ? BATCH : 1
  return async () => {
    const jobs = await boss.fetch(QUEUE, { batchSize })
    if (jobs.length === 0) return false
    const ids = jobs.map(({ id }) => id)
    await boss.complete(QUEUE, ids)
    return true
  }
}
