import { z } from 'zod'
import type {
  CreateAppointmentSession,
  CreateJourneySession,
  SessionKind,
} from '../wire/endpoint.ts'
import { EndpointProblem } from './problem.ts'

/** What a body asks for, the same for both kinds. */
export interface WantedBody {
  id: string
  lead?: string
  values?: Record<string, string | number | boolean>
}

const ID_RULE = 'must be 1 to 64 letters, digits, "-" or "_"'
/** Ids end up in URLs, where `..` and `%2e` would walk: nothing but these characters is let in. */
export const ID = /^[A-Za-z0-9_-]{1,64}$/
const id = z.string('must be a string').regex(ID, ID_RULE)
/** A data field or a field id. */
const field = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'is not the name of a field')

const text = z.string().max(10_000, 'must have 10,000 characters at most')
const value = z.union([text, z.number(), z.boolean()], {
  error: 'must be text, a number or a boolean',
})
// z.record would leave an own "__proto__" out in silence.
const values = z
  .custom<object>(
    (given) => !Object.hasOwn(Object(given), '__proto__'),
    'must not have "__proto__"',
  )
  .pipe(z.record(field, value))

/** Body of `POST /journey-sessions`. */
export const journeyBody = z.strictObject({
  journey: id,
  lead: id.optional(),
  values: values.optional(),
}) satisfies z.ZodType<CreateJourneySession>
/** Body of `POST /appointment-sessions`. */
export const appointmentBody = z.strictObject({
  appointmentType: id,
  lead: id.optional(),
}) satisfies z.ZodType<CreateAppointmentSession>

/** Throws `invalid-request` with the first thing that is wrong and where. */
export function parseBody(kind: SessionKind, text: string): WantedBody {
  const json = parseJson(text)
  if (kind === 'journey') {
    const { journey, ...rest } = checked(journeyBody, json)
    return { id: journey, ...rest }
  }
  const { appointmentType, ...rest } = checked(appointmentBody, json)
  return { id: appointmentType, ...rest }
}

/** Throws `invalid-request` with the first thing that is wrong and where. */
export function parseJsonBody<T>(schema: z.ZodType<T>, text: string): T {
  return checked(schema, parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw new EndpointProblem('invalid-request', 'The body is not valid JSON.')
  }
}

function checked<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new EndpointProblem('invalid-request', issue === undefined ? undefined : describe(issue))
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Unknown field ${quoted(issue.keys[0] ?? '')}.`
  if (issue.path.length === 0) return 'The body must be a JSON object.'
  const words =
    issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  return `${quoted(issue.path.map(String).join('.'))} ${words}.`
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 80))
}
