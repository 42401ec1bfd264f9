import { expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { eventsOf } from './recorded-events.ts'
import type { RecordedEvent } from './recorded-events.ts'

test.beforeEach(async ({ page, server, expectedNoise }) => {
  expectedNoise.push(
    /Failed to load resource/,
    /^<(journey-session|appointment-booking)> [a-z-]+(: |$)/,
  )
  await page.goto(`${server.site}/demo/errors.html`)
})

const errorOf = (events: RecordedEvent[]) =>
  events.find(({ type }) => type === 'session-error')?.detail

test('an endpoint that is dead is told where the form would be', async ({ page }) => {
  const widget = page.locator('#dead')
  await widget.scrollIntoViewIfNeeded()
  await expect(widget.getByRole('status')).toContainText('does not work right now')
  await expect(widget.getByRole('button', { name: 'Try again' })).toBeVisible()
  const error = errorOf(await eventsOf(page, { from: 'dead' }))
  expect(error).toMatchObject({ code: 'unreachable', retryable: true })
})

test('an id that does not exist is told, without a retry that cannot help', async ({ page }) => {
  const widget = page.locator('#wrong')
  await widget.scrollIntoViewIfNeeded()
  await expect(widget.getByRole('status')).toContainText('not available')
  await expect(widget.getByRole('button')).toHaveCount(0)
  const error = errorOf(await eventsOf(page, { from: 'wrong' }))
  expect(error).toMatchObject({ code: 'invalid', status: 422, retryable: false })
})

test('an element without an id says what to set on the console', async ({ page, consoleLines }) => {
  const widget = page.locator('#nothing')
  await widget.scrollIntoViewIfNeeded()
  await expect(widget.getByRole('status')).toContainText('not available')
  expect(consoleLines.join()).toContain('missing-id: set the attribute journey or appointment-type')
})

test('"Try again" starts the session that failed at first', async ({ page }) => {
  const keys: string[] = []
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key']
    if (request.url().includes('/demo/unsteady/') && key !== undefined) keys.push(key)
  })
  // By itself it is asked for after as long a pause as there is, so that the click comes first.
  await page.evaluate(() => {
    Math.random = () => 0.999
  })
  const widget = page.locator('#unsteady')
  await widget.scrollIntoViewIfNeeded()
  await widget.getByRole('button', { name: 'Try again' }).click()
  await expect(field(frameOf(page, '#unsteady'), 'firstname')).toBeVisible()
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size, 'a retry is the same request').toBe(1)
})
