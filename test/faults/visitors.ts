import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  AnswersSaved,
  BookingConfirmed,
  FormSubmitted,
  SlotTaken,
} from '../../src/wire/page.ts'
import { FIELDS } from '../platform/sessions/form-file.ts'

/** A visitor waits so long for an answer, in ms, and then asks again. */
const PATIENCE_MS = 3000
const PAUSE_MS = 30
/** Whoever has to ask more often than this will never get an answer. */
const MOST_TRIES = 400

/** What all visitors have met so far. */
export interface Meetings {
  /** Questions that were answered. */
  acknowledged: number
  /** Questions to which no answer came, or only that the server could not. */
  failed: number
  /** Who may answer: any of these origins, whatever a link says. */
  origins: readonly string[]
}

/** Asks until there is an answer that is about the question, as the hosted pages do. */
async function ask(
  url: string,
  method: string,
  body: object,
  meetings: Meetings,
): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next try is for when this one came to nothing
      const response = await fetch(anyOf(meetings.origins) + new URL(url).pathname, {
        method,
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      // oxlint-disable-next-line no-await-in-loop
      const text = await response.text()
      if (response.status < 500) {
        meetings.acknowledged += 1
        return new Response(text, { status: response.status })
      }
      assert.doesNotMatch(
        text,
        /postgres|ECONN|select |insert |update /i,
        'it tells nothing of the inside',
      )
    } catch (error) {
      if (error instanceof assert.AssertionError || tries > MOST_TRIES) throw error
    }
    assert.ok(
      tries <= MOST_TRIES,
      `no answer of ${method} ${new URL(url).pathname.split('/').at(-1)}`,
    )
    meetings.failed += 1
    // oxlint-disable-next-line no-await-in-loop
    await wait(PAUSE_MS)
  }
}

/** A form that was sent. */
export interface Filled {
  /** The answer that was acknowledged last. */
  typed: string
  saves: number
}

/** Types a form, save by save, for as long as it takes, and submits it. */
export async function fillIn(
  link: string,
  saves: number,
  meetings: Meetings,
  isOver: () => boolean,
): Promise<Filled> {
  const writer = crypto.randomUUID()
  let rev = 0
  let typed = ''
  for (let number = 1; number <= saves || !isOver(); number++) {
    typed = `typed ${number}`
    const values = { [FIELDS.first]: typed, [FIELDS.remark]: 'x'.repeat((number * 97) % 3000) }
    const batch = { writer, number }
    // oxlint-disable-next-line no-await-in-loop -- one visitor types one thing after the other
    const answer = await ask(`${link}/answers`, 'PUT', { rev, page: 2, values, batch }, meetings)
    // oxlint-disable-next-line no-await-in-loop
    const saved = (await answer.json()) as AnswersSaved
    assert.equal(answer.status, 200, 'nobody else writes here')
    assert.equal(saved.values[FIELDS.first], typed)
    assert.equal(saved.rev, rev + 1, 'a batch that is sent again is put in once')
    rev = saved.rev
  }
  const submitKey = crypto.randomUUID()
  const values = { [FIELDS.first]: typed, [FIELDS.phone]: '+442079460000', [FIELDS.consent]: true }
  const answer = await ask(`${link}/submit`, 'POST', { submitKey, rev, values }, meetings)
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  assert.match((JSON.parse(text) as FormSubmitted).receipt, /^eyJ/)
  return { typed, saves: rev }
}

/** Books one of these times, or hears that none is left. */
export async function book(
  link: string,
  wanted: readonly string[],
  meetings: Meetings,
): Promise<string | null> {
  let start = anyOf(wanted)
  while (start !== undefined) {
    const confirmKey = `${link}-${start}`
    // Some hold it first, as the page does.
    // oxlint-disable-next-line no-await-in-loop -- one time after another, until there is one
    const held = Math.random() < 0.5 ? await ask(`${link}/hold`, 'POST', { start }, meetings) : null
    const answer =
      held?.status === 409
        ? held
        : // oxlint-disable-next-line no-await-in-loop
          await ask(`${link}/confirm`, 'POST', { start, confirmKey }, meetings)
    // oxlint-disable-next-line no-await-in-loop
    const told = (await answer.json()) as BookingConfirmed | SlotTaken
    if (answer.status === 200) return start
    assert.equal(answer.status, 409, 'who loses is told')
    const free = 'slots' in told ? told.slots.map((slot) => slot.start) : []
    const left = free.filter((one) => wanted.includes(one))
    start = anyOf(left)
  }
  return null
}

function anyOf(all: readonly string[]): string | undefined {
  return all[Math.floor(Math.random() * all.length)]
}
