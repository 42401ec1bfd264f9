import type { SessionKind } from '../../wire/endpoint.ts'

/** CSS pixels that the hosted pages take on a phone before they have said so themselves. */
export const PAGE_HEIGHTS: Readonly<Record<SessionKind, number>> = {
  journey: 640,
  appointment: 640,
}
