import type { Executor } from '../../database/executor.ts'
import { EVENTS } from '../events/event.ts'
import type { LeadEvent, NewEvent } from '../events/event.ts'
import { addRevenue } from '../leads/revenue-store.ts'

/** More than that nobody pays: it is a mistake, or somebody's joke. */
const MOST = 1e12

/**
 * Adds what a conversion brought in to the lead's total. It is in Octeth's
 * `conversion-value`, or the visitor client's `value`.
 * @returns What is to be told of it; null for an event that brings nothing.
 */
export async function growRevenue(trx: Executor, event: LeadEvent): Promise<NewEvent | null> {
  const { name, props, workspaceId, leadId, occurredAt, id } = event
  if (name !== EVENTS.conversion) return null
  const value = conversionValue(props)
  if (value === null) return null
  const totals = await addRevenue(trx, leadId, value)
  return {
    workspaceId,
    leadId,
    name: EVENTS.revenueGrown,
    props: { ...totals, by: id },
    occurredAt,
    messageId: `event:${id}:revenue`,
  }
}

/** What a conversion was worth; null where it says no amount, or nothing. */
export function conversionValue(props: LeadEvent['props']): number | null {
  const value = props['conversion-value'] ?? props['value']
  const isDigits = typeof value === 'string' && /^\d{1,13}(\.\d{1,6})?$/.test(value)
  const amount = isDigits ? Number(value) : value
  return typeof amount === 'number' && amount > 0 && amount <= MOST ? amount : null
}
