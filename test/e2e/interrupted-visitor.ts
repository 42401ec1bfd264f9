import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import type { LongAnswer } from '../harness/long-form.ts'
import type { Acknowledged } from './acknowledged.ts'
import { expect } from './fixtures.ts'
import { action, field } from './journey-steps.ts'

export const INTERRUPTIONS = ['reload', 'offline', 'kill', 'tab', 'device'] as const
export type Interruption = (typeof INTERRUPTIONS)[number]

/** The width of a small phone. */
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }

/** Somebody who fills in the long form on a phone, whatever comes between. */
export class InterruptedVisitor {
  readonly #browser: Browser
  readonly #server: DemoServer
  readonly #link: string
  readonly #answers: readonly LongAnswer[]
  readonly #acknowledged: Acknowledged
  readonly #random: () => number
  /** By field, what this tab has been given. */
  readonly #typed = new Map<string, string | true>()
  readonly #everTyped = new Set<string>()
  #context: BrowserContext | undefined
  #page: Page | undefined
  /** Answers that were typed again: lost with a device, and never acknowledged. */
  retyped = 0

  constructor(options: {
    browser: Browser
    server: DemoServer
    link: string
    answers: readonly LongAnswer[]
    acknowledged: Acknowledged
    random: () => number
  }) {
    this.#browser = options.browser
    this.#server = options.server
    this.#link = options.link
    this.#answers = options.answers
    this.#acknowledged = options.acknowledged
    this.#random = options.random
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('No page is open.')
    return this.#page
  }

  /** On another device than before: what that one had not sent is lost with it. */
  async takeDevice(): Promise<void> {
    const before = this.#context
    this.#context = await this.#browser.newContext(PHONE)
    this.#acknowledged.listenTo(this.#context)
    await before?.close()
    this.#page = await this.#context.newPage()
    this.#typed.clear()
    await this.page.goto(this.#link)
  }

  async close(): Promise<void> {
    await this.#context?.close()
  }

  /** Gives the first answer that is missing on this page, else turns it. False: the form can be sent. */
  async step(): Promise<boolean> {
    const missing = await this.#missing()
    if (missing !== undefined) {
      if (this.#everTyped.has(missing.field)) this.retyped += 1
      await this.#answer(this.page, missing)
      return true
    }
    if (await action(this.page, 'submit').isVisible()) return false
    await action(this.page, 'next').click()
    return true
  }

  async interrupt(interruption: Interruption): Promise<void> {
    switch (interruption) {
      case 'reload':
        await this.page.reload()
        return this.#expectTyped()
      case 'offline':
        return this.#offline()
      case 'kill': {
        const killed = this.#server.killAndRestart()
        await this.#answerNext()
        await killed
        return
      }
      case 'tab':
        return this.#secondTab()
      case 'device':
        return this.takeDevice()
      default:
        interruption satisfies never
    }
  }

  /** In a tunnel: half of the times the browser drops the page there, and the visitor loads it again. */
  async #offline(): Promise<void> {
    await this.#context?.setOffline(true)
    await this.#answerNext()
    const dropped = this.#random() < 0.5
    if (dropped) await expect(this.page.reload()).rejects.toThrow()
    await this.page.waitForTimeout(this.#random() * 800)
    await this.#context?.setOffline(false)
    if (!dropped) return
    await this.page.goto(this.#link)
    await this.#expectTyped()
  }

  /** Answers the next question in another tab, and comes back to this one. */
  async #secondTab(): Promise<void> {
    const other = await this.page.context().newPage()
    await other.goto(this.#link)
    const missing = await this.#missing()
    // The other tab may be on another page: it knows what this one has saved.
    if (missing !== undefined && (await field(other, missing.field).isVisible())) {
      await this.#answer(other, missing)
    }
    if (this.#random() < 0.5) await other.waitForTimeout(this.#random() * 1500)
    await other.close({ runBeforeUnload: true })
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  }

  async #answerNext(): Promise<void> {
    const missing = await this.#missing()
    if (missing !== undefined) await this.#answer(this.page, missing)
  }

  async #answer(page: Page, { field: name, value }: LongAnswer): Promise<void> {
    const control = field(page, name)
    const tag = await control.evaluate(({ tagName }) => tagName)
    if (value === true) await control.check()
    else if (tag === 'SELECT') await control.selectOption(value)
    else if (tag === 'FIELDSET') await control.locator(`input[value="${value}"]`).check()
    else await control.fill(value)
    this.#everTyped.add(name)
    if (page === this.#page) this.#typed.set(name, value)
  }

  async #missing(): Promise<LongAnswer | undefined> {
    const given = await this.page.evaluate(readAnswers)
    return this.#answers.find(({ field, value }) => field in given && given[field] !== value)
  }

  /** A reload loses nothing that was typed, acknowledged or not. */
  async #expectTyped(): Promise<void> {
    const given = await this.page.evaluate(readAnswers)
    for (const [name, value] of this.#typed) {
      if (name in given) expect(given[name], `${name} after a reload`).toBe(value)
    }
  }
}

/** What is shown as answered on the page that is shown, by data field. */
function readAnswers(): Record<string, string | boolean> {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-sf-field]')].filter(
    (element) => element.getClientRects().length > 0,
  )
  return Object.fromEntries(
    shown.map((element) => {
      const name = element.dataset['sfField'] ?? ''
      if (element instanceof HTMLInputElement && element.type === 'checkbox') {
        return [name, element.checked]
      }
      if ('value' in element) return [name, String(element.value)]
      return [name, element.querySelector<HTMLInputElement>('input:checked')?.value ?? '']
    }),
  )
}
