import { z } from 'zod'
import type { Problem, SessionCreated, SessionStatus } from '../../wire/endpoint.ts'
import type { VisitorIdentified } from '../../wire/visitor.ts'
import { VISITOR_LIMITS } from '../../wire/visitor.ts'
import { visitorTrigger } from '../../wire/visitor-answers.ts'
import { PROBLEMS } from '../problem.ts'

const instant = z.iso.datetime().describe('ISO 8601, UTC')

export const sessionCreated = z.strictObject({
  sessionId: z.string().describe("The endpoint's own id of the session. No secret."),
  publicUrl: z.url().describe('A bearer secret: show it in a frame, and nowhere else.'),
  expiresAt: instant.nullable().optional(),
  protocol: z.enum(['required', 'optional']).optional(),
  embeddable: z.union([z.boolean(), z.literal('unknown')]).optional(),
  heightHint: z.number().int().positive().optional().describe('CSS pixels'),
  resumed: z.boolean().optional().describe('An open session of the same caller was given again.'),
}) satisfies z.ZodType<SessionCreated>

export const sessionStatusAnswer = z.strictObject({
  sessionId: z.string(),
  state: z.enum(['open', 'complete', 'expired']),
  outcome: z.enum(['form', 'appointment']).nullable(),
  completedAt: instant.nullable(),
}) satisfies z.ZodType<SessionStatus>

export const visitorIdentified = z.strictObject({
  visitor: z.string().describe('A bearer secret of this browser.'),
  triggers: z.array(visitorTrigger).max(VISITOR_LIMITS.triggers),
}) satisfies z.ZodType<VisitorIdentified>

const codes = Object.keys(PROBLEMS).map((code) => `urn:sessionframe:problem/${code}`)

/** RFC 9457. */
export const problem = z.strictObject({
  type: z.enum(codes),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string().optional().describe('What is wrong and what to do.'),
  instance: z.string().optional().describe("The request's id, also in X-Request-Id."),
}) satisfies z.ZodType<Problem>
