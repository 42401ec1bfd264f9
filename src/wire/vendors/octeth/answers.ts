import { z } from 'zod'
import type { OctethCommand } from './commands.ts'

/**
 * Octeth's answers, keys in the order of its pages. Ids are text within objects
 * and numbers beside them; times are UTC without a zone.
 */

const idText = z.string().regex(/^\d+$/)
const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
const status = z.enum(['Enabled', 'Disabled'])
/** PHP knows no difference between an empty list and an empty record: both are `[]`. */
const parameters = z.union([z.record(z.string(), z.unknown()), z.array(z.never())])

const actionParameters = z.object({ ActionParameters: parameters }).shape
const action = z.object({ ActionID: idText, Action: z.string(), ...actionParameters })
/** Where Octeth's pages show no action, whether it is published is told as well. */
const actionWithState = action.extend({ Published: z.enum(['true', 'false']) })

const names = { JourneyID: idText, JourneyName: z.string() }
const trigger = { Trigger: z.string() }
const triggerWithParameters = { ...trigger, TriggerParameters: parameters }
const notes = { Notes: z.string() }
const stats = { ActiveSubscribers: z.int(), TotalSubscribers: z.int() }
const count = z.int().min(0)
const emailActions = z.strictObject({
  SendCount: count,
  DeliveryCount: count,
  OpenCount: count,
  ClickCount: count,
  ConversionCount: count,
  BrowserViewCount: count,
  ForwardCount: count,
  UnsubscribeCount: count,
  BounceCount: count,
  SpamComplaintCount: count,
  TotalRevenue: z.number(),
})
const day = z.iso.date()

const switched = z.object({
  Journey: z.object({ ...names, ...trigger, Status: status, UpdatedAt: time }),
})

export const OCTETH_ANSWERS = {
  'journey.create': z.object({
    JourneyID: z.int(),
    Journey: z.object({
      ...names,
      ...trigger,
      Status: status,
      ...notes,
      CreatedAt: time,
      UpdatedAt: time,
    }),
  }),
  'journey.clone': z.object({
    Journey: z.object({ ...names, ...triggerWithParameters, Status: status, ...notes }),
    Actions: z.array(actionWithState),
  }),
  'journey.copytouser': z.object({
    Success: z.literal(true),
    JourneyID: z.int(),
    EmailsCopied: z.array(z.object({ SourceEmailID: z.int(), NewEmailID: z.int() })),
    ResourcesReset: z.array(z.string()),
  }),
  'journey.get': z.object({
    ...names,
    ...triggerWithParameters,
    Status: status,
    ...notes,
    Actions: z.array(actionWithState),
    JourneyStats: z.object(stats),
  }),
  'journey.list': z.object({
    Journeys: z.array(
      z.object({
        ...names,
        ...triggerWithParameters,
        Status: status,
        JourneyStats: z.object({
          ...stats,
          AggregatedEmailActions: z.union([emailActions, z.strictObject({})]),
          AggregatedDaysEmailActions: z.union([z.record(day, emailActions), z.array(z.never())]),
          TotalRevenue: z.number(),
          DaysRevenue: z.array(z.strictObject({ Date: day, Amount: z.number() })),
        }),
      }),
    ),
  }),
  'journey.update': z.object({
    Journey: z.object({
      ...names,
      ...triggerWithParameters,
      Status: status,
      ...notes,
      UpdatedAt: time,
    }),
  }),
  'journey.delete': z.object({ JourneyID: z.int() }),
  'journeys.delete': z.object({
    Success: z.literal(true),
    ErrorCode: z.literal(0),
    ErrorText: z.literal(''),
  }),
  'journey.enable': switched,
  'journey.disable': switched,
  'journey.actions.update': z.object({ ...names, Actions: z.array(action) }),
  'journey.actions.published': z.object({
    ...names,
    Actions: z.array(z.object({ ActionID: idText, Published: z.enum(['true', 'false']) })),
  }),
  'journey.action.subscribers': z.object({
    Success: z.literal(true),
    ErrorCode: z.literal(0),
    ErrorText: z.literal(''),
    Subscribers: z.array(
      z.object({ SubscriberID: idText, EmailAddress: z.string(), Suppressed: z.boolean() }),
    ),
    TotalSubscribers: z.int(),
  }),
  'event.track': z.object({
    status: z.literal('success'),
    uuid: z.string(),
    external_id: z.string(),
    identify_event_sent: z.boolean(),
  }),
} as const satisfies Record<OctethCommand, z.ZodObject>

export type OctethAnswer<C extends OctethCommand> = z.output<(typeof OCTETH_ANSWERS)[C]>

const errorItem = z.strictObject({ Code: z.int(), Message: z.string() })
export type OctethErrorItem = z.infer<typeof errorItem>

const failed = { Success: z.literal(false) }

/** How a command tells its errors: its pages know four ways. */
export const octethFailure = z.union([
  z.strictObject({ Errors: z.array(errorItem) }),
  z.strictObject({ ...failed, Errors: z.array(errorItem) }),
  z.strictObject({ ...failed, ErrorCode: z.array(errorItem) }),
  z.strictObject({ ...failed, ErrorCode: z.array(z.int()) }),
])
export type OctethFailure = z.infer<typeof octethFailure>
