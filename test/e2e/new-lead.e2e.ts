import { DemoServer } from '../harness/demo-server.ts'
import { expect, frameOf, test as base } from './fixtures.ts'
import { action, expectState, field, fillAboutYou, fillYourPlans } from './journey-steps.ts'
import { openOwnPage } from './own-page.ts'
import { choose, printedTag } from './snippet-page.ts'

const test = base.extend<object, { server: DemoServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const server = await DemoServer.start({ SESSIONFRAME_NEW_LEADS_GROUP: 'Enquiries' })
      await use(server)
      expect(await server.stop()).toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test('a visitor whom nobody knows becomes a lead with the first answer, not by looking', async ({
  page,
  server,
}) => {
  const { lead, journey, otherGroupLead } = server.demo
  // The next number after those of the demo.
  const next = `/api/v2/leads/${Math.max(Number(lead), Number(otherGroupLead)) + 1}`
  await openOwnPage(
    page,
    server,
    `<script src="/sessionframe.js"></script><journey-session endpoint="/sessionframe/v1" journey="${journey}"></journey-session>`,
  )
  const frame = frameOf(page, 'journey-session')
  await expect(field(frame, 'firstname')).toBeVisible()
  expect((await server.ask(next)).status).toBe(404)

  await fillAboutYou(frame)
  await expect.poll(async () => (await server.ask(next)).status).toBe(200)

  await action(frame, 'next').click()
  await fillYourPlans(frame)
  await action(frame, 'submit').click()
  await expectState(frame, 'submitted')
  const { values } = (await (await server.ask(next)).json()) as { values: object }
  expect(values).toMatchObject({ firstname: 'Ada', email: 'ada@example.com' })
  await expect(page.locator('journey-session:state(completed)')).toHaveCount(1)
})

test('the tag that the generator prints for such visitors needs no token', async ({
  page,
  server,
}) => {
  await choose(page, server, { visitor: 'new-lead', loading: 'consent' })
  const printed = await printedTag(page)
  expect(printed).not.toContain('token')
  await openOwnPage(page, server, `<main>${printed}</main>`)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
})
