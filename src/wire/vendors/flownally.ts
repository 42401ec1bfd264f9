import { z } from 'zod'

/**
 * JSON of Flownally's ten routes. Instants are ISO 8601 in UTC; ids are `jrn_…`,
 * `jrv_…` and `tn_…`. Its page names few node types, triggers and entry modes:
 * more of them, and keys that it does not know, are kept as they come.
 */

const json = z.record(z.string(), z.unknown())
const shortText = z.string().min(1).max(255)

export const flownallyTriggerConfig = z.looseObject({
  type: shortText.describe('The page knows `contact_created`.'),
  conditions: json.optional(),
})

/** Nodes and edges in React Flow's shape. */
export const flownallyDefinition = z.looseObject({
  nodes: z
    .array(z.looseObject({ id: shortText, type: shortText }))
    .describe(
      'The settings are in `data`; by type: WaitSettings, WaitForEventSettings, ConditionSettings, SplitSettings.',
    ),
  edges: z.array(z.looseObject({})).default([]),
})

/** The page knows `once`. */
const entryMode = z
  .enum(['once', 'once_at_a_time', 'every_time'])
  .describe('How often a contact may enter: ever; again once the last run has ended; each time.')

const draft = z.object({
  definition: flownallyDefinition.optional(),
  triggerConfig: flownallyTriggerConfig.optional(),
  entryMode: entryMode.optional(),
})
/** Fields that the page does not name are let through and dropped. */
export const flownallyCreateRequest = draft.extend({ name: z.string() })
export const flownallyUpdateRequest = draft.extend({ name: z.string().optional() })

export const flownallyPageQuery = z.object({
  pageSize: z
    .int()
    .min(0)
    .optional()
    .describe('20 when absent or 0; 100 at most, whatever is asked for.'),
  pageToken: z.string().optional().describe('`nextPageToken` of the page before.'),
})

const instant = z.iso.datetime()
const journeyId = z.string().regex(/^jrn_[0-9A-HJKMNP-TV-Z]{26}$/)

export const flownallyJourney = z.object({
  id: journeyId,
  tenantId: z.string().regex(/^tn_[0-9A-HJKMNP-TV-Z]{26}$/),
  name: z.string(),
  status: z.enum(['draft', 'active', 'paused']),
  createdAt: instant,
  updatedAt: instant,
  entryMode,
})

export const flownallyJourneyVersion = z.object({
  id: z.string().regex(/^jrv_[0-9A-HJKMNP-TV-Z]{26}$/),
  journeyId,
  definition: flownallyDefinition,
  triggerConfig: flownallyTriggerConfig
    .optional()
    .describe('Absent where the start node says no trigger.'),
  entryMode,
  createdAt: instant,
})

/** What the route of one journey tells besides: the draft, where there is one, and what runs. */
export const flownallyJourneyDetails = flownallyJourney.extend({
  definition: flownallyDefinition.optional(),
  triggerConfig: flownallyTriggerConfig.optional(),
  activeVersion: flownallyJourneyVersion.optional().describe('While the journey is active.'),
})

/** The last page has no `nextPageToken`. */
const page = { nextPageToken: z.string().optional(), totalSize: z.int().min(0) }

export const flownallyJourneys = z.object({ journeys: z.array(flownallyJourney), ...page })
export const flownallyJourneyVersions = z.object({
  journeyVersions: z.array(flownallyJourneyVersion),
  ...page,
})

const fieldViolation = z.object({
  field: z.string().describe('Such as `definition.nodes.0`. Empty where all of it is meant.'),
  description: z.string(),
  code: z
    .string()
    .optional()
    .describe('Of a draft that cannot be published: what kind of problem it is.'),
  severity: z.enum(['error', 'warning']).optional(),
  nodeId: z.string().optional().describe('The node that is meant, by its id in the definition.'),
})

/** RFC 9457, with all that is wrong and not only the first. The page leaves the fields open. */
export const flownallyProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  violations: z.array(fieldViolation).optional(),
})

export type FlownallyTriggerConfig = z.infer<typeof flownallyTriggerConfig>
export type FlownallyDefinition = z.infer<typeof flownallyDefinition>
export type FlownallyDraft = z.infer<typeof flownallyUpdateRequest>
export type FlownallyPageQuery = z.infer<typeof flownallyPageQuery>
export type FlownallyJourney = z.infer<typeof flownallyJourney>
export type FlownallyJourneyDetails = z.infer<typeof flownallyJourneyDetails>
export type FlownallyJourneyVersion = z.infer<typeof flownallyJourneyVersion>
export type FlownallyJourneys = z.infer<typeof flownallyJourneys>
export type FlownallyJourneyVersions = z.infer<typeof flownallyJourneyVersions>
export type FlownallyProblem = z.infer<typeof flownallyProblem>
export type FlownallyViolation = z.infer<typeof fieldViolation>
