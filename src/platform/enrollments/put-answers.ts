import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { LeadValue } from '../../wire/form.ts'
import { fieldChanged } from '../leads/lead-change.ts'
import { mergeLeadValues } from '../leads/lead-store.ts'
import { findCustomFields } from '../octeth-records/custom-field-store.ts'
import type { EngineContext } from './facts.ts'
import { holdUpToDate, tell } from './happen.ts'

interface Answers {
  workspaceId: string
  leadId: string
  sessionId: string
  /** What the session was for. */
  source: 'form' | 'booking'
  /** What events of it are named by, where the session puts answers more than once. */
  messageId?: string
  /** By data field. */
  set: Record<string, LeadValue>
  remove: readonly string[]
}

/** Puts what a form was answered on the lead, and tells of the custom fields that it changed. */
export async function putAnswers(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId, sessionId, source, messageId: name, set, remove }: Answers,
): Promise<void> {
  const lead = await holdUpToDate(trx, ctx, { workspaceId, leadId })
  if (lead === null) return
  await mergeLeadValues(trx, leadId, { set, remove }, { source, id: sessionId })
  const valueOf = (values: Record<string, LeadValue>, name: string) =>
    Object.hasOwn(values, name) ? values[name] : undefined
  const names = [...Object.keys(set), ...remove]
  const fields = await findCustomFields(trx, workspaceId, names)
  const events = fields.flatMap((field) => {
    const before = valueOf(lead.values, field.dataField)
    const after = valueOf(set, field.dataField)
    if (isDeepStrictEqual(before, after)) return []
    const messageId = `${name ?? `session:${sessionId}`}:field:${field.number}`
    const told = fieldChanged(field, before, after)
    return { ...told, workspaceId, leadId, occurredAt: ctx.now(), messageId }
  })
  await tell(trx, ctx, lead, events)
}
