import type { Browser, FrameLocator, Page } from '@playwright/test'
import { recordEvents, eventsOf } from '../../test/e2e/recorded-events.ts'
import { sessionOf } from './booking-visitor.ts'
import type { SoakServer } from './soak-server.ts'

/** How long something may take on a machine that does much else, while lines are cut. */
const STEP_MS = 15_000
const RELOADS = 0.3
const LEAVES = 0.25
const CANCELS = 0.7

const frameOf = (page: Page, element: string): FrameLocator =>
  page.locator(element).locator('iframe').contentFrame()
const field = (frame: FrameLocator, name: string) => frame.locator(`[data-sf-field="${name}"]`)
const press = (frame: FrameLocator, action: string) =>
  frame.locator(`[data-sf-action="${action}"]:visible`).click()
const state = (frame: FrameLocator, name: string) =>
  frame.locator(`main[data-sf-state="${name}"]`).waitFor()

/** Opens one of the demo's pages in a browser, as somebody new, and does what it is for. */
export async function visitHostPage(server: SoakServer, browser: Browser): Promise<void> {
  const { ledger } = server
  const lead = ledger.takeLead('in a page')
  if (lead === undefined) throw new Error('no known lead is left: make more')
  const context = await browser.newContext()
  try {
    context.setDefaultTimeout(STEP_MS)
    await context.addInitScript(recordEvents)
    const token = await server.token(lead)
    await context.route('**/demo/token?**', (route) => route.fulfill({ json: { token } }))
    const page = await context.newPage()
    const [name, visit] = VISITS[Math.floor(Math.random() * VISITS.length)] ?? VISITS[0]
    try {
      await visit(server, page)
      ledger.count('visits', name)
    } catch (error) {
      // A line that is cut while a page loads leaves the page without its script: people go.
      if (!(error instanceof Error) || !/Timeout|net::ERR|closed/.test(error.message)) throw error
      ledger.gaveUp += 1
    }
  } finally {
    await context.close()
  }
}

type Visit = (server: SoakServer, page: Page) => Promise<void>
const VISITS: [[string, Visit], ...[string, Visit][]] = [
  ['a form in a page', fillInForm],
  ['a booking in a page', book],
  ['pages with a journey', lookAround],
]

async function fillInForm({ ready, ledger }: SoakServer, page: Page): Promise<void> {
  const frame = frameOf(page, 'journey-session')
  const name = crypto.randomUUID()
  await page.goto(ready.demo?.pages.journey ?? '')
  await field(frame, 'firstname').fill(`${name} 1`)
  await field(frame, 'lastname').fill('Lovelace')
  if (Math.random() < RELOADS) {
    await page.reload()
    await field(frame, 'firstname').fill(`${name} 1`)
    await field(frame, 'lastname').fill('Lovelace')
  }
  await field(frame, 'email').fill('ada@example.com')
  await press(frame, 'next')
  await field(frame, 'notes').fill('From a page')
  if (Math.random() < LEAVES) return
  await field(frame, 'consent').check()
  await press(frame, 'submit')
  await state(frame, 'submitted')
  ledger.forms.set(name, { saves: 1, submitted: true })
}

async function book({ ready, ledger }: SoakServer, page: Page): Promise<void> {
  const frame = frameOf(page, 'appointment-booking')
  await page.goto(ready.demo?.pages.appointment ?? '')
  const day = '[data-sf-date]:not([disabled]):not([aria-disabled="true"])'
  await frame.locator(day).first().click()
  const slot = frame.locator('[data-sf-start]').first()
  const start = (await slot.getAttribute('data-sf-start')) ?? ''
  await slot.click()
  if (Math.random() < LEAVES) return
  await press(frame, 'confirm')
  await state(frame, 'booked')
  const booked = (await eventsOf(page)).find(({ type }) => type === 'appointment-booked')
  // A page that was told of it on another line than its owner's has sent no event.
  if (booked === undefined) return
  const session = sessionOf(String(booked.detail['receipt']))
  ledger.bookings.set(session, start)
  if (Math.random() > CANCELS) return
  // Until the page has heard of it, it may be off and may not.
  ledger.bookings.delete(session)
  await press(frame, 'cancel')
  await frame.getByRole('button', { name: 'Yes, cancel it' }).click()
  const isOff = () =>
    (globalThis as unknown as { recordedEvents: { type: string }[] }).recordedEvents.some(
      ({ type }) => type === 'appointment-cancelled',
    )
  await page.waitForFunction(isOff)
  ledger.bookings.set(session, null)
}

/** Does what sets a journey off, and closes what it opens. */
async function lookAround({ ready }: SoakServer, page: Page): Promise<void> {
  await page.goto(`${ready.demo?.pages.visitor}?offer=summer`)
  await field(frameOf(page, 'journey-session'), 'firstname').fill('Ada')
  await page.keyboard.press('Escape')
  await page.reload()
  await field(frameOf(page, 'journey-session'), 'firstname').waitFor()
}
