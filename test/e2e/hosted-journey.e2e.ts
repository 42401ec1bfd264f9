import type { Page } from '@playwright/test'
import { expect, frameOf, test } from './fixtures.ts'
import { ABOUT_YOU, STORED, action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

const on = (page: Page, name: string) => page.locator(`[data-sf-field="${name}"]`)
const press = (page: Page, name: string) => page.locator(`[data-sf-action="${name}"]`).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const state = (page: Page) => page.locator('main').getAttribute('data-sf-state')
const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok())

async function fillAboutYou(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(ABOUT_YOU)) await on(page, name).fill(value)
}

test('the keyboard alone fills in and sends the form; focus goes where the page goes', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead))
  await expect(page.locator('body')).toBeFocused()
  for (const value of Object.values(ABOUT_YOU)) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your plans')
  await expect(heading(page)).toBeFocused()
  await expect(page).toHaveTitle(/^Your plans/)

  await page.keyboard.press('Tab')
  await page.keyboard.type(String(STORED.amount))
  await on(page, 'consent').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect.poll(() => state(page)).toBe('submitted')
  await expect(heading(page)).toBeFocused()
  expect(await server.leadValues(lead)).toMatchObject({ ...ABOUT_YOU, amount: STORED.amount })
})

test('what is wrong is listed, takes focus, leads to its field and goes when it is mended', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead))
  await fillAboutYou(page)
  await on(page, 'email').fill('ada@')
  await press(page, 'next')
  await expect(page.locator('sf-error-summary')).toBeFocused()
  await expect(page).toHaveTitle(/^Problem: /)
  await expect(on(page, 'email')).toHaveAttribute('aria-invalid', 'true')
  await expect(on(page, 'email')).toHaveAccessibleDescription(/Enter an e-mail address/)

  await page.getByRole('link', { name: /Enter an e-mail address/ }).click()
  await expect(on(page, 'email')).toBeFocused()
  expect(new URL(page.url()).hash, 'no entry in the history').toBe('')
  await on(page, 'email').fill(ABOUT_YOU.email)
  await expect(on(page, 'email')).not.toHaveAttribute('aria-invalid')
  await press(page, 'next')
  await expect(heading(page)).toHaveText('Your plans')
})

test('a date of which a part is typed is not taken for no date', async ({ page, server, lead }) => {
  await page.goto(await formLink(server, lead))
  await fillAboutYou(page)
  await press(page, 'next')
  await on(page, 'date').pressSequentially('12')
  await on(page, 'consent').check()
  await press(page, 'submit')
  await expect(on(page, 'date')).toHaveAttribute('aria-invalid', 'true')
  expect(await state(page)).toBe('form')
})

test("the browser's Back and Forward turn the pages and stay on the host page", async ({
  page,
  server,
}) => {
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, 'journey-session')
  for (const [name, value] of Object.entries(ABOUT_YOU)) await field(frame, name).fill(value)
  await action(frame, 'next').click()
  await expect(field(frame, 'amount')).toBeVisible()
  // As the browser's own button does; Playwright's goBack() waits for the top page to change.
  await page.evaluate(() => history.back())
  await expect(field(frame, 'firstname')).toBeVisible()
  await expect(field(frame, 'firstname')).toHaveValue(ABOUT_YOU.firstname)
  expect(page.url()).toBe(server.demo.pages.journey)
  await page.evaluate(() => history.forward())
  await expect(field(frame, 'amount')).toBeVisible()
  await expectState(frame, 'form')
})

test('two tabs of one session merge what is typed in each', async ({
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
  const first = saved(page)
  await on(page, 'firstname').fill('Ada')
  await first
  const second = saved(other)
  await on(other, 'lastname').fill('Lovelace')
  await second
  await expect(on(other, 'firstname')).toHaveValue('Ada')
  await other.reload()
  await expect(on(other, 'firstname')).toHaveValue('Ada')
  await expect(on(other, 'lastname')).toHaveValue('Lovelace')
})

test('what is typed offline is kept, and saved when the connection is back', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_INTERNET_DISCONNECTED/)
  const link = await formLink(server, lead)
  await page.goto(link)
  await context.setOffline(true)
  await on(page, 'firstname').fill('Ada')
  await expect(page.getByText('The connection is lost.')).toBeVisible()
  await expect(on(page, 'firstname')).toHaveValue('Ada')
  await context.setOffline(false)
  await expect(page.getByText('The connection is back, and everything is saved.')).toBeVisible()
  await page.reload()
  await expect(on(page, 'firstname')).toHaveValue('Ada')
})

