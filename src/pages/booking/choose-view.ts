import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Slot } from '../../wire/page.ts'
import { fill } from '../../texts/text.ts'
import { dayInWords, dayOf, timesInWords } from '../dates.ts'
import { BOOKING } from './booking-texts.ts'
import type { SlotBoard } from './slot-board.ts'
import { timesView } from './times-view.ts'

export interface ChooseView {
  /** What is booked, and is to have another time. */
  moves: Slot | null
  /** Leads back to it. */
  keep: () => TemplateResult | undefined
  /** How long and where. */
  options: TemplateResult
  board: SlotBoard
  /** What went wrong, for a person. */
  message: string | null
  holding: string | null
  hold: (slot: Slot) => void
  /** The visitor chose something else than what the message is about. */
  moved: () => void
  /** Times are written in another way. */
  redraw: () => void
}

/** The calendar, the times of a day, and the zone they are in. */
export function chooseView(view: ChooseView) {
  const { board, moves, keep } = view
  return html`${moves === null ? nothing : movingView(moves, board.zone, keep())} ${boardView(view)}`
}

function boardView({ board, message, holding, hold, moved, redraw, options }: ChooseView) {
  if (board.status === 'loading') {
    return html`<p class="sf-loading" role="status">${BOOKING.now.loading}</p>`
  }
  if (board.status === 'failed') return failedView(board, moved)
  const free = new Map([...board.days].map(([day, slots]) => [day, slots.length]))
  const at = board.slots[0]?.start ?? new Date().toISOString()
  const act = (change: () => unknown) => {
    moved()
    change()
  }
  return html`${options}
    <div class="sf-choose">
      <sf-calendar
        .month=${board.month}
        .selected=${board.day}
        .today=${dayOf(new Date(), board.zone)}
        .firstDay=${board.firstDay}
        .lastDay=${board.lastDay}
        .free=${free}
        .zone=${board.zone}
        .busy=${board.busy}
        @day-chosen=${({ detail }: CustomEvent<string>) => act(() => board.choose(detail))}
        @month-turned=${({ detail }: CustomEvent<string>) => act(() => board.turn(detail))}
      ></sf-calendar>
      <section class="sf-times">
        ${message === null ? nothing : warning(message)}
        ${timesView({
          month: board.month,
          day: board.day,
          slots: board.slots,
          zone: board.zone,
          empty: !board.busy && board.days.size === 0,
          next: board.next,
          holding,
          hold,
          goTo: (day) => act(() => board.goTo(day)),
        })}
        <sf-zone-bar
          .zone=${board.zone}
          .at=${at}
          @zone-chosen=${({ detail }: CustomEvent<string>) => act(() => board.changeZone(detail))}
          @hours-chosen=${redraw}
        ></sf-zone-bar>
      </section>
    </div>`
}

/** The present time, and a way to keep it. */
function movingView(moves: Slot, zone: string, keep: TemplateResult | undefined) {
  const day = dayInWords(dayOf(moves.start, zone), { dateStyle: 'full' })
  const when = `${day}, ${timesInWords(moves.start, moves.end, zone)}`
  return html`<div class="sf-moving">
    <p>${fill(BOOKING.now.rescheduling, { when })}</p>
    ${keep}
  </div>`
}

function warning(message: string) {
  return html`<div class="sf-warning" tabindex="-1" role="alert"><p>${message}</p></div>`
}

function failedView(board: SlotBoard, moved: () => void) {
  return html`${warning(BOOKING.now.failed)}
    <button
      type="button"
      class="sf-button"
      @click=${() => {
        moved()
        void board.retry()
      }}
    >
      ${BOOKING.now.retry}
    </button>`
}
