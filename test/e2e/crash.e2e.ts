import { DemoServer } from '../harness/demo-server.ts'
import { expect, frameOf, test } from './fixtures.ts'
import {
  ABOUT_YOU,
  action,
  expectState,
  field,
  fillAboutYou,
  fillYourPlans,
} from './journey-steps.ts'

test('answers that were acknowledged outlive a kill of the server', async ({
  page,
  context,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of 503/)
  // Two starts of a server, and two visits.
  test.slow()
  // Killing the worker's server would fail the tests after this one.
  const server = await DemoServer.start()
  try {
    const lead = server.freshLead()
    await context.route('**/demo/token?**', async (route) => {
      await route.fulfill({ json: { token: await server.token(lead) } })
    })
    await page.goto(server.demo.pages.journey)
    const frame = frameOf(page, 'journey-session')
    await fillAboutYou(frame)
    await action(frame, 'next').click()
    await field(frame, 'notes').fill('Before the crash')
    await expect(frame.getByText('Saved')).toBeVisible()

    await server.killAndRestart()
    await page.reload()
    await expect(field(frame, 'notes')).toHaveValue('Before the crash')
    await action(frame, 'back').click()
    for (const [name, value] of Object.entries(ABOUT_YOU)) {
      await expect(field(frame, name)).toHaveValue(value)
    }
    await action(frame, 'next').click()
    await fillYourPlans(frame)
    await action(frame, 'submit').click()
    await expectState(frame, 'submitted')
    expect(await server.leadValues(lead)).toMatchObject(ABOUT_YOU)
  } finally {
    await server.stop()
  }
})