test('what is typed a moment before the page is left is saved', async ({ page, server, lead }) => {
  const link = await formLink(server, lead)
  await page.goto(link)
  await on(page, 'firstname').fill('Ada')
  await page.goto('about:blank')
  await expect
    .poll(async () => {
      await page.goto(link)
      return on(page, 'firstname').inputValue()
    })
    .toBe('Ada')
})

test('what is typed before the script runs is kept and saved', async ({ page, server, lead }) => {
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/assets/journey-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(await formLink(server, lead), { waitUntil: 'commit' })
  await on(page, 'firstname').fill('Ada')
  const save = saved(page)
  release()
  expect((await (await save).json()) as object).toHaveProperty('rev', 1)
  await expect(on(page, 'firstname')).toHaveValue('Ada')
})

/** Sends the form, whose first answer is lost; gives the keys that were sent with. */
async function loseTheAnswer(page: Page, link: string): Promise<string[]> {
  const keys: string[] = []
  await page.route('**/submit', async (route) => {
    keys.push((route.request().postDataJSON() as { submitKey: string }).submitKey)
    const answer = await route.fetch()
    expect(answer.status()).toBe(200)
    await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }))
  })
  await page.goto(link)
  await fillAboutYou(page)
  await press(page, 'next')
  await on(page, 'consent').check()
  await press(page, 'submit')
  return keys
}

const sentTwiceAsOne = (keys: string[]) => {
  expect(keys).toHaveLength(2)
  expect(keys[1]).toBe(keys[0])
}

test('when the answer to sending is lost, trying again gives it, and sends nothing twice', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED/)
  // Nothing else tells the page what became of it.
  await page.route('**/answers', (route) => route.abort())
  const keys = await loseTheAnswer(page, await formLink(server, lead))
  await expect(page.getByText('could not be sent because the connection was lost')).toBeVisible()
  await expect(on(page, 'consent')).toBeChecked()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => state(page)).toBe('submitted')
  sentTwiceAsOne(keys)
})

test('when a save tells that what was sent has arrived, its answer is fetched', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED/, /410/)
  // However slow the machine, the box that was ticked last is saved after the form was sent.
  const sent = page.waitForRequest('**/submit')
  await page.route('**/answers', async (route) => {
    const { values } = route.request().postDataJSON() as { values: object }
    if ('consent' in values) await (await sent).response()
    await route.continue()
  })
  const keys = await loseTheAnswer(page, await formLink(server, lead))
  await expect.poll(() => state(page)).toBe('submitted')
  sentTwiceAsOne(keys)
})

test('what the server finds wrong is shown on its page, beside its field', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/422/)
  await page.goto(await formLink(server, lead))
  await fillAboutYou(page)
  await press(page, 'next')
  await on(page, 'consent').check()
  // As if the rules had changed since the page was loaded: only the server minds.
  await page.route('**/submit', async (route) => {
    const text = (route.request().postData() ?? '').replace(ABOUT_YOU.email, 'no address')
    await route.continue({ postData: text })
  })
  await press(page, 'submit')
  await expect(heading(page)).toHaveText('About you')
  await expect(on(page, 'email')).toHaveAttribute('aria-invalid', 'true')
  await expect(on(page, 'email')).toHaveValue(ABOUT_YOU.email)
})

test('a form that was sent elsewhere says so, and gives back what was typed', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/410/)
  const link = await formLink(server, lead)
  await page.goto(link)
  await fillAboutYou(page)
  const other = await context.newPage()
  await press(page, 'next')
  // The second page is where it begins once the first one's answers have been saved.
  await expect(async () => {
    await other.goto(link)
    await expect(on(other, 'notes')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await on(page, 'consent').check()
  await press(page, 'submit')
  await expect.poll(() => state(page)).toBe('submitted')

  await on(other, 'notes').fill('Typed in vain')
  await expect.poll(() => state(other)).toBe('closed')
  await other.getByText('What you had filled in').click()
  await expect(other.getByText('Typed in vain')).toBeVisible()
})

test('the page follows the language, direction and colours of the host page', async ({
  page,
  server,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(new URL('/demo/rtl-dark.html', server.site).href)
  const host = await page.evaluate(() => {
    const { dir, lang } = document.documentElement
    return { dir, lang }
  })
  const root = frameOf(page, 'journey-session').locator('html')
  await expect(root).toHaveAttribute('dir', host.dir)
  await expect(root).toHaveAttribute('lang', host.lang)
  await expect(root).toHaveAttribute('data-color-scheme', 'dark')
  // What the server wrote, and what the page's script says.
  const form = frameOf(page, 'journey-session')
  await expect(form.locator('[data-sf-action="next"]')).toHaveText('التالي')
  await form.locator('[data-sf-action="next"]').click()
  await expect(form.getByRole('heading', { name: 'توجد بعض المشكلات' })).toBeVisible()
})
