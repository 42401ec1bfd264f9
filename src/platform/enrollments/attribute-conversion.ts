import type { Executor } from '../../database/executor.ts'
import { lastEvent } from '../events/event-store.ts'
import { EVENTS } from '../events/event.ts'
import type { LeadEvent, NewEvent } from '../events/event.ts'
import { conversionValue } from './grow-revenue.ts'

/** Milliseconds. Who comes back later has come for another reason. */
const AFTER_A_CLICK = 30 * 24 * 3600 * 1000

/**
 * The mail that a conversion is owed to: the one in which the lead last followed a
 * link, thirty days before at most.
 * @returns What is to be told of it; null where there is no such mail.
 */
export async function attributeConversion(
  trx: Executor,
  { id, name, props, workspaceId, leadId, occurredAt }: LeadEvent,
): Promise<NewEvent | null> {
  if (name !== EVENTS.conversion) return null
  const click = await lastEvent(trx, leadId, EVENTS.emailClicked)
  if (click === null) return null
  const age = occurredAt.getTime() - click.occurredAt.getTime()
  if (age > AFTER_A_CLICK) return null
  // Not as it was told: indexes read what we tell of mails, and no text of theirs takes U+0000.
  const value = conversionValue(props)
  return {
    workspaceId,
    leadId,
    name: EVENTS.emailConverted,
    props: { ...click.props, value, by: id },
    occurredAt,
    messageId: `event:${id}:email`,
  }
}
