import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FrameLocator, Page } from '@playwright/test'
import { chooseDay, slots } from '../e2e/booking-steps.ts'
import { expect, frameOf } from '../e2e/fixtures.ts'
import { ABOUT_YOU, YOUR_PLANS, action, field } from '../e2e/journey-steps.ts'
import { commandsOf, fileOf, type Step } from './read-quick-start.ts'
import type { Terminals } from './terminal.ts'

/** Who follows a quick start, and with what. */
export interface Reader {
  page: Page
  folder: string
  terminals: Terminals
  /** What `npm install sessionframe` gets in place of the registry's. */
  tarball: string
  /** The frame that was spoken of last. */
  it: FrameLocator
}

/** The first visit of a page may be what compiles it. */
const FIRST_MS = 60_000

const FORM = 'journey-session'
const CALENDAR = 'appointment-booking'

/** The sentences that a step is made of, each with what a reader does then, or sees. */
const SENTENCES: [sentence: RegExp, follow: (reader: Reader, word: string) => Promise<void>][] = [
  [/^Open <([^>]+)>\./, async ({ page }, url) => void (await page.goto(url))],
  [/^Press \*\*([^*]+)\*\*\./, ({ page }, name) => page.getByRole('button', { name }).click()],
  [/^Press Escape\./, ({ page }) => page.keyboard.press('Escape')],
  [
    /^There is the form\./,
    async (reader) => {
      reader.it = frameOf(reader.page, FORM)
      await expect(field(reader.it, 'firstname')).toBeVisible({ timeout: FIRST_MS })
    },
  ],
  [/^Fill it in and send it\./, ({ it }) => fillAndSend(it)],
  [
    /^There is the calendar\./,
    async (reader) => {
      reader.it = frameOf(reader.page, CALENDAR)
      await reader.page.locator(CALENDAR).scrollIntoViewIfNeeded()
      await expect(reader.it.locator('[data-sf-date]').first()).toBeVisible({ timeout: FIRST_MS })
    },
  ],
  [
    /^Choose a day and a time, and confirm\./,
    async ({ it }) => {
      await chooseDay(it)
      await slots(it).first().click()
      await action(it, 'confirm').click()
    },
  ],
  [
    /^The page says \*\*([^*]+)\*\*\./,
    ({ page }, text) => expect(page.getByText(text)).toBeVisible(),
  ],
  [
    /^It says \*\*([^*]+)\*\*\./,
    ({ it }, text) => expect(it.getByText(text, { exact: true })).toBeVisible(),
  ],
  [/^Stop the platform with Ctrl\+C\./, ({ terminals }) => terminals.interrupt('serve')],
]

async function fillAndSend(frame: FrameLocator): Promise<void> {
  await fillWhatIsAsked(frame, ABOUT_YOU)
  if (await action(frame, 'next').isVisible()) {
    await action(frame, 'next').click()
    await expect(field(frame, 'amount')).toBeVisible()
    await fillWhatIsAsked(frame, { amount: YOUR_PLANS.amount })
    await field(frame, 'consent').check()
  }
  await action(frame, 'submit').click()
}

async function fillWhatIsAsked(frame: FrameLocator, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    // oxlint-disable no-await-in-loop -- one after the other, as a person does
    if (await field(frame, name).isVisible()) await field(frame, name).fill(value)
    // oxlint-enable no-await-in-loop
  }
}

/** Does what a step says, to the last word; a sentence that is not known is a failure. */
export async function follow(step: Step, reader: Reader): Promise<void> {
  let rest = step.text
  for (;;) {
    const known = SENTENCES.find(([sentence]) => sentence.test(rest))
    if (known === undefined) break
    const [sentence, act] = known
    const [said = '', word = ''] = sentence.exec(rest) ?? []
    rest = rest.slice(said.length).trim()
    // oxlint-disable-next-line no-await-in-loop -- in the order of the page
    await act(reader, word)
  }
  if (step.block !== undefined) return followBlock(step, rest, reader)
  if (rest !== '') throw new Error(`nobody knows how to follow "${rest}"`)
}

/** What stands before a block: one sentence of what it is for, and what it will say. */
const BEFORE = /^(?:[^.:]|\.(?=\w))+(?:\. It says `(?<says>[^`]+)`\.|:)$/

async function followBlock(step: Step, before: string, reader: Reader): Promise<void> {
  const { terminals, folder, tarball } = reader
  const file = fileOf(step)
  if (file !== null) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    return writeFile(join(folder, file), step.block?.text ?? '')
  }
  const sentence = BEFORE.exec(before)
  if (sentence === null) throw new Error(`nobody knows how to follow "${before}"`)
  const commands = commandsOf(step).map((command) =>
    command.startsWith('npm install ')
      ? command.replace(' sessionframe ', ` ${tarball} `)
      : command,
  )
  const says = sentence.groups?.['says']
  if (/, and leave (?:it|that) running/.test(before)) {
    expect(says, 'a reader is told when it is up').toBeDefined()
    return terminals.leaveRunning(commands.join('\n'), says ?? '')
  }
  const printed = await terminals.run(commands.join('\n'))
  if (says !== undefined) expect(printed).toContain(says)
  if (before.endsWith(' has what you typed:')) expect(printed).toContain(ABOUT_YOU.email)
}
