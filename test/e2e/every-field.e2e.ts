import type { Page } from '@playwright/test'
import { EVERY_FIELD_FORM } from '../harness/every-field-form.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const progress = (page: Page) => page.locator('#sf-progress-text')
const next = (page: Page) => action(page, 'next').click()

test('a question of each kind is answered, and those that answers call for', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, EVERY_FIELD_FORM))
  await expect(page.getByRole('link', { name: 'the terms' })).toHaveAttribute('target', '_blank')
  await field(page, 'customer').fill('ab1234')
  await field(page, 'budget').fill('19.999')
  await field(page, 'movingin').fill('2001-01-01')
  await next(page)
  const summary = page.locator('sf-error-summary')
  await expect(summary).toContainText('Two capitals and four digits, such as AB1234.')
  await expect(summary).toContainText('Enter an amount with 2 decimals at most')
  await expect(summary).toContainText('or a later day')
  await expectAccessible(page)

  await field(page, 'customer').fill('AB1234')
  await field(page, 'budget').fill('19.99')
  await expect(field(page, 'gross')).toHaveValue('23.99')
  await expect(field(page, 'gross')).toHaveJSProperty('readOnly', true)
  await field(page, 'movingin').fill('2090-01-01')
  await field(page, 'callat').fill('14:30')
  await next(page)
  await expect(heading(page)).toHaveText('Choices')
  await expect(progress(page)).toHaveText('Page 2 of 3')
  await expect(field(page, 'shade')).toBeHidden()
  await next(page)
  await expect(summary).toContainText('Choose an answer for “Colours”.')

  await field(page, 'colours').getByLabel('Blue').check()
  await expect(field(page, 'shade')).toBeVisible()
  for (const colour of ['Red', 'Green']) await field(page, 'colours').getByLabel(colour).check()
  await next(page)
  await expect(summary).toContainText('Choose 2 of the answers at most.')
  await expect(summary).toContainText('Fill in “Which shade of blue”.')
  await field(page, 'colours').getByLabel('Red').uncheck()
  await field(page, 'shade').fill('Navy')
  await field(page, 'stars').getByLabel('4').check()
  await field(page, 'nps').getByLabel('6').check()
  await expect(progress(page)).toHaveText('Page 2 of 4')
  await expectAccessible(page)
  await next(page)
  await expect(heading(page)).toHaveText('What went wrong')
  await action(page, 'back').click()
  await field(page, 'nps').getByLabel('10').check()
  await next(page)
  await expect(heading(page)).toHaveText('Last page')

  await field(page, 'agreed').check()
  await expectAccessible(page)
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({
    customer: 'AB1234',
    budget: 19.99,
    gross: 23.99,
    movingin: '2090-01-01',
    callat: '14:30',
    campaign: 'spring',
    colours: 'green, blue',
    shade: 'Navy',
    stars: 4,
    nps: 10,
    agreed: true,
  })
})

test('a reload brings back what was chosen, and what that calls for', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, EVERY_FIELD_FORM))
  await next(page)
  await field(page, 'colours').getByLabel('Blue').check()
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok())
  await field(page, 'shade').fill('Navy')
  await saved
  await expect(page.locator('.sf-saved')).toBeVisible()
  await page.reload()
  await expect(field(page, 'colours').getByLabel('Blue')).toBeChecked()
  await expect(field(page, 'shade')).toHaveValue('Navy')
})
