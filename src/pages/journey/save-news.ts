import type { Notice, NoticeContent } from '../notice.ts'
import type { SaveStatus } from './autosave.ts'
import { FORM } from './form-texts.ts'

const SHOWN_MS = 3_000

/** Tells how saving goes: quietly while it works, in words when it does not. */
export class SaveNews {
  readonly #notice: Notice
  readonly #mark: HTMLElement | null
  #timer: ReturnType<typeof setTimeout> | undefined
  #trouble = false
  #said: NoticeContent | null = null

  constructor(notice: Notice, mark: HTMLElement | null) {
    this.#notice = notice
    this.#mark = mark
  }

  tell(status: SaveStatus): void {
    switch (status) {
      case 'saved':
        // To say so each time would talk over somebody who is typing.
        this.#flash()
        if (this.#trouble) this.#say(FORM.now.connected)
        this.#trouble = false
        return
      case 'waiting':
      case 'refused':
        if (this.#trouble) return
        this.#trouble = true
        this.#say(status === 'waiting' ? FORM.now.waiting : FORM.now.notSaved)
        return
      default:
        status satisfies never
    }
  }

  #say(text: string): void {
    const { content } = this.#notice
    // That sending failed is the greater news, with a button to try again.
    if (content !== null && content !== this.#said) return
    this.#said = { role: 'status', text }
    this.#notice.content = this.#said
  }

  #flash(): void {
    const mark = this.#mark
    if (mark === null) return
    mark.hidden = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (mark.hidden = true), SHOWN_MS)
  }
}
