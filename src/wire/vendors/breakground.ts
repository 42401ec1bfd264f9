import { z } from 'zod'

/** JSON of BreakGround's routes. Instants are ISO 8601 in UTC. */

/** Where the routes lie. */
export const BREAKGROUND_PATH = '/api/journeys'

const STATUSES = ['DRAFT', 'PUBLISHED', 'PAUSED', 'ARCHIVED'] as const

const NODE_TYPES = [
  'TRIGGER',
  'CONTENT',
  'WAIT',
  'WAIT_FOR_EVENT',
  'CONDITION',
  'SPLIT',
  'GOAL_CHECK',
  'EXIT',
  /** An addition of ours: a step of another vendor's journey. It may be moved, not made. */
  'ACTION',
] as const

const ENROLLMENT_STATUSES = ['in_progress', 'completed', 'stopped', 'abandoned'] as const

const json = z.record(z.string(), z.unknown())
const shortText = z.string().min(1).max(255)

/* Requests. Fields that the page does not name are let through and dropped. */

/** Text, as everything in a query; what is out of range is taken as the nearest that is not. */
const wholeNumber = z.string().regex(/^-?\d{1,15}$/, 'Give a whole number.')

export const breakgroundPageQuery = z.object({
  page: wholeNumber.default('1').describe('From 1.'),
  limit: wholeNumber.default('20').describe('How many to a page: 100 at most.'),
})

export const breakgroundListQuery = breakgroundPageQuery.extend({
  status: z.enum(STATUSES).optional(),
  siteId: z.uuid().optional(),
})

const nodeRequest = z.object({
  id: shortText
    .nullish()
    .describe('A UUID is kept; any other text names the node within the request.'),
  type: z.enum(NODE_TYPES),
  config: json
    .nullish()
    .describe(
      'By type: WaitSettings, WaitForEventSettings, ConditionSettings, SplitSettings; of a trigger its triggerType and triggerConfig.',
    ),
  contentId: shortText.nullish(),
  position: z.object({ x: z.number(), y: z.number() }).nullish(),
})

const edgeRequest = z.object({
  id: shortText.nullish(),
  sourceNodeId: shortText.describe(
    "A node's id, its name in the request, or its place, from 1: `<node-1-id>`.",
  ),
  targetNodeId: shortText,
  label: z.string().nullish(),
  sourceHandle: z
    .string()
    .nullish()
    .describe(
      'An addition of ours: the branch of the source that the edge is for. Without one, the label says it.',
    ),
})

/** Body of `PUT /api/journeys/:id/canvas`. */
export const breakgroundCanvasRequest = z.object({
  nodes: z.array(nodeRequest),
  edges: z.array(edgeRequest),
})
export type BreakgroundCanvas = z.infer<typeof breakgroundCanvasRequest>

const goalConfig = z.looseObject({
  type: z.enum(['event', 'page_visit', 'attribute_match', 'flow_completed']),
  config: json.optional(),
  deadline: z.int().positive().max(36_500).nullish().describe('Days.'),
})

const metadata = z.object({
  name: shortText,
  siteId: z.uuid(),
  description: z.string().max(10_000).nullish(),
  audienceId: shortText.nullish(),
  settings: json.optional(),
  goalConfig: goalConfig.nullish(),
  allowAnonymous: z.boolean().optional(),
})

/** Body of `POST /api/journeys`. */
export const breakgroundCreateRequest = metadata.extend({
  nodes: z.array(nodeRequest).optional(),
  edges: z.array(edgeRequest).optional(),
})

/** What `PATCH` may change; all of it may be absent. */
const change = metadata.partial()
export type BreakgroundMetadata = z.infer<typeof change>

const elsewhere = z
  .never({ error: 'The canvas is saved with PUT /api/journeys/:id/canvas.' })
  .optional()

/** Body of `PATCH /api/journeys/:id`: what is absent stays. */
export const breakgroundUpdateRequest = change.extend({ nodes: elsewhere, edges: elsewhere })

/* Answers. */

const counts = z.strictObject({ nodes: z.int(), edges: z.int(), enrollments: z.int() })

const summary = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullable(),
  status: z.enum(STATUSES),
  audienceId: z.string().nullable(),
  siteId: z.uuid().nullable().describe("Null for a journey that was made in another vendor's API."),
  settings: json,
  goalConfig: goalConfig.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  _count: counts,
})
export type BreakgroundJourneySummary = z.infer<typeof summary>

const node = z.strictObject({
  id: z.uuid(),
  type: z.enum(NODE_TYPES),
  contentId: z.string().nullable(),
  config: json.nullable(),
  position: z.strictObject({ x: z.number(), y: z.number() }).nullable(),
})

const edge = z.strictObject({
  id: z.uuid(),
  sourceNodeId: z.uuid(),
  targetNodeId: z.uuid(),
  label: z.string().nullable(),
  sourceHandle: z.string().nullable(),
})

const journey = summary.extend({
  allowAnonymous: z.boolean(),
  audience: z.strictObject({ id: z.string() }).nullable().describe('What we know of the audience.'),
  nodes: z.array(node),
  edges: z.array(edge),
})
export type BreakgroundJourney = z.infer<typeof journey>

const enrollment = z.strictObject({
  id: z.uuid(),
  journeyId: z.uuid(),
  endUserId: z.uuid(),
  status: z.enum(ENROLLMENT_STATUSES),
  enrolledAt: z.iso.datetime(),
  endUser: z.strictObject({ id: z.uuid(), traits: json }),
})
export type BreakgroundEnrollment = z.infer<typeof enrollment>

const meta = z.strictObject({
  total: z.int().describe('On all pages.'),
  page: z.int(),
  limit: z.int(),
  totalPages: z.int(),
})
export type BreakgroundMeta = z.infer<typeof meta>

/** Answer of `GET /api/journeys`. */
export const breakgroundJourneysAnswer = z.strictObject({ data: z.array(summary), meta })
/** Answer of every call that is about one journey. */
export const breakgroundJourneyAnswer = z.strictObject({ data: journey })
/** Answer of `GET /api/journeys/:id/enrollments`. */
export const breakgroundEnrollmentsAnswer = z.strictObject({ data: z.array(enrollment), meta })

const CODES = [
  'VALIDATION_ERROR',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'CONFLICT',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
] as const
export type BreakgroundErrorCode = (typeof CODES)[number]

const CATEGORIES = [
  'validation',
  'authentication',
  'authorization',
  'not_found',
  'conflict',
  'rate_limit',
] as const
export type BreakgroundErrorCategory = (typeof CATEGORIES)[number]

/** Every refusal. */
export const breakgroundErrorAnswer = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    statusCode: z.int(),
    code: z.enum(CODES),
    category: z.enum(CATEGORIES),
    details: z
      .array(z.looseObject({ message: z.string() }))
      .describe(
        'Each thing that is wrong: `path` in the request, or the id of a node or an edge, with a message.',
      ),
  }),
})
export type BreakgroundErrorBody = z.infer<typeof breakgroundErrorAnswer>
