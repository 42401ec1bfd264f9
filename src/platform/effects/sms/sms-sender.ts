import type { Attempted } from '../effect.ts'

/** A text message to one telephone. */
export interface Sms {
  /** The same however often it is sent. */
  id: string
  /** Digits, with `+` in front where the lead's number has one. */
  to: string
  text: string
}

/** A gateway of your own, instead of a webhook. */
export interface SmsSender {
  /** @returns What became of it: `sent` when the gateway has taken it. It should not reject. */
  send(sms: Sms): Promise<Attempted>
}
