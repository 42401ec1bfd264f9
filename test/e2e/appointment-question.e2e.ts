import type { FrameLocator, Page } from '@playwright/test'
import { FORM_TEXTS } from '../../src/texts/all-form-texts.ts'
import { LANGUAGES } from '../../src/texts/languages.ts'
import { fill } from '../../src/texts/text.ts'
import { APPOINTMENT_FORM } from '../harness/appointment-form.ts'
import type { DemoServer } from '../harness/demo-server.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { openOwnPage } from './own-page.ts'
import { eventsOf } from './recorded-events.ts'
import { formLink } from './session-links.ts'

type Place = FrameLocator | Page

const LABEL = 'When would you like to come?'
const slot = (place: Place) => place.locator('[data-sf-start]').first()
/** What it says once something has come to pass. */
const news = (place: Place) => place.locator('.sf-news').filter({ visible: true })

/** Puts the form on the page with the first appointment. */
async function open(page: Page, server: DemoServer, lead: string, query = ''): Promise<string> {
  const link = await formLink(server, lead, APPOINTMENT_FORM)
  await page.goto(link + query)
  await field(page, 'firstname').fill('Ada')
  await action(page, 'next').click()
  await expect(slot(page)).toBeVisible()
  return link
}

async function book(place: Place): Promise<string> {
  const start = (await slot(place).getAttribute('data-sf-start')) ?? ''
  await slot(place).click()
  await action(place, 'confirm').click()
  await expect(news(place)).toBeFocused()
  return start
}

/** "2026, 09:00–09:30 (", whenever that is: the first free time depends on when the test runs. */
function halfAnHour(start: string): RegExp {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  })
  const from = Date.parse(start)
  return new RegExp(String.raw`\d{4}, ${clock.format(from)}–${clock.format(from + 1_800_000)} \(`)
}

test('an appointment is made in a form, and the host page hears of the form alone', async ({
  page,
  server,
  lead,
}) => {
  const of = `journey="${APPOINTMENT_FORM}" token-url="/demo/token?journey=${APPOINTMENT_FORM}"`
  await openOwnPage(
    page,
    server,
    `<main><h1>A house</h1><journey-session ${of} endpoint="/sessionframe/v1"></journey-session></main>
    <script src="/sessionframe.js"></script>`,
  )
  const form = page.frameLocator('iframe')
  await field(form, 'firstname').fill('Ada')
  await action(form, 'next').click()
  await expect(slot(form)).toBeVisible()
  await action(form, 'next').click()
  const required = fill(FORM_TEXTS.en.requiredTime, { label: LABEL })
  await expect(form.locator('sf-error-summary')).toHaveCount(1)
  await expect(form.locator('sf-error-summary')).toContainText(required)
  await expectAccessible(page)
  await form.locator('sf-error-summary').getByRole('link').click()
  await expect(field(form, 'tour')).toBeFocused()
  await expect(field(form, 'tour')).toHaveAccessibleDescription(new RegExp(LABEL.slice(0, -1)))

  const start = (await slot(form).getAttribute('data-sf-start')) ?? ''
  await slot(form).click()
  await expect(action(form, 'confirm')).toBeVisible()
  await action(form, 'next').click()
  await expect(form.locator('sf-error-summary')).toContainText('You have not confirmed the time')
  await action(form, 'confirm').click()
  await expect(news(form)).toHaveText('Your appointment is booked')
  await expectAccessible(page)
  // What is asked only then.
  await field(form, 'wishes').fill('The garden')
  await action(form, 'next').click()
  await action(form, 'next').click()
  await expectState(form, 'review')
  const answer = form.locator('.sf-answers dl > div', { hasText: LABEL }).locator('dd').first()
  await expect(answer).toHaveText(halfAnHour(start))
  await expectAccessible(page)
  await action(form, 'submit').click()
  await expectState(form, 'submitted')

  await expect.poll(async () => (await eventsOf(page)).at(-1)?.type).toBe('session-completed')
  const events = await eventsOf(page)
  expect(events.filter(({ type }) => /^appointment|^slot/.test(type))).toEqual([])
  expect(events.filter(({ type }) => type === 'session-completed').length).toBe(1)
  expect(events.at(-1)?.detail['outcome']).toBe('form')
  const values = await server.leadValues(lead)
  expect(values).toMatchObject({ firstname: 'Ada', wishes: 'The garden' })
  expect(values['tour']).toBe(start)
})

