/** A process that moves journeys on until it is ended. */
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { startJourneyWorker } from '../../../src/platform/enrollments/journey-worker.ts'
import { testContext } from '../platform-fixture.ts'

const [, , url = ''] = process.argv
const { db } = await openPostgres(url)
const ctx = await testContext(db)
const log = { error: (record: object) => console.error(record) }
startJourneyWorker({ ...ctx, now: () => new Date() }, { log, lookEveryMs: 20 })
console.log('moving')
