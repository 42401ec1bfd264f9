import { html, nothing } from 'lit'
import type { BookingPageData, Slot } from '../../wire/page.ts'
import { dayOf } from '../dates.ts'
import { BOOKING_TEXTS } from './booking-texts.ts'
import type { SlotBoard } from './slot-board.ts'
import { timesView } from './times-view.ts'
import { zoneSelect } from './zone-select.ts'

export interface ChooseView {
  board: SlotBoard
  data: BookingPageData
  /** What went wrong, for a person. */
  message: string | null
  holding: string | null
  hold: (slot: Slot) => void
  /** The visitor chose something else than what the message is about. */
  moved: () => void
}

/** The calendar, the times of a day, and the zone they are in. */
export function chooseView({ board, data, message, holding, hold, moved }: ChooseView) {
  if (board.status === 'loading') {
    return html`<p class="sf-loading" role="status">${BOOKING_TEXTS.loading}</p>`
  }
  if (board.status === 'failed') return failedView(board, moved)
  const free = new Map([...board.days].map(([day, slots]) => [day, slots.length]))
  const act = (change: () => unknown) => {
    moved()
    change()
  }
  return html`<div class="sf-choose">
    <sf-calendar
      .month=${board.month}
      .selected=${board.day}
      .today=${dayOf(new Date(), board.zone)}
      .firstDay=${data.firstDay}
      .lastDay=${data.lastDay}
      .free=${free}
      .busy=${board.busy}
      @day-chosen=${({ detail }: CustomEvent<string>) => act(() => board.choose(detail))}
      @month-turned=${({ detail }: CustomEvent<string>) => act(() => board.turn(detail))}
    ></sf-calendar>
    <section class="sf-times">
      <div class="sf-warning" tabindex="-1" role="alert">
        ${message === null ? nothing : html`<p>${message}</p>`}
      </div>
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
      ${zoneSelect(board.zone, board.slots[0]?.start ?? new Date().toISOString(), (zone) => act(() => board.changeZone(zone)))}
    </section>
  </div>`
}

function failedView(board: SlotBoard, moved: () => void) {
  return html`<div class="sf-warning" role="alert"><p>${BOOKING_TEXTS.failed}</p></div>
    <button
      type="button"
      class="sf-button"
      @click=${() => {
        moved()
        void board.retry()
      }}
    >
      ${BOOKING_TEXTS.retry}
    </button>`
}
