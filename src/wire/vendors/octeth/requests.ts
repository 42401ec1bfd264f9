import { z } from 'zod'
import type { OctethCommand } from './commands.ts'

/**
 * What each command takes besides `Command` and the credentials. Query and forms
 * bring text, JSON also numbers. What a command cannot do without is required
 * here; parameters that are not named are dropped.
 */

const id = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,14}$/)]).transform(Number)

/** 0 means any. */
const idOrAny = z.union([z.literal(0), z.literal('0'), id]).transform(Number)

const count = z
  .union([z.int().min(0), z.string().regex(/^\d{1,10}$/)])
  .transform(Number)
  .pipe(z.int().max(2_147_483_647))

const text = z.union([z.string(), z.number()]).transform(String)

/** `2026-02-29` is none. */
const date = z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`))

const array = z.array(z.unknown())

/** An id or a name of the caller's: no NUL and no half character, which no text column takes. */
const label = text.pipe(z.string().regex(/^[^\0\p{Surrogate}]{1,255}$/u))

const trigger = {
  Trigger: text,
  Trigger_ListID: idOrAny,
  Trigger_EmailID: idOrAny,
  Trigger_Value: z.union([z.string(), z.number()]),
  Trigger_Criteria: array,
  Run_Criteria: array,
  Run_Criteria_Operator: text.transform((word) => word.toLowerCase()).pipe(z.enum(['and', 'or'])),
  Rate_Limit_Per_Hour: count,
  Rate_Limit_Per_Day: count,
  Notes: text,
}

const oneJourney = z.object({ JourneyID: id })

const FILTERS = [
  'opened',
  'clicked',
  'converted',
  'browser_viewed',
  'forwarded',
  'unsubscribed',
  'bounced',
  'spam_complaint',
] as const

const json = text.transform((written, context) => {
  try {
    return JSON.parse(written) as unknown
  } catch {
    context.addIssue('not JSON')
    return z.NEVER
  }
})

/** Forms and the query bring it as JSON. */
const properties = z.union([
  z.record(z.string(), z.unknown()),
  json.pipe(z.record(z.string(), z.unknown())),
])

/** Query and forms bring these as JSON. */
export const OCTETH_ARRAYS: ReadonlySet<string> = new Set([
  'Actions',
  'Trigger_Criteria',
  'Run_Criteria',
])

/** What `FilterJSON` holds, once it is read. */
export const octethFilterItems = z.array(z.enum(FILTERS))
export type OctethFilterItem = (typeof FILTERS)[number]

export const OCTETH_REQUESTS = {
  'journey.create': z.object({ Name: text, ...z.object(trigger).partial().shape }),
  'journey.clone': z.object({ JourneyID: text, NewJourneyName: text }),
  'journey.copytouser': z.object({
    JourneyID: id,
    SourceUserID: id,
    TargetUserID: id,
    NewJourneyName: text.optional(),
  }),
  'journey.get': z.object({ JourneyID: id, StartDate: date.optional(), EndDate: date.optional() }),
  'journey.list': z.object({ StatsStartDate: date.optional(), StatsEndDate: date.optional() }),
  'journey.update': z.object({
    JourneyID: id,
    ...z.object({ Name: text, ...trigger }).partial().shape,
  }),
  'journey.delete': oneJourney,
  'journeys.delete': z.object({ Journeys: text.pipe(z.string().regex(/\d/)) }),
  'journey.enable': oneJourney,
  'journey.disable': oneJourney,
  'journey.actions.update': z.object({ JourneyID: id, Actions: array }),
  'journey.actions.published': z.object({ JourneyID: id, Actions: array }),
  'journey.action.subscribers': z.object({
    JourneyID: id,
    ActionID: id,
    FilterJSON: json.optional(),
    Operator: text.pipe(z.enum(['AND', 'OR'])).optional(),
    RecordsPerRequest: count.pipe(z.int().min(1).max(1000)).default(25),
    RecordsFrom: count.default(0),
    OrderField: z.enum(['EmailAddress', 'SubscriberID']).default('EmailAddress'),
    OrderType: z.enum(['ASC', 'DESC']).default('ASC'),
  }),
  'event.track': z.object({
    Event: label,
    ListID: id.optional(),
    Email: label.pipe(z.email()).optional(),
    ID: label.optional(),
    UUID: label.optional(),
    Properties: properties.default({}),
    MessageID: label
      .optional()
      .describe('Ours: whoever calls again with the same one is heard once.'),
  }),
} as const satisfies Record<OctethCommand, z.ZodObject>

export type OctethRequest<C extends OctethCommand> = z.output<(typeof OCTETH_REQUESTS)[C]>

/** The number of the error for a parameter that is missing, and for one that is wrong. */
export const OCTETH_PARAMETER_ERRORS: Readonly<
  Record<OctethCommand, Readonly<Record<string, { missing?: number; invalid?: number }>>>
> = {
  'journey.create': {
    Name: { missing: 1, invalid: 1 },
    ...triggerErrors(3),
  },
  'journey.clone': {
    NewJourneyName: { missing: 1, invalid: 4 },
    JourneyID: { missing: 2, invalid: 3 },
  },
  'journey.copytouser': {
    JourneyID: { missing: 1, invalid: 4 },
    SourceUserID: { missing: 2, invalid: 5 },
    TargetUserID: { missing: 3, invalid: 6 },
    NewJourneyName: { invalid: 10 },
  },
  'journey.get': {
    JourneyID: { missing: 1, invalid: 2 },
    StartDate: { invalid: 4 },
    EndDate: { invalid: 5 },
  },
  'journey.list': { StatsStartDate: { invalid: 4 }, StatsEndDate: { invalid: 5 } },
  'journey.update': { JourneyID: { missing: 1, invalid: 2 }, ...triggerErrors(3) },
  'journey.delete': { JourneyID: { missing: 1, invalid: 2 } },
  'journeys.delete': { Journeys: { missing: 1, invalid: 1 } },
  'journey.enable': { JourneyID: { missing: 1, invalid: 2 } },
  'journey.disable': { JourneyID: { missing: 1, invalid: 2 } },
  'journey.actions.update': {
    JourneyID: { missing: 1, invalid: 3 },
    Actions: { missing: 2, invalid: 4 },
  },
  'journey.actions.published': {
    JourneyID: { missing: 1, invalid: 3 },
    Actions: { missing: 2, invalid: 4 },
  },
  'journey.action.subscribers': {
    JourneyID: { missing: 1, invalid: 3 },
    ActionID: { missing: 2, invalid: 4 },
    FilterJSON: { invalid: 5 },
    Operator: { invalid: 7 },
  },
  'event.track': { Event: { missing: 5 }, ListID: { invalid: 4 }, Email: { invalid: 7 } },
}

function triggerErrors(invalidTrigger: number) {
  return {
    Trigger: { invalid: invalidTrigger },
    Trigger_Criteria: { invalid: invalidTrigger },
    Trigger_ListID: { invalid: 5 },
    Trigger_EmailID: { invalid: 8 },
    Rate_Limit_Per_Hour: { invalid: 18 },
    Rate_Limit_Per_Day: { invalid: 19 },
  }
}
