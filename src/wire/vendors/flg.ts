import { z } from 'zod'

/**
 * JSON of the two FLG 360 routes. FLG says "journey" for what we call a form.
 * Instants are ISO 8601 in UTC, or milliseconds since 1970 where it says so.
 */

/** Where the routes lie below `https://<your_domain>`. */
export const FLG_PATHS = {
  journey: '/api/v2/journey-response-sessions',
  appointment: '/api/v2/appointment-sessions',
} as const

/** Body of `POST /api/v2/journey-response-sessions`. */
export interface FlgJourneyRequest {
  lead: string
  journey: string
  /** Whether the session may be used outside of FLG, in an iframe. */
  public: boolean
}

/** Body of `POST /api/v2/appointment-sessions`. */
export interface FlgAppointmentRequest {
  lead: string
  appointmentType: string
}

const id = z.string().min(1).max(64)
/** Fields that the pages do not name are let through and dropped. */
export const flgJourneyRequest = z.object({
  lead: id,
  journey: id,
  public: z
    .boolean()
    .default(false)
    .describe('Whether the session may be used outside of FLG, in an iframe.'),
})
export const flgAppointmentRequest = z.object({ lead: id, appointmentType: id })

/**
 * What we read of either answer. The pages print the key as `" publicUrl"`:
 * both spellings are read.
 */
export const flgSessionAnswer = z.object({
  sessionId: z.string().min(1).max(512),
  publicUrl: z.string().nullish(),
  ' publicUrl': z.string().nullish(),
  closesAt: z.union([z.string(), z.number()]).nullish(),
})
