import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { workshopLink } from './session-links.ts'

const FILE = resolve(import.meta.dirname, '../../docs/booking-by-keyboard.md')

const INTRODUCTION = `# A booking by keyboard

What somebody meets who books an appointment with the keys alone, and what a screen reader is
given: the accessibility tree of the page at each step, from Chromium. A test makes the booking,
and compares this page with what it saw; \`UPDATE_DOCS=1 npx playwright test booking-transcript\`
writes it anew. Days and times are left out, as they differ from day to day, and so are the days
of the month but the one that has the focus.
`

/** Days, months and times are other ones tomorrow. */
function lasting(text: string): string {
  return (
    text
      .replaceAll(
        /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} \p{L}+(?: \d{4})?/gu,
        '‹day›',
      )
      .replaceAll(/\b\d{2}:\d{2}(?:–\d{2}:\d{2})?/g, '‹time›')
      .replaceAll(/\b[A-Z]\p{L}+ 20\d{2}\b/gu, '‹month›')
      .replaceAll(/(?:\d+|no) (free time|place)s?/g, '‹number› $1s')
      .replaceAll(/: "\d+"/g, '')
      // Addresses hold the session's token and the booking's id.
      .replaceAll(/:?\n *- \/url: .*/g, '')
      .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '‹id›')
      .replaceAll(/.*"Previous month: .*\n/g, '')
      .replaceAll(/(?:Greenwich Mean|British Summer) Time/g, '‹zone›')
  )
}

/** The tree without what repeats itself: the weeks of the month, and all times but two. */
function shortened(tree: string): string {
  const times = /^ *- listitem/
  const lines = tree.split('\n')
  const kept: string[] = []
  let listed = 0
  let left: number | null = null
  for (const line of lines) {
    const depth = line.search(/\S/)
    if (left !== null && depth > left) continue
    left = null
    const isWeek = line.trim().startsWith('- rowgroup') && kept.some((one) => /rowgroup/.test(one))
    listed += times.test(line) ? 1 : 0
    if (isWeek || (times.test(line) && listed > 2)) {
      left = depth
      if (isWeek || listed === 3) kept.push(`${' '.repeat(depth)}- …`)
    } else kept.push(line)
  }
  return kept.join('\n')
}

/** Writes down what was pressed, where focus is then, and what the page is. */
class Transcript {
  readonly #page: Page
  #text = INTRODUCTION

  constructor(page: Page) {
    this.#page = page
  }

  get text(): string {
    return this.#text
  }

  async stage(title: string): Promise<void> {
    const tree = shortened(lasting(await this.#page.locator('main').ariaSnapshot()))
    this.#text += `\n## ${title}\n\n\`\`\`yaml\n${tree}\n\`\`\`\n\n`
  }

  /** Past what stands between, which is not the same on every day: a button to the month before. */
  async tabTo(selector: string): Promise<void> {
    const focused = this.#page.locator(`${selector}:focus`)
    for (let presses = 0; presses < 5 && (await focused.count()) === 0; presses++) {
      // oxlint-disable-next-line no-await-in-loop -- a walk
      await this.#page.keyboard.press('Tab')
    }
    await this.#note('Tab')
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
    await this.#note(key)
  }

  async #note(key: string): Promise<void> {
    const focus = lasting(await this.#page.locator(':focus').ariaSnapshot())
    const [line = ''] = focus.split('\n')
    this.#text += `- **${key}** → \`${line.replace(/^- /, '').replace(/:$/, '')}\`\n`
  }
}

test('an appointment is booked by keyboard alone, as the docs tell it', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(await workshopLink(server, lead))
  await expect(page.locator('[data-sf-start]').first()).toBeVisible()
  const transcript = new Transcript(page)
  await transcript.stage('Choosing a day and a time')
  await transcript.press('Tab')
  await transcript.press('ArrowDown')
  await expect(page.getByRole('radio', { name: '1 hour 30 minutes' })).toBeChecked()
  await transcript.press('Tab')
  await transcript.press('ArrowDown')
  await expect(page.locator('sf-calendar table')).toHaveAttribute('aria-busy', 'false')
  await transcript.tabTo('[data-day]')
  await transcript.press('ArrowRight')
  await transcript.press('ArrowLeft')
  await transcript.press('Enter')
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(1)
  await transcript.press('Tab')
  await expect(page.locator(':focus')).toHaveAttribute('data-sf-start', /./)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeFocused()
  await transcript.stage('After Enter: the time is kept, and focus is on “A few questions”')
  await transcript.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await transcript.stage('After Enter with nothing filled in: focus is on what is wrong')
  await transcript.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('What should we prepare?')).toBeFocused()
  await page.keyboard.type('Coffee')
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toHaveAttribute('data-sf-state', 'review')
  await expect(page.getByRole('heading', { name: 'Confirm your appointment' })).toBeFocused()
  await transcript.stage('After an answer and Enter: focus is on “Confirm your appointment”')
  await transcript.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toHaveAttribute('data-sf-state', 'booked')
  await expect(page.locator('h1')).toBeFocused()
  await transcript.stage('After Enter: booked, and focus is on the heading that says so')

  if (process.env['UPDATE_DOCS'] === '1') await writeFile(FILE, transcript.text)
  expect(transcript.text).toBe(await readFile(FILE, 'utf8'))
})
