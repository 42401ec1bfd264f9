import { DemoServer } from '../harness/demo-server.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import { chooseDay, slotAt } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { STORED, action, completeJourney, expectState } from './journey-steps.ts'

test('the same on PostgreSQL: a journey and a booking', async ({ page, context }) => {
  const postgres = await findPostgresServer()
  const database = await throwAwayDatabase(postgres.url)
  try {
    const server = await DemoServer.start({ DATABASE_URL: database.url })
    const lead = server.freshLead()
    const token = await server.token(lead)
    await context.route('**/demo/token?**', (route) => route.fulfill({ json: { token } }))

    await page.goto(server.demo.pages.journey)
    await completeJourney(frameOf(page, 'journey-session'))
    expect(await server.leadValues(lead)).toEqual(STORED)

    await page.goto(server.demo.pages.appointment)
    const frame = frameOf(page, 'appointment-booking')
    await slotAt(frame, await chooseDay(frame)).click()
    await action(frame, 'confirm').click()
    await expectState(frame, 'booked')
    expect(server.log).not.toContain(new URL(database.url).pathname.slice(1))
    expect(await server.stop()).toBe(0)
  } finally {
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
  }
})
