import type { z } from 'zod'
import { octethActionSettings } from '../../../journeys/node-settings/octeth-actions.ts'
import type { LeadChange } from '../../../leads/lead-change.ts'
import { go } from '../step.ts'
import type { Step } from '../step.ts'

const { AddTag, RemoveTag, Subscribe, Unsubscribe, UpdateCustomFieldValue } = octethActionSettings

/**
 * Does it to the lead in the step's own transaction. What it names may have gone
 * since it was published: then it is passed over, and the ledger says so.
 */
function changing<Settings>(
  settings: z.ZodType<Settings>,
  outcome: string,
  changeOf: (settings: Settings) => LeadChange,
): Step {
  return async ({ node, facts }) => {
    const parsed = settings.safeParse(node.config ?? {})
    if (!parsed.success) return go('not-carried-out')
    const done = await facts.changeLead(changeOf(parsed.data))
    return go(done === 'changed' ? outcome : done)
  }
}

export const addTag = changing(AddTag, 'tagged', ({ TargetTagID: tag }) => ({ kind: 'tag', tag }))

export const removeTag = changing(RemoveTag, 'untagged', ({ TargetTagID: tag }) => ({
  kind: 'untag',
  tag,
}))

export const subscribe = changing(Subscribe, 'subscribed', ({ TargetListID: list }) => ({
  kind: 'subscribe',
  list,
}))

export const unsubscribe = changing(Unsubscribe, 'unsubscribed', ({ TargetListID: list }) => ({
  kind: 'unsubscribe',
  list,
}))

export const updateCustomFieldValue = changing(
  UpdateCustomFieldValue,
  'field-set',
  ({ TargetCustomFieldID: field, NewCustomFieldValue: value }) => ({
    kind: 'set-field',
    field,
    value,
  }),
)

/** Nothing is left that could go on. */
export const deleteSubscriber: Step = async ({ facts }) => {
  await facts.changeLead({ kind: 'delete' })
  return { kind: 'end', status: 'stopped', outcome: 'deleted', reason: 'lead-deleted' }
}
