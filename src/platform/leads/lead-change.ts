import type { Executor } from '../../database/executor.ts'
import type { LeadValue } from '../../wire/form.ts'
import { EVENTS } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { findRecord } from '../octeth-records/record-store.ts'
import { eraseLead, setMailStop, setSuppressed } from './delete-lead-store.ts'
import { isSuppressedFor } from './is-suppressed-for-store.ts'
import type { JourneyLead } from './journey-lead-store.ts'
import { mergeLeadValues } from './lead-store.ts'
import { addTag, removeTag } from './lead-tag-store.ts'
import { setSubscribed } from './list-member-store.ts'
import type { ChangedBy } from './value-change-store.ts'

/** What can be done with a lead; lists, tags and custom fields are named by Octeth's numbers. */
export type LeadChange =
  | { kind: 'subscribe' | 'unsubscribe'; list: number }
  | { kind: 'tag' | 'untag'; tag: number }
  /** Null, or an empty text, takes the value away. */
  | { kind: 'set-field'; field: number; value: LeadValue | null }
  /** Enters no journey any more. */
  | { kind: 'suppress'; reason?: SuppressionReason }
  /** Takes that back; `consent` says that the lead has asked for it. */
  | { kind: 'unsuppress'; consent: boolean }
  | { kind: 'delete' }

/** Why a lead gets nothing any more. */
export type SuppressionReason = 'bounced' | 'complained' | 'unsubscribed'

/** What the event log is told of a change. */
export type Told = Pick<NewEvent, 'name' | 'props'>

/** `unknown-record`: the workspace has no such list, tag or field. */
export type Unchanged = 'unchanged' | 'unknown-record'

/** Does it with a lead, who must be held; what is so already is not done, nor told of. */
export async function makeChange(
  trx: Executor,
  lead: JourneyLead,
  change: LeadChange,
  { at, by }: { at: Date; by: ChangedBy },
): Promise<Told | Unchanged> {
  switch (change.kind) {
    case 'subscribe':
    case 'unsubscribe':
      return subscribe(trx, lead, change.list, { subscribed: change.kind === 'subscribe', at })
    case 'tag':
    case 'untag':
      return tag(trx, lead, change, at)
    case 'set-field':
      return setField(trx, lead, change, by)
    case 'suppress':
      return suppress(trx, lead, change)
    case 'unsuppress':
      await setMailStop(trx, lead.id, null)
      return (await setSuppressed(trx, lead.id, false))
        ? told(EVENTS.leadUnsuppressed, { consent: change.consent })
        : 'unchanged'
    case 'delete':
      await eraseLead(trx, lead.id, at)
      return told(EVENTS.leadDeleted)
    default:
      return change satisfies never
  }
}

async function suppress(
  trx: Executor,
  { id }: JourneyLead,
  { reason }: { reason?: SuppressionReason },
): Promise<Told | Unchanged> {
  // Also of who was suppressed before, for another reason.
  if (reason === 'bounced' || reason === 'complained') await setMailStop(trx, id, reason)
  const isDone = await setSuppressed(trx, id, true)
  // Whoever unsubscribed and complains later has a reason more.
  const isNews = isDone || (reason !== undefined && !(await isSuppressedFor(trx, id, reason)))
  return isNews ? told(EVENTS.leadSuppressed, reason && { reason }) : 'unchanged'
}

async function subscribe(
  trx: Executor,
  { id, workspaceId, lists }: JourneyLead,
  number: number,
  to: { subscribed: boolean; at: Date },
): Promise<Told | Unchanged> {
  const list = await findRecord(trx, 'lead_group', workspaceId, number)
  if (list === null) return 'unknown-record'
  if (lists.includes(list.id) === to.subscribed) return 'unchanged'
  await setSubscribed(trx, id, { id: list.id, ...to })
  return told(to.subscribed ? EVENTS.listJoined : EVENTS.listLeft, {
    list: number,
    listId: list.id,
  })
}

async function tag(
  trx: Executor,
  { id, workspaceId }: JourneyLead,
  { kind, tag: number }: { kind: 'tag' | 'untag'; tag: number },
  at: Date,
): Promise<Told | Unchanged> {
  const found = await findRecord(trx, 'tag', workspaceId, number)
  if (found === null) return 'unknown-record'
  const isDone =
    kind === 'tag'
      ? await addTag(trx, id, { id: found.id, at })
      : await removeTag(trx, id, found.id)
  if (!isDone) return 'unchanged'
  const name = kind === 'tag' ? EVENTS.tagAdded : EVENTS.tagRemoved
  return told(name, { tag: number, name: found.name })
}

async function setField(
  trx: Executor,
  { id, workspaceId, values }: JourneyLead,
  { field: number, value }: { field: number; value: LeadValue | null },
  by: ChangedBy,
): Promise<Told | Unchanged> {
  const field = await findRecord(trx, 'custom_field', workspaceId, number)
  if (field === null) return 'unknown-record'
  const { dataField } = field
  const before = Object.hasOwn(values, dataField) ? values[dataField] : undefined
  const after = value === null || value === '' ? undefined : value
  if (before === after) return 'unchanged'
  const merged = {
    set: after === undefined ? {} : { [dataField]: after },
    remove: after === undefined ? [dataField] : [],
  }
  await mergeLeadValues(trx, id, merged, by)
  return fieldChanged({ number, dataField }, before, after)
}

/** Of a custom field, whoever wrote its value. */
export function fieldChanged(
  { number, dataField }: { number: number; dataField: string },
  before: LeadValue | undefined,
  after: LeadValue | undefined,
): Told {
  return told(EVENTS.fieldChanged, {
    field: number,
    dataField,
    from: before ?? null,
    to: after ?? null,
  })
}

function told(name: string, props: Told['props'] = {}): Told {
  return { name, props }
}
