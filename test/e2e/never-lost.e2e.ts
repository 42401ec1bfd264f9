import type { Page } from '@playwright/test'
import { DemoServer } from '../harness/demo-server.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field, fillAboutYou } from './journey-steps.ts'
import { formLink } from './session-links.ts'

/** The server says that it has this text. */
const saved = (page: Page, text: string) =>
  page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/answers') &&
      answer.ok() &&
      (answer.request().postData() ?? '').includes(`"${text}"`),
    // Two tabs that come to conflicts take turns.
    { timeout: 30_000 },
  )
const picture = async (page: Page, name: string) => {
  if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/f/${name}.png`, fullPage: true })
}
const ELSEWHERE = /filled in from another window or device too/

/** As when the visitor comes back to this window: pages that are open are all "visible" to Playwright. */
const lookAt = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

test('what was typed without a connection outlives a reload', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_INTERNET_DISCONNECTED/)
  await page.goto(await formLink(server, lead))
  await context.setOffline(true)
  await field(page, 'firstname').fill('Ada')
  await expect(page.getByText('The connection is lost.')).toBeVisible()
  await field(page, 'lastname').fill('Lovelace')
  await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await context.setOffline(false)
  const save = saved(page, 'Lovelace')
  await page.reload()
  await expect(field(page, 'firstname')).toHaveValue('Ada')
  await expect(field(page, 'lastname')).toHaveValue('Lovelace')
  await save
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Ada')
})

test('a session goes on where it was, on another device', async ({
  page,
  browser,
  server,
  lead,
}) => {
  const link = await formLink(server, lead)
  await page.goto(link)
  await fillAboutYou(page)
  await action(page, 'next').click()
  const save = saved(page, 'From the desk')
  await field(page, 'notes').fill('From the desk')
  await save
  const phone = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true })
  try {
    const other = await phone.newPage()
    await other.goto(link)
    await expect(field(other, 'notes')).toHaveValue('From the desk')
    const more = saved(other, '7')
    await field(other, 'amount').fill('7')
    await more
  } finally {
    await phone.close()
  }
  await lookAt(page)
  await expect(field(page, 'amount')).toHaveValue('7')
  await expect(page.getByText(ELSEWHERE)).toContainText('Amount')
})

test('two tabs that keep typing: the last answer of each field stays, and what gave way is told', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/409/)
  const link = await formLink(server, lead)
  const other = await context.newPage()
  await Promise.all([page.goto(link), other.goto(link)])
  const last = [saved(page, 'Ada 2'), saved(page, 'ada2@example.com'), saved(other, 'Hopper 2')]
  for (let round = 0; round < 3; round++) {
    await Promise.all([
      field(page, 'firstname').fill(`Ada ${round}`),
      field(other, 'lastname').fill(`Hopper ${round}`),
    ])
    await field(page, 'email').fill(`ada${round}@example.com`)
  }
  await Promise.all(last)
  await Promise.all([lookAt(page), lookAt(other)])
  await expect(field(other, 'firstname')).toHaveValue('Ada 2')
  await expect(field(page, 'lastname')).toHaveValue('Hopper 2')

  // The same field in both: the later one stands, and the earlier one is there to be copied.
  let save = saved(page, '1111')
  await field(page, 'phone1').fill('1111')
  await save
  save = saved(other, '2222')
  await field(other, 'phone1').fill('2222')
  await save
  await lookAt(page)
  await expect(field(page, 'phone1')).toHaveValue('2222')
  await expect(page.getByText(ELSEWHERE)).toContainText('Phone')
  await page.getByText('What you had filled in').click()
  await expect(page.getByText('1111')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'other-tab')
})

test('two windows without script: neither writes over the other unasked', async ({
  browser,
  server,
  lead,
}) => {
  // Of the page alone: what looks for violations is a script, too.
  const context = await browser.newContext()
  await context.route('**/assets/*.js', (route) => route.abort())
  const [page, other] = [await context.newPage(), await context.newPage()]
  const link = await formLink(server, lead)
  await Promise.all([page.goto(link), other.goto(link)])
  await fillAboutYou(page)
  await action(page, 'next').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your plans')
  await field(other, 'firstname').fill('Grace')
  await action(other, 'next').click()
  const notice = other.getByRole('alert')
  await expect(notice).toContainText('Answered differently in another window')
  await expect(notice.getByRole('definition')).toHaveText('Ada')
  await expect(notice).toContainText(/Taken over from there: Last name, Email,? and Phone\./)
  await expect(field(other, 'firstname')).toHaveValue('Grace')
  await expect(field(other, 'lastname')).toHaveValue('Lovelace')
  await expectAccessible(other)
  await picture(other, 'other-window-without-script')
  await action(other, 'next').click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your plans')
  await action(page, 'back').click()
  await expect(page.getByRole('alert')).toContainText('Taken over from there: First name.')
  await action(page, 'back').click()
  await expect(field(page, 'firstname')).toHaveValue('Grace')
  await context.close()
})

test('nobody sends over answers of another tab what they have not seen', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/409/)
  const link = await formLink(server, lead)
  const other = await context.newPage()
  await page.goto(link)
  await fillAboutYou(page)
  await action(page, 'next').click()
  await field(page, 'consent').check()
  await expect(async () => {
    await other.goto(link)
    await expect(field(other, 'consent')).toBeChecked({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  const save = saved(other, 'Only in the other tab')
  await field(other, 'notes').fill('Only in the other tab')
  await save
  await action(page, 'submit').click()
  const alert = page.getByRole('alert').filter({ hasText: ELSEWHERE })
  await expect(alert).toContainText('Notes. Nothing was sent yet.')
  await expect(field(page, 'notes')).toHaveValue('Only in the other tab')
  await expectState(page, 'form')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toMatchObject({ notes: 'Only in the other tab' })
})

test('pressed twice, the form is sent once', async ({ page, server, lead }) => {
  const keys: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/submit')) keys.push(request.postData() ?? '')
  })
  await page.goto(await formLink(server, lead))
  await fillAboutYou(page)
  await action(page, 'next').click()
  await field(page, 'consent').check()
  await action(page, 'submit').dblclick()
  await expectState(page, 'submitted')
  expect(keys).toHaveLength(1)
})

test('a server that is killed after it took the form and before it said so has it once', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_FAILED|410/)
  test.slow()
  const server = await DemoServer.start()
  try {
    const lead = server.freshLead()
    const sent: string[] = []
    await page.route('**/submit', async (route) => {
      sent.push((route.request().postDataJSON() as { submitKey: string }).submitKey)
      const answer = await route.fetch()
      if (sent.length > 1) return route.fulfill({ response: answer })
      expect(answer.status(), 'it was committed').toBe(200)
      await server.killAndRestart()
      return route.abort()
    })
    await page.goto(await formLink(server, lead))
    await fillAboutYou(page)
    await action(page, 'next').click()
    await field(page, 'consent').check()
    await action(page, 'submit').click()
    await expect(page.getByText('could not be sent because the connection was lost')).toBeVisible({
      timeout: 60_000,
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expectState(page, 'submitted')
    expect(new Set(sent).size).toBe(1)
    expect(sent).toHaveLength(2)
  } finally {
    await server.stop()
  }
})
