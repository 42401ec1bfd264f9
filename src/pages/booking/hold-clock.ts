import type { ReactiveController, ReactiveControllerHost } from 'lit'

const TICK_MS = 5_000
const MINUTE_MS = 60_000

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

  /** @param keptFor Seconds. Not an instant: the visitor's clock may be wrong. */
  start(keptFor: number): void {
    this.stop()
    this.#until = Date.now() + keptFor * 1000
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#tick()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const left = Math.max(Math.ceil((this.#until - Date.now()) / MINUTE_MS), 0)
    if (left === 0) this.stop()
    if (left === this.minutesLeft) return
    this.minutesLeft = left
    this.#host.requestUpdate()
  }
}
