import { z } from 'zod'
import type { AnswerValue } from '../form.ts'

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
  public: z.boolean().default(false),
})
export const flgAppointmentRequest = z.object({ lead: id, appointmentType: id })

/** A field in `journeySnapshot.body`. */
interface FlgField {
  text: string
  /** The pages know `input`; our own types are told by their own names. */
  type: string
  dataField: string | null
  journeyFieldId: string
  readOnly: boolean
  required: boolean
  /** An addition of ours: the page in `pages` that the field is on. */
  pageId: string
}

export interface FlgJourneySnapshot {
  title: string
  /** Lead group id; null for all groups. */
  leadGroup: string | null
  body: FlgField[]
  pages: { title: string; pageId: string }[]
  templateName: string
  journeyId: string
  /** Milliseconds since 1970. */
  createdAt: number
  createdBy: string
  modifiedAt: number
  modifiedBy: string
}

/** Answer 200 of `POST /api/v2/journey-response-sessions`. */
export interface FlgJourneySession {
  sessionId: string
  lead: string
  journey: string
  open: boolean
  complete: boolean
  expired: boolean
  public: boolean
  closesAt: string | null
  journeySnapshot: FlgJourneySnapshot
  /** By `journeyFieldId`. */
  values: Record<string, AnswerValue>
  /** From 1. */
  page: number
  /** Null unless `public`. */
  publicUrl: string | null
  /** Milliseconds since 1970. */
  createdAt: number
  createdBy: string
  modifiedAt: number
  modifiedBy: string
}

/** Answer 200 of `POST /api/v2/appointment-sessions`. */
export interface FlgAppointmentSession {
  sessionId: string
  lead: string
  appointmentType: string
  closesAt: string
  publicUrl: string
}

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

/** Answer 200 of `GET /api/v2/leads/{id}`, an addition of ours. */
export interface FlgLead {
  lead: string
  leadGroup: string | null
  /** By data field. */
  values: Record<string, AnswerValue>
}

/** Body of 400, 401 and 403. The pages say nothing about it: this shape is ours. */
export interface FlgRefusal {
  error: { code: FlgRefusalCode; message: string }
}
export type FlgRefusalCode =
  | 'invalid_request'
  | 'unknown_lead'
  | 'unknown_journey'
  | 'unknown_appointment_type'
  | 'lead_group_mismatch'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'too_large'
