import type { Notice } from '../notice.ts'
import type { SaveStatus } from './autosave.ts'
import { JOURNEY_TEXTS } from './journey-texts.ts'

const SHOWN_MS = 3_000

/** Tells how saving goes: quietly while it works, in words when it does not. */
export class SaveNews {
  readonly #notice: Notice
  readonly #mark: HTMLElement | null
  #timer: ReturnType<typeof setTimeout> | undefined
  #trouble = false

  constructor(notice: Notice, mark: HTMLElement | null) {
    this.#notice = notice
    this.#mark = mark
  }

  tell(status: SaveStatus): void {
    switch (status) {
      case 'saved':
        // To say so each time would talk over somebody who is typing.
        this.#flash()
        if (this.#trouble) this.#notice.content = { role: 'status', text: JOURNEY_TEXTS.back }
        this.#trouble = false
        return
      case 'waiting':
      case 'refused':
        if (this.#trouble) return
        this.#trouble = true
        this.#notice.content = {
          role: 'status',
          text: status === 'waiting' ? JOURNEY_TEXTS.waiting : JOURNEY_TEXTS.notSaved,
        }
        return
      default:
        status satisfies never
    }
  }

  #flash(): void {
    const mark = this.#mark
    if (mark === null) return
    mark.hidden = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (mark.hidden = true), SHOWN_MS)
  }
}
