import {
  bookingConfirmedSchema,
  fieldProblemsSchema,
  holdSchema,
  slotListSchema,
  slotTakenSchema,
} from '../../wire/page-answers.ts'
import type {
  BookingConfirmed,
  ConfirmBooking,
  FieldProblem,
  FreeSlot,
  Hold,
  HoldSlot,
  RescheduleBooking,
  SlotTaken,
} from '../../wire/page.ts'
import { ask, refusal } from '../ask.ts'
import type { Refusal, Reply } from '../ask.ts'

export interface SlotRange {
  /** ISO 8601 days in that zone, both included, 42 at most. */
  from: string
  to: string
  /** IANA zone. */
  timeZone: string
  /** Minutes. */
  duration: number
}

/** Somebody else has it; this is what is free that day. */
type Taken = { kind: 'taken'; taken: SlotTaken }

export type SlotsOutcome = { kind: 'slots'; slots: FreeSlot[] } | Refusal
export type HoldOutcome = { kind: 'held'; hold: Hold } | Taken | Refusal
export type ConfirmOutcome =
  | { kind: 'booked'; booked: BookingConfirmed }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | Taken
  | Refusal

/** Asks the platform about one appointment. */
export class BookingClient {
  readonly #path: string

  /** @param path Of the appointment, below the page's own address. */
  constructor(path = '') {
    this.#path = path
  }

  async listSlots(range: SlotRange): Promise<SlotsOutcome> {
    const query = new URLSearchParams({ ...range, duration: String(range.duration) })
    const reply = await ask({ method: 'GET', path: `${this.#path}/slots?${query}` })
    const list = slotListSchema.safeParse(reply.body)
    if (reply.status === 200 && list.success) return { kind: 'slots', slots: list.data.slots }
    return refusal(reply)
  }

  async holdSlot(wanted: HoldSlot, timeZone: string): Promise<HoldOutcome> {
    const reply = await this.#post('hold', wanted, timeZone)
    const hold = holdSchema.safeParse(reply.body)
    if (reply.status === 201 && hold.success) return { kind: 'held', hold: hold.data }
    return takenOr(reply)
  }

  /** Nobody waits for it: a hold ends by itself. */
  async releaseHold(): Promise<void> {
    await ask({ method: 'DELETE', path: `${this.#path}/hold`, keepalive: true })
  }

  async confirmBooking(wanted: ConfirmBooking, timeZone: string): Promise<ConfirmOutcome> {
    const reply = await this.#post('confirm', wanted, timeZone)
    const invalid = fieldProblemsSchema.safeParse(reply.body)
    if (reply.status === 422 && invalid.success) {
      return { kind: 'invalid', problems: invalid.data.errors }
    }
    return bookedOr(reply)
  }

  /** Moves what is booked. */
  async rescheduleBooking(wanted: RescheduleBooking, timeZone: string): Promise<ConfirmOutcome> {
    return bookedOr(await this.#post('reschedule', wanted, timeZone))
  }

  /** @param timeZone In which the days of what is free are counted. */
  #post(action: string, body: object, timeZone: string): Promise<Reply> {
    const query = new URLSearchParams({ timeZone })
    return ask({ method: 'POST', path: `${this.#path}/${action}?${query}`, body })
  }
}

function bookedOr(reply: Reply): ConfirmOutcome {
  const booked = bookingConfirmedSchema.safeParse(reply.body)
  if (reply.status === 200 && booked.success) return { kind: 'booked', booked: booked.data }
  return takenOr(reply)
}

function takenOr(reply: Reply): Taken | Refusal {
  const taken = slotTakenSchema.safeParse(reply.body)
  return reply.status === 409 && taken.success
    ? { kind: 'taken', taken: taken.data }
    : refusal(reply)
}
