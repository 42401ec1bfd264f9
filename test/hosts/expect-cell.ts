import type { FrameLocator, Page } from '@playwright/test'
import { expect, frameOf } from '../e2e/fixtures.ts'
import { action, expectState, field, fillAboutYou } from '../e2e/journey-steps.ts'
import { eventTypes } from '../e2e/recorded-events.ts'
import { keepCell, readResults, type Cell, type Display, type Host } from './table.ts'

/** More than the pauses in which a page asks how a session in another tab stands. */
const HEARD_MS = 30_000

/** In every page, what opens it where it is not in the page. */
export const OPENER = 'Apply now'

/** What lies over the page, by the displays that it is for. */
const OVERLAYS = { 'modal drawer': 'dialog:modal', popover: ':popover-open' }

interface Place {
  host: Host
  display: Display
  /** Of what the page is made with. */
  version: string
  /** What happens elsewhere once the form is sent, such as a webhook. */
  sent?: () => Promise<void>
}

/**
 * Opens the form where it is shown, fills it in, sends it, and holds what came of it to the table
 * of `docs/hosts.md`; with `HOSTS=write` the table is made of it.
 */
export async function expectCell(page: Page, place: Place): Promise<void> {
  const { host, display, version } = place
  await complete(await openForm(page, display))
  await place.sent?.()
  if (display === 'window') await page.bringToFront()
  const cell: Cell = (await hears(page)) ? 'completed' : 'sent'
  if (process.env['HOSTS'] === 'write') await keepCell(host, display, { cell, version })
  expect(cell, 'what docs/hosts.md says; HOSTS=write writes it').toBe(
    readResults()[host]?.cells[display],
  )
}

/** By keyboard: an overlay that grows with the form moves away under a mouse. */
async function complete(form: FrameLocator | Page): Promise<void> {
  await fillAboutYou(form)
  await field(form, 'email').press('Enter')
  await field(form, 'amount').fill('250000')
  await field(form, 'consent').press('Space')
  await action(form, 'submit').press('Enter')
  await expectState(form, 'submitted')
}

async function openForm(page: Page, display: Display) {
  const named = { name: OPENER }
  const opener = page.getByRole('button', named).or(page.getByRole('link', named))
  const inPage = frameOf(page, 'journey-session')
  if (display === 'window') {
    const [tab] = await Promise.all([page.waitForEvent('popup'), opener.click()])
    return tab
  }
  if (display === 'inline') await page.locator('journey-session').scrollIntoViewIfNeeded()
  else await opener.click()
  await expect(field(inPage, 'firstname')).toBeVisible()
  for (const [over, selector] of Object.entries(OVERLAYS)) {
    // oxlint-disable-next-line no-await-in-loop -- two of them
    await expect(page.locator('journey-session').locator(selector)).toHaveCount(
      over.split(' ').includes(display) ? 1 : 0,
    )
  }
  return inPage
}

async function hears(page: Page): Promise<boolean> {
  const heard = expect
    .poll(() => eventTypes(page), { timeout: HEARD_MS })
    .toContain('session-completed')
  return heard.then(
    () => true,
    () => false,
  )
}
