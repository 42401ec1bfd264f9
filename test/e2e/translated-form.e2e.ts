import type { FrameLocator, Page } from '@playwright/test'
import { TRANSLATED_FORM } from '../harness/translated-form.ts'
import type { DemoServer } from '../harness/demo-server.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { openOwnPage } from './own-page.ts'
import { formLink } from './session-links.ts'

const speak = (page: Page, lang: string) =>
  page.evaluate((tag) => (document.documentElement.lang = tag), lang)

/** The review, which is not shown yet, says the same. */
const seen = (place: FrameLocator | Page, text: string) =>
  place.getByText(text).filter({ visible: true })

async function openForm(page: Page, server: DemoServer): Promise<FrameLocator> {
  const of = `journey="${TRANSLATED_FORM}" token-url="/demo/token?journey=${TRANSLATED_FORM}"`
  await openOwnPage(
    page,
    server,
    `<main><h1>Hats</h1><journey-session ${of} endpoint="/sessionframe/v1"></journey-session></main>
    <script src="/sessionframe.js"></script>`,
  )
  return page.frameLocator('iframe')
}

test('a form follows the language of the host page, and keeps what was typed', async ({
  page,
  server,
}) => {
  const form = await openForm(page, server)
  const html = form.locator('html')
  await expect(seen(form, 'Your name')).toBeVisible()
  await field(form, 'name').fill('Ada')
  await form.getByLabel('Large').check()

  await speak(page, 'de-AT')
  await expect(seen(form, 'Größe des Huts')).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'de-AT')
  await expect(seen(form, 'Wir schreiben Ihnen.')).toBeVisible()
  await expect(action(form, 'next')).toHaveText('Weiter')
  await expect(field(form, 'name')).toHaveValue('Ada')
  await expect(form.getByLabel('Groß')).toBeChecked()
  await expect(form.getByText('In full')).toHaveCount(0)

  await field(form, 'name').fill('')
  await action(form, 'next').click()
  await expect(form.getByRole('link', { name: 'Füllen Sie „Ihr Name“ aus.' })).toBeVisible()
  await speak(page, 'ar')
  await expect(html).toHaveAttribute('dir', 'rtl')
  await expect(form.getByRole('link', { name: 'اسمك' })).toBeVisible()
  await expect(form.locator('.sf-field .sf-error').first()).toContainText('اسمك')
  await expectAccessible(page)
})

test('countries are named in the language of the page, and what is in another is told apart', async ({
  page,
  server,
}) => {
  const form = await openForm(page, server)
  const html = form.locator('html')
  await speak(page, 'ar')
  await expect(seen(form, 'اسمك')).toBeVisible()
  await field(form, 'name').fill('Ada')
  await action(form, 'next').click()
  const country = form.locator('select[autocomplete="country"]')
  await country.selectOption('DE')
  await expect(country.locator(':checked')).toHaveText('ألمانيا')
  await speak(page, 'de')
  await expect(country.locator(':checked')).toHaveText('Deutschland')
  await expect(html).toHaveAttribute('dir', 'ltr')

  // A language that we do not speak: what the form says is told apart.
  await speak(page, 'sv')
  await expect(seen(form, 'Vart')).toHaveAttribute('lang', 'sv')
  await expect(html).toHaveAttribute('lang', /^en/)
  // One that the form has not: it is in its own, and so is the page.
  await speak(page, 'he')
  await expect(form.getByRole('heading', { name: 'Where to' })).toBeVisible()
  await expect(html).toHaveAttribute('dir', 'ltr')
  await expect(country.locator(':checked')).toHaveText('Germany')
})

test('a form is reviewed, sent and thanked for in the language of its address', async ({
  page,
  server,
  lead,
}) => {
  const link = await formLink(server, lead, TRANSLATED_FORM)
  await page.goto(`${link}?lang=sv`)
  await expect(seen(page, 'Ditt namn')).toHaveAttribute('lang', 'sv')
  await expectAccessible(page)
  await page.goto(`${link}?lang=de`)
  await expect(page).toHaveTitle('Über Sie – Einen Hut bestellen')
  await field(page, 'name').fill('Ada')
  await page.getByLabel('Groß').check()
  await action(page, 'next').click()
  await action(page, 'next').click()
  await expectState(page, 'review')
  await expect(page.locator('.sf-answers')).toContainText('Größe des Huts')
  await expect(page.locator('.sf-answers')).toContainText('Groß')
  await expectAccessible(page)
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  await expect(page.getByRole('heading', { name: 'Ihr Hut ist unterwegs' })).toBeVisible()
  expect(await server.leadValues(lead)).toMatchObject({ name: 'Ada', size: 'l' })
})

test('without script, a form says in which language it is', async ({ browser, server, lead }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-IE' })
  const page = await context.newPage()
  await page.goto(`${await formLink(server, lead, TRANSLATED_FORM)}?lang=sv`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(seen(page, 'Ditt namn')).toHaveAttribute('lang', 'sv')
  await context.close()
})
