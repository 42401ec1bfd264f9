import type { Page } from '@playwright/test'
import { REVIEW_FORM } from '../harness/review-form.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const next = (page: Page) => action(page, 'next').click()
const answers = (page: Page) => page.locator('.sf-answers')

async function comeToReview(page: Page): Promise<void> {
  await field(page, 'name').fill('Ada')
  await next(page)
  await field(page, 'budget').fill('500')
  await next(page)
  await field(page, 'movingin').fill('2027-03-28')
  await next(page)
  await expectState(page, 'review')
}

test('all answers are read once more, changed where they are wrong, and sent', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, REVIEW_FORM))
  await comeToReview(page)
  await expect(heading(page)).toHaveText('Check your answers')
  await expect(heading(page)).toBeFocused()
  await expect(page).toHaveTitle('Check your answers – Your plans')
  await expect(answers(page)).toContainText('€500.00')
  await expect(answers(page)).toContainText('28 March 2027')
  await expect(answers(page)).toContainText('Not answered')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Change Name' }).click()
  await expect(field(page, 'name')).toBeFocused()
  await field(page, 'name').fill('Grace')
  await next(page)
  await expectState(page, 'review')
  await expect(answers(page)).toContainText('Grace')

  await page.getByRole('link', { name: 'Change Budget' }).click()
  await field(page, 'budget').fill('5000')
  await next(page)
  await expect(heading(page), 'what the change calls for').toHaveText('So much')
  await field(page, 'reason').fill('A boat')
  await next(page)
  await expectState(page, 'review')
  await expect(answers(page)).toContainText('A boat')

  await page.reload()
  await expectState(page, 'review')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({
    name: 'Grace',
    budget: 5000,
    reason: 'A boat',
    movingin: '2027-03-28',
  })
})

test("the browser's Back goes from the review to the page before it and from a change to the review", async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, REVIEW_FORM))
  await comeToReview(page)
  await page.getByRole('link', { name: 'Change Name' }).click()
  await expect(heading(page)).toHaveText('About you')
  await page.evaluate(() => history.back())
  await expectState(page, 'review')
  await page.evaluate(() => history.back())
  await expect(heading(page)).toHaveText('When')
  await expectState(page, 'form')
})

test('the list of pages leads to those that were shown, and forward as Next goes', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await formLink(server, lead, REVIEW_FORM))
  const list = page.locator('.sf-jump')
  await expect(list).toBeHidden()
  await field(page, 'name').fill('Ada')
  await next(page)
  await list.getByText('Go to page').click()
  await expect(list.getByRole('button')).toHaveText(['About you'])
  await expectAccessible(page)
  await list.getByRole('button', { name: 'About you' }).click()
  await expect(heading(page)).toHaveText('About you')
  await expect(heading(page)).toBeFocused()
  await field(page, 'name').fill('')
  await list.getByText('Go to page').click()
  await list.getByRole('button', { name: 'Money' }).click()
  await expect(page.locator('sf-error-summary')).toBeFocused()
  await expect(heading(page)).toHaveText('About you')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the review, a change and the list of pages work all the same', async ({
    page,
    server,
    lead,
  }) => {
    await page.goto(await formLink(server, lead, REVIEW_FORM))
    await comeToReview(page)
    await page.getByRole('link', { name: 'Change Name' }).click()
    await field(page, 'name').fill('Grace')
    await field(page, 'name').press('Enter')
    await expectState(page, 'review')
    await expect(answers(page)).toContainText('Grace')
    await page.locator('.sf-jump summary').click()
    await page.locator('.sf-jump').getByRole('button', { name: 'Money' }).click()
    await expect(field(page, 'budget')).toHaveValue('500')
  })
})
