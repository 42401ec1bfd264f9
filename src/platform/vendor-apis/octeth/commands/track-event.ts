import { tellOfNewLead } from '../../../enrollments/new-lead.ts'
import { track } from '../../../enrollments/track.ts'
import { EVENTS, isReservedEvent } from '../../../events/event.ts'
import { inTransaction } from '../../../in-transaction.ts'
import { findOrMakeLead, leadGroupOfNumber } from '../../../leads/known-lead-store.ts'
import { newId } from '../../../uuid.ts'
import { commonError, numberedError } from '../octeth-error.ts'
import type { Asked, Run } from './command.ts'

/** What a conversion cannot do without, and the error that says so. */
const OF_CONVERSION = [
  ['conversion-id', 8],
  ['conversion-name', 9],
  ['conversion-value', 10],
] as const

export const trackEventCommand: Run<'event.track'> = async (asked) => {
  const { ctx, workspaceId, input } = asked
  const { Event: name, Properties: props, Email, ID, UUID } = input
  if (isReservedEvent(name)) throw commonError('invalid', 'Invalid Event parameter')
  if (name === EVENTS.identify && Email === undefined) throw numberedError('event.track', 6)
  if (name === EVENTS.conversion) requireConversion(props)
  // Who is not told apart by anything is somebody new.
  const uuid = UUID ?? newId()
  const isKnown = Email !== undefined || ID !== undefined
  const leadGroupId = await listOf(asked)
  const isSilent = [true, 'true', 1].some((yes) => props['isSilent'] === yes)
  const find = () =>
    inTransaction(ctx.db, async (trx) => {
      const { id, isNew } = await findOrMakeLead(trx, workspaceId, {
        email: Email,
        externalId: ID,
        anonymousId: UUID ?? (isKnown ? undefined : uuid),
        leadGroupId,
      })
      if (isNew) await tellOfNewLead(trx, ctx, { workspaceId, leadId: id, isSilent })
      return id
    })
  const told = {
    name,
    props,
    occurredAt: ctx.now(),
    messageId: messageOf(asked),
    isSilent,
  }
  const isNew = await track(ctx, { workspaceId, leadId: await find() }, told)
  // An anonymous lead has become another's in between: his it is now.
  if (isNew === null) await track(ctx, { workspaceId, leadId: await find() }, told)
  return {
    status: 'success',
    uuid,
    external_id: ID ?? '',
    identify_event_sent: name === EVENTS.identify,
  }
}

function requireConversion(props: Record<string, unknown>): void {
  const missing = OF_CONVERSION.flatMap(([key, code]) => (props[key] == null ? [code] : []))
  if (missing.length > 0) throw numberedError('event.track', ...missing)
}

async function listOf({ ctx, workspaceId, input }: Asked<'event.track'>): Promise<string | null> {
  if (input.ListID === undefined) return null
  const id = await leadGroupOfNumber(ctx.db, workspaceId, input.ListID)
  if (id === null) throw numberedError('event.track', 4)
  return id
}

/** What tells a repeated call from a new one: the caller's word for it, or that of the conversion. */
function messageOf({ input }: Asked<'event.track'>): string {
  const { MessageID, Event, Properties } = input
  if (MessageID !== undefined) return MessageID
  if (Event !== EVENTS.conversion) return newId()
  const id = `conversion:${JSON.stringify(Properties['conversion-id'])}`
  if (id.length > 255) throw commonError('invalid', 'Invalid conversion-id event property')
  return id
}
