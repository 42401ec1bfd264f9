import { CONTACT_FORM } from '../harness/contact-form.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

test('a phone number and an address are checked by the rules of their countries', async ({
  page,
  server,
  lead,
}) => {
  const plans = page.waitForResponse(/\/read-phone-/)
  await page.goto(await formLink(server, lead, CONTACT_FORM))
  // Until it runs, a page takes whatever looks like a number, and the server refuses it.
  await page.evaluate((url) => import(url), (await plans).url())
  const summary = page.locator('sf-error-summary')
  const home = field(page, 'home')
  const town = home.getByLabel('Town or city')
  await expect(home.getByLabel('Country')).toHaveValue('GB')
  await field(page, 'mobile').fill('020 7946')
  await home.getByLabel('Address line 1').fill('221B Baker Street')
  await home.getByLabel('Postal code').fill('12345')
  await action(page, 'submit').click()
  await expect(summary).toContainText('Enter a phone number such as')
  await summary.getByRole('link', { name: 'Fill in “Town or city”.' }).click()
  await expect(town).toBeFocused()
  await expect(town).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)

  await town.fill('London')
  await expect(town).not.toHaveAttribute('aria-invalid')
  await field(page, 'mobile').fill('(020) 7946 0018')
  await expect(home).toContainText('Enter a postal code as it is written in that country.')
  await home.getByLabel('Postal code').fill('NW1 6XE')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({
    mobile: '+442079460018',
    home: '221B Baker Street, London, NW1 6XE, GB',
    address1: '221B Baker Street',
    towncity: 'London',
    postcode: 'NW1 6XE',
  })
})

test('a reload brings back a phone number as it was typed, and each part of an address', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, CONTACT_FORM))
  const home = field(page, 'home')
  await field(page, 'mobile').fill('(020) 7946 0018')
  await home.getByLabel('Address line 1').fill('Unter den Linden 77')
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok())
  await home.getByLabel('Country').selectOption('DE')
  await saved
  await page.reload()
  await expect(field(page, 'mobile')).toHaveValue('(020) 7946 0018')
  await expect(home.getByLabel('Address line 1')).toHaveValue('Unter den Linden 77')
  await expect(home.getByLabel('Country')).toHaveValue('DE')
})

test('a phone number and an address are asked and checked without script', async ({
  browser,
  server,
  lead,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(await formLink(server, lead, CONTACT_FORM))
  const home = field(page, 'home')
  await field(page, 'mobile').fill('020 7946')
  await home.getByLabel('Address line 1').fill('221B Baker Street')
  await action(page, 'submit').click()
  await expect(page.locator('.sf-summary')).toContainText('Enter a phone number such as')
  await page.getByRole('link', { name: 'Fill in “Town or city”.' }).click()
  await expect(home.getByLabel('Town or city')).toHaveAttribute('aria-invalid', 'true')
  await expect(home.getByLabel('Address line 1')).toHaveValue('221B Baker Street')
  await field(page, 'mobile').fill('020 7946 0018')
  await home.getByLabel('Town or city').fill('London')
  await home.getByLabel('Postal code').fill('NW1 6XE')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  await context.close()
  expect(await server.leadValues(lead)).toMatchObject({
    mobile: '+442079460018',
    towncity: 'London',
  })
})
