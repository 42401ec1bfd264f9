import { z } from 'zod'

/** JSON between an endpoint and a platform on another server. Times are ISO 8601 instants in UTC. */

/** Where the routes lie: POST starts a session, GET with its id tells its state. */
export const PLATFORM_PATHS = {
  journey: '/api/sessionframe/v1/journey-sessions',
  appointment: '/api/sessionframe/v1/appointment-sessions',
} as const

const value = z.union([z.string().max(10_000), z.number(), z.boolean()])

/** Body of a POST. */
export const startSessionRequest = z.object({
  /** A form's id or an appointment type's. */
  id: z.string().min(1).max(64),
  /** A lead's number; or the lead group where one is made with the first answer. */
  lead: z.union([z.string().min(1).max(64), z.object({ newIn: z.string().min(1).max(200) })]),
  /** Give an open session of the same lead and id again. */
  reuse: z.boolean(),
  /** Prefill of a form. */
  values: z.record(z.string().max(64), value).optional(),
})
export type StartSessionRequest = z.infer<typeof startSessionRequest>

/** Answer 201 of a POST. */
export const startedSession = z.object({
  sessionId: z.string().min(1).max(64),
  publicUrl: z.string(),
  expiresAt: z.string().nullable(),
  resumed: z.boolean(),
})
export type StartedSession = z.infer<typeof startedSession>

/** Answer 200 of a GET. */
export const platformSession = z.object({
  state: z.enum(['open', 'complete', 'expired']),
  outcome: z.enum(['form', 'appointment']).nullable(),
  completedAt: z.string().nullable(),
  /** Of a complete session. */
  receipt: z.string().nullable(),
})
export type PlatformSession = z.infer<typeof platformSession>

/** Every other answer. The message is for developers. */
export interface PlatformRefusal {
  code: string
  message: string
}
