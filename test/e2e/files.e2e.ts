import type { Page } from '@playwright/test'
import { APPLICATION_FORM } from '../harness/application-form.ts'
import { PDF, PNG, ZIP } from '../platform/files/samples.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'
import { formLink } from './session-links.ts'

const CV = { name: 'Ada Lovelace.pdf', mimeType: 'application/pdf', buffer: PDF }
const problem = (page: Page) => page.locator('.sf-file-problem')
const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG })

test('files are sent as they are chosen, taken away again, and go to the lead by name', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  // An archive that is called a picture.
  expectedNoise.push(/status of 415/)
  await page.goto(await formLink(server, lead, APPLICATION_FORM))
  await action(page, 'next').click()
  const summary = page.locator('sf-error-summary')
  await expect(summary).toContainText('Add a file for “Curriculum vitae”.')
  await expectAccessible(page)

  await field(page, 'cv').setInputFiles({
    ...CV,
    name: 'me.exe',
    mimeType: 'application/x-msdownload',
  })
  await expect(problem(page)).toContainText('takes only files of these types: PDF, TXT.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove me.exe' }).click()
  await field(page, 'cv').setInputFiles(CV)
  await expect(page.getByRole('button', { name: 'Remove Ada Lovelace.pdf' })).toBeVisible()
  await expect(page.getByText('Ada Lovelace.pdf was added.')).toBeAttached()
  await field(page, 'photos').setInputFiles([photo('a.png'), photo('b.png')])
  await expect(page.getByRole('button', { name: 'Remove b.png' })).toBeVisible()
  await field(page, 'photos').setInputFiles([{ ...photo('c.png'), buffer: ZIP }])
  await expect(problem(page)).toContainText('takes only files of these types: pictures.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove a.png' }).click()
  await expect(page.getByRole('button', { name: 'Remove a.png' })).toHaveCount(0)

  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove b.png' })).toBeVisible()
  await action(page, 'next').click()
  await field(page, 'signed').fill('Ada Lovelace')
  await action(page, 'next').click()
  await expectState(page, 'review')
  await expect(page.locator('.sf-answers')).toContainText('Ada Lovelace.pdf')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({
    cv: 'Ada Lovelace.pdf',
    photos: 'b.png',
    signed: 'Ada Lovelace',
  })
})

test('a file whose line is lost is sent again, and nobody goes on without it', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/net::ERR_/)
  await page.goto(await formLink(server, lead, APPLICATION_FORM))
  let tries = 0
  await page.route('**/files?**', async (route) => {
    tries += 1
    // It has arrived, and its answer is lost.
    if (tries === 1) await route.fetch()
    await (tries <= 2 ? route.abort('connectionreset') : route.continue())
  })
  await field(page, 'cv').setInputFiles(CV)
  await expect(problem(page)).toContainText('could not be sent. Check the connection')
  await expectAccessible(page)
  await action(page, 'next').click()
  await expect(page.locator('sf-error-summary')).toContainText(
    'Wait until every file has been sent',
  )
  const again = page.getByRole('button', { name: 'Try again Ada Lovelace.pdf' })
  await again.click()
  await expect(again).toBeVisible()
  await again.click()
  await expect(page.getByRole('button', { name: 'Remove Ada Lovelace.pdf' })).toHaveCount(1)
  // Nothing is to be waited for any more.
  await expect(page.locator('sf-error-summary')).toHaveText('')
  await expect(field(page, 'cv')).toBeFocused()
  await action(page, 'next').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your declaration')
})

test('files are sent without script', async ({ browser, server, lead }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(await formLink(server, lead, APPLICATION_FORM))
  await field(page, 'cv').setInputFiles({ ...CV, name: 'cv.zip', buffer: ZIP })
  await action(page, 'next').click()
  await expect(page.locator('.sf-summary')).toContainText(
    'takes only files of these types: PDF, TXT.',
  )
  await field(page, 'cv').setInputFiles(CV)
  await action(page, 'next').click()
  await field(page, 'signed').fill('Ada')
  await action(page, 'next').click()
  await expectState(page, 'review')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  await context.close()
  expect(await server.leadValues(lead)).toEqual({ cv: 'Ada Lovelace.pdf', signed: 'Ada' })
})

test('files are sent with the form where what sends them one by one is not loaded', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED|status of 422/)
  await page.route('**/assets/file-list*', (route) => route.abort())
  await page.goto(await formLink(server, lead, APPLICATION_FORM))
  await field(page, 'cv').setInputFiles({ ...CV, name: 'cv.zip', buffer: ZIP })
  await action(page, 'next').click()
  await expect(page.locator('.sf-summary')).toContainText(
    'takes only files of these types: PDF, TXT.',
  )
  await expect(page.locator('sf-error-summary')).toBeFocused()
  await expectAccessible(page)
  await field(page, 'cv').setInputFiles(CV)
  await action(page, 'next').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your declaration')
  await field(page, 'signed').fill('Ada Lovelace')
  await action(page, 'back').click()
  await expect(page.locator('.sf-files bdi')).toHaveText('Ada Lovelace.pdf')
  // What was typed is kept, and a box takes a file away, as without script.
  await page.getByRole('checkbox', { name: 'Remove Ada Lovelace.pdf' }).check()
  await action(page, 'next').click()
  await expect(page.locator('.sf-summary')).toContainText('Add a file for “Curriculum vitae”.')
  await field(page, 'cv').setInputFiles({ ...CV, name: 'other.pdf' })
  await action(page, 'next').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your declaration')
  await expect(field(page, 'signed')).toHaveValue('Ada Lovelace')
  await action(page, 'next').click()
  await expectState(page, 'review')
  await action(page, 'submit').click()
  await expectState(page, 'submitted')
  expect(await server.leadValues(lead)).toEqual({ cv: 'other.pdf', signed: 'Ada Lovelace' })
})

test('files fit a small screen, right to left', async ({ page, server, lead }) => {
  await page.setViewportSize({ width: 320, height: 720 })
  await page.goto(`${await formLink(server, lead, APPLICATION_FORM)}?lang=ar`)
  await field(page, 'photos').setInputFiles([
    photo(`${'long-name-'.repeat(12)}.png`),
    photo('b.png'),
  ])
  await expect(page.getByRole('button', { name: 'b.png' })).toBeVisible()
  await expectAccessible(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/b/files-rtl.png', fullPage: true })
})
