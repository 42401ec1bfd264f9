import type { Page } from '@playwright/test'
import { APPLICATION_FORM } from '../harness/application-form.ts'
import { PDF } from '../platform/files/samples.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

/** On the page to sign. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await field(page, 'cv').setInputFiles({ name: 'cv.pdf', mimeType: '', buffer: PDF })
  // In any language: nobody goes on while a file is on its way.
  await expect(page.getByRole('button', { name: 'cv.pdf' })).toBeVisible()
  await expect(page.locator('li progress')).toHaveCount(0)
  await action(page, 'next').click()
  await expect(field(page, 'signed')).toBeVisible()
}

const pad = (page: Page) => page.locator('.sf-drawable')

async function draw(page: Page): Promise<void> {
  await pad(page).scrollIntoViewIfNeeded()
  const box = await pad(page).boundingBox()
  if (box === null) throw new Error('There is nowhere to draw.')
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of [
    [70, 20],
    [100, 80],
    [160, 40],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  }
  await page.mouse.up()
}

test('a form is signed by a typed name, and a drawing beside it', async ({
  page,
  server,
  lead,
}) => {
  await open(page, await formLink(server, lead, APPLICATION_FORM))
  const name = field(page, 'signed')
  await draw(page)
  await action(page, 'next').click()
  await expect(page.locator('sf-error-summary')).toContainText('Fill in “I declare')
  await expectAccessible(page)
  await page.locator('sf-error-summary').getByRole('link').click()
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleName('I declare that all of this is true Full name')
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok())
  await name.fill('Ada Lovelace')
  await saved
  await page.reload()
  await expect(name).toHaveValue('Ada Lovelace')
  const strokes = await pad(page).locator('path').getAttribute('d')
  expect(strokes).toMatch(/^M\d+ \d+(L\d+ \d+){3,}$/)
  await action(page, 'next').click()
  await expectState(page, 'review')
  const answer = page.locator('.sf-answers dd', { hasText: 'Ada Lovelace' })
  await expect(answer).toContainText('Ada Lovelace')
  await expect(answer.getByRole('img', { name: 'Drawn signature' })).toBeVisible()
  await expectAccessible(page)
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({ cv: 'cv.pdf', signed: 'Ada Lovelace' })
})

test('nobody has to draw: keys alone sign', async ({ page, server, lead }) => {
  await open(page, await formLink(server, lead, APPLICATION_FORM))
  await expect(pad(page)).toBeVisible()
  await expect(page.getByText('Your typed name is enough.')).toBeVisible()
  await field(page, 'signed').focus()
  await page.keyboard.type('Ada Lovelace')
  await page.keyboard.press('Enter')
  await expectState(page, 'review')
  await action(page, 'submit').press('Enter')
  await expectState(page, 'submitted')
})

test('a signature fits a small screen, right to left, and forced colors', async ({
  page,
  server,
  lead,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page, `${await formLink(server, lead, APPLICATION_FORM)}?lang=ar`)
  await draw(page)
  await expectAccessible(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' })
  const stroke = await pad(page).evaluate((svg) => getComputedStyle(svg).stroke)
  const ground = await pad(page).evaluate((svg) => getComputedStyle(svg).backgroundColor)
  expect(stroke).not.toBe(ground)
})