test('an appointment is made, moved and cancelled by key', async ({ page, server, lead }) => {
  await open(page, server, lead)
  const press = async (name: string) => {
    await action(page, name).filter({ visible: true }).last().focus()
    await page.keyboard.press('Enter')
  }
  await page.locator('[data-sf-date][tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await slot(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#sf-review')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(action(page, 'confirm')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(news(page)).toBeFocused()
  await press('reschedule')
  await expect(action(page, 'keep')).toBeFocused()
  await slot(page).focus()
  await page.keyboard.press('Enter')
  await press('confirm')
  await expect(news(page)).toHaveText('Your appointment has been moved')
  await press('cancel')
  await expect(news(page)).toHaveText('Cancel this appointment?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(news(page)).toHaveText('Your appointment is cancelled')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(slot(page)).toBeVisible()
  await expect(field(page, 'wishes')).toBeHidden()
})

test('a time that is held, and one that is booked, outlive a reload', async ({
  page,
  server,
  lead,
}) => {
  await open(page, server, lead)
  await slot(page).click()
  await expect(action(page, 'confirm')).toBeVisible()
  await page.reload()
  await action(page, 'confirm').click()
  await expect(news(page)).toBeVisible()
  const when = await page.locator('.sf-appointment time').first().innerText()
  await page.reload()
  await expect(page.locator('.sf-appointment time').first()).toHaveText(when)
  await expect(action(page, 'cancel')).toBeVisible()
  // The browser's Back and Forward are the form's own.
  await action(page, 'next').click()
  await page.goBack()
  await expect(action(page, 'cancel').first()).toBeVisible()
})

test('two windows make one appointment, and each comes to know what the other one did', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/410 \(Gone\)/)
  const link = await open(page, server, lead)
  const other = await context.newPage()
  await other.goto(link)
  await expect(slot(other)).toBeVisible()
  const start = await book(page)
  // It was shown before that.
  await slot(other).click()
  await expect(action(other, 'reschedule')).toBeVisible()
  await expect(other.locator('.sf-appointment time').first()).toHaveAttribute('datetime', start)
  await action(other, 'cancel').click()
  await other.locator('.sf-primary[data-sf-action=cancel]').click()
  await expect(news(other)).toHaveText('Your appointment is cancelled')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(slot(page)).toBeVisible()
  await expect(page.locator('.sf-appointment time')).toHaveCount(0)
})

test('an appointment is made without script, and the form is sent', async ({
  browser,
  server,
  lead,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await page.goto(await formLink(server, lead, APPOINTMENT_FORM))
    await field(page, 'firstname').fill('Ada')
    await action(page, 'next').click()
    await action(page, 'next').click()
    await expect(page.locator('sf-error-summary')).toContainText(LABEL)
    await field(page, 'tour').locator('[data-sf-action=choose]').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(LABEL)
    const second = page.locator('[data-sf-start]').nth(1)
    const start = (await second.getAttribute('data-sf-start')) ?? ''
    await second.check()
    await action(page, 'confirm').click()
    await expect(field(page, 'tour')).toContainText(halfAnHour(start))
    await field(page, 'wishes').fill('The attic')
    await action(page, 'next').click()
    await action(page, 'next').click()
    await expectState(page, 'review')
    await action(page, 'submit').click()
    await expectState(page, 'submitted')
    expect((await server.leadValues(lead))['tour']).toBe(start)
  } finally {
    await context.close()
  }
})

test('fits a small screen from right to left, and says what it has to in every language', async ({
  page,
  server,
  lead,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const link = await open(page, server, lead, '?lang=ar')
  await expectAccessible(page)
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await wide()).toBeLessThanOrEqual(320)
  for (const language of LANGUAGES) {
    // oxlint-disable no-await-in-loop -- one page
    await page.goto(`${link}?lang=${language}`)
    await expect(slot(page)).toBeVisible()
    await action(page, 'next').click()
    const words = fill(FORM_TEXTS[language].requiredTime, { label: LABEL })
    await expect(page.locator('sf-error-summary'), language).toContainText(words)
    expect(await wide(), language).toBeLessThanOrEqual(320)
    // oxlint-enable no-await-in-loop
  }
  await page.goto(`${link}?lang=he`)
  await book(page)
  expect(await wide()).toBeLessThanOrEqual(320)
  await expectAccessible(page)
})

test('without its script, the question says so and tries again', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED|Failed to fetch dynamically/)
  const chunk = '**/assets/appointment-questions-*.js'
  await page.route(chunk, (route) => route.abort())
  await page.goto(await formLink(server, lead, APPOINTMENT_FORM))
  await field(page, 'firstname').fill('Ada')
  await action(page, 'next').click()
  const error = page.locator('.sf-error').filter({ visible: true })
  await expect(error).toContainText('The connection is lost.')
  await page.unroute(chunk)
  // A module that could not be fetched is not fetched again by every engine, so the page is.
  await page.reload()
  await expect(slot(page)).toBeVisible()
  await expect(error).toHaveCount(0)
})
