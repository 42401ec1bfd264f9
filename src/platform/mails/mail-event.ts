import { createHash } from 'node:crypto'
import type { NewEvent } from '../events/event.ts'
import type { SentMail } from './sent-mail-store.ts'

interface Told {
  name: string
  at: Date
  /** What else is to be said of it. */
  props?: NewEvent['props']
  /** Tells apart what may happen to a mail several times. */
  key?: string
}

/** Of a mail, with what statistics find it by. Told of once for each mail and key. */
export function mailEvent(
  lead: { id: string; workspaceId: string },
  mail: SentMail,
  { name, at, props = {}, key }: Told,
): NewEvent {
  const { id, email, journey, journeyId, enrollmentId, stepNo, nodeId } = mail
  return {
    workspaceId: lead.workspaceId,
    leadId: lead.id,
    name,
    props: { email, journey, journeyId, enrollmentId, step: stepNo, nodeId, mail: id, ...props },
    occurredAt: at,
    messageId: `mail:${id}:${name}${key === undefined ? '' : `:${hash(key)}`}`,
  }
}

/** As long for an address of any length. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
