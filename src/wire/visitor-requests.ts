import { z } from 'zod'
import { VISITOR_LIMITS } from './visitor.ts'
import type { IdentifyVisitor, SendVisitorEvents } from './visitor.ts'

/** Bodies of the visitor routes. */

/** Characters of a token or a visitor id. */
const LONGEST_TOKEN = 4096

const token = z.string('must be a string').min(1).max(LONGEST_TOKEN)

export const identifyVisitorBody = z.strictObject({
  visitor: token.optional(),
  token: token.optional(),
}) satisfies z.ZodType<IdentifyVisitor>

/** Of `POST /visitor/live`: who asks is in the header. */
export const visitorLiveBody = z.strictObject({})

const properties = z
  .custom<object>(
    (given) =>
      typeof given === 'object' &&
      given !== null &&
      !Array.isArray(given) &&
      !Object.hasOwn(given, '__proto__'),
    'must be an object, without "__proto__"',
  )
  .refine(
    (given) => new TextEncoder().encode(JSON.stringify(given)).length <= VISITOR_LIMITS.properties,
    `must have ${VISITOR_LIMITS.properties} bytes at most, as JSON`,
  )
  .pipe(z.record(z.string(), z.unknown()))

const event = z.strictObject({
  event: z.string('must be a string').min(1).max(VISITOR_LIMITS.name),
  properties,
  messageId: z.uuid('must be a UUID'),
  timestamp: z.iso.datetime('must be an instant in UTC'),
})

export const visitorEventsBody = z.strictObject({
  events: z.array(event, 'must be a list').min(1).max(VISITOR_LIMITS.events),
}) satisfies z.ZodType<SendVisitorEvents>
