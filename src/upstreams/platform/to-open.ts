import type { UpstreamSessionToOpen } from '../../endpoint/upstream.ts'
import type { SessionToOpen } from '../../wire/visitor.ts'

/** What the platform wants to be shown, with its own ids of the sessions. */
export function toOpen(open: readonly SessionToOpen[]): { open: UpstreamSessionToOpen[] } {
  return { open: open.map(({ sessionId: upstreamId, ...one }) => ({ ...one, upstreamId })) }
}
