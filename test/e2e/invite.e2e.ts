import { expect, frameOf, test } from './fixtures.ts'
import { field, fillAboutYou } from './journey-steps.ts'
import { eventTypes } from './recorded-events.ts'

test('a link in a mail opens the same session on every device, and is gone from the address bar', async ({
  page,
  browser,
  server,
  lead,
}) => {
  const { pages } = server.demo
  const link = await server.invite(lead, pages.journey)
  const tokens: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/demo/token')) tokens.push(request.url())
  })

  await page.goto(link)
  await fillAboutYou(frameOf(page, 'journey-session'))
  await expect(frameOf(page, 'journey-session').locator('.sf-saved')).toBeVisible()
  expect(page.url()).toBe(pages.journey)
  expect(tokens, 'the invite is enough').toEqual([])
  expect(await eventTypes(page)).toContain('session-ready')

  const elsewhere = await browser.newContext()
  const phone = await elsewhere.newPage()
  await phone.goto(link)
  await expect(field(frameOf(phone, 'journey-session'), 'firstname')).toHaveValue('Ada')
  await elsewhere.close()
})
