import type { BookingConfirmed, SlotList } from '../../src/wire/page.ts'
import { ask, PAGE_HEADERS } from './ask.ts'
import type { Told } from './ask.ts'
import type { SoakServer } from './soak-server.ts'
import { startSession } from './start-session.ts'

const DAY_MS = 86_400_000
/** Days ahead. */
const FURTHEST = 35
const HOLDS = 0.6
const LEAVES = 0.15
const MOVES = 0.3
const CANCELS = 0.5
/** Times that somebody else was quicker for. */
const MOST_TRIES = 20

/** Looks for a time, books it, and may move or cancel it. */
export async function visitBooking(server: SoakServer): Promise<void> {
  const { ledger } = server
  const { publicUrl } = await startSession(server, 'appointment')
  await ask(ledger, publicUrl, { expected: [200] })
  const call = (path: string, body: object, expected: readonly number[]) =>
    ask(ledger, `${publicUrl}/${path}`, { method: 'POST', headers: PAGE_HEADERS, body, expected })

  if (Math.random() < HOLDS) {
    await untilFree(server, publicUrl, (start) => call('hold', { start }, [201, 409]))
  }
  if (Math.random() < LEAVES) return
  const confirmed = await untilFree(server, publicUrl, (start) =>
    call('confirm', { start, confirmKey: `${publicUrl} ${start}` }, [200, 409]),
  )
  if (confirmed === null) return
  const { receipt } = JSON.parse(confirmed.told.text) as BookingConfirmed
  const session = sessionOf(receipt)
  ledger.bookings.set(session, confirmed.start)
  if (Math.random() < MOVES) {
    const moved = await untilFree(server, publicUrl, (start) =>
      call('reschedule', { start, rescheduleKey: `${publicUrl} ${start}` }, [200, 409]),
    )
    if (moved !== null) ledger.bookings.set(session, moved.start)
  }
  if (Math.random() < CANCELS) {
    await call('cancel', { reason: 'Something has come up.' }, [200])
    ledger.bookings.set(session, null)
  } else {
    await ask(ledger, `${publicUrl}/calendar.ics`, { headers: PAGE_HEADERS, expected: [200] })
  }
}

/** Of the platform. */
export function sessionOf(receipt: string | null): string {
  const claims: unknown = JSON.parse(
    Buffer.from(receipt?.split('.')[1] ?? '', 'base64url').toString() || '{}',
  )
  const { sid } = claims as { sid?: string }
  if (sid === undefined) throw new Error('the receipt names no session')
  return sid
}

/** Tries one free time after another; null: there was none. */
async function untilFree(
  { ledger }: SoakServer,
  publicUrl: string,
  take: (start: string) => Promise<Told>,
): Promise<{ start: string; told: Told } | null> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const day = new Date(Date.now() + DAY_MS * (1 + Math.floor(Math.random() * FURTHEST)))
    const date = day.toISOString().slice(0, 10)
    const { text } = await ask(
      ledger,
      `${publicUrl}/slots?from=${date}&to=${date}&timeZone=Etc%2FUTC`,
      { headers: PAGE_HEADERS, expected: [200] },
    )
    const { slots } = JSON.parse(text) as SlotList
    const start = slots[Math.floor(Math.random() * slots.length)]?.start
    if (start === undefined) continue
    const told = await take(start)
    if (told.status !== 409) return { start, told }
  }
  return null
}
