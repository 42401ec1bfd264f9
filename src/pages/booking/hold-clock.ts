import type { ReactiveController, ReactiveControllerHost } from 'lit'

const TICK_MS = 5_000
const MINUTE_MS = 60_000
/** No hold is longer; a clock that is set wrong must not promise more. */
const LONGEST_MINUTES = 5

/** Counts the whole minutes that a slot is still held for. */
export class HoldClock implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #until = 0
  #timer: ReturnType<typeof setInterval> | undefined
  /** 0 when it is no longer held. */
  minutesLeft = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** @param expiresAt ISO 8601 */
  start(expiresAt: string): void {
    this.stop()
    this.#until = Date.parse(expiresAt)
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#tick()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const minutes = Math.ceil((this.#until - Date.now()) / MINUTE_MS)
    const left = Math.min(Math.max(minutes, 0), LONGEST_MINUTES)
    if (left === 0) this.stop()
    if (left === this.minutesLeft) return
    this.minutesLeft = left
    this.#host.requestUpdate()
  }
}
