import type { WebhookEventType } from '../../wire/webhook.ts'

/** Somebody's server that is told what happens in a workspace. */
export interface Webhook {
  id: string
  url: string
  events: WebhookEventType[]
  enabled: boolean
}

/** For the keyring: a webhook's secret opens for nothing else. */
export const SECRET_PURPOSE = 'webhook'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * Waits after each attempt that failed, as Standard Webhooks advises: ten
 * attempts over some three days.
 */
const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** A receiver that was down is not to be hit by all that waited for it at once. */
const JITTER = 0.2

/**
 * Milliseconds until the next attempt, or null for no more.
 * @param attempts How many there were, 1 at least.
 * @param random From 0 to 1: the wait is up to a fifth shorter or longer.
 */
export function waitAfter(attempts: number, random: number): number | null {
  const wait = WAITS_MS[attempts - 1]
  return wait === undefined ? null : Math.round(wait * (1 + JITTER * (2 * random - 1)))
}
