import { z } from 'zod'

/** What the FLG 360 routes answer. Instants are ISO 8601 in UTC, or milliseconds since 1970 where it says so. */

/** Milliseconds since 1970. */
const milliseconds = z.int()
const change = { createdBy: z.string(), modifiedAt: milliseconds, modifiedBy: z.string() }
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

const snapshot = z.strictObject({
  title: z.string(),
  leadGroup: z.string().nullable().describe('Lead group id; null for all groups.'),
  body: z.array(
    z.strictObject({
      text: z.string(),
      type: z
        .string()
        .describe('The pages know `input`; our own types are told by their own names.'),
      dataField: z.string().nullable(),
      journeyFieldId: z.string(),
      readOnly: z.boolean(),
      required: z.boolean(),
      pageId: z.string().describe('An addition of ours: the page in `pages` that the field is on.'),
    }),
  ),
  pages: z.array(z.strictObject({ title: z.string(), pageId: z.string() })),
  templateName: z.string(),
  journeyId: z.string(),
  createdAt: milliseconds,
  ...change,
})
export type FlgJourneySnapshot = z.infer<typeof snapshot>

/** Answer 200 of `POST /api/v2/journey-response-sessions`. */
export const flgJourneySession = z.strictObject({
  sessionId: z.string(),
  lead: z.string(),
  journey: z.string(),
  open: z.boolean(),
  complete: z.boolean(),
  expired: z.boolean(),
  public: z.boolean(),
  closesAt: z.iso.datetime().nullable(),
  journeySnapshot: snapshot,
  /** By `journeyFieldId`. */
  values,
  page: z.int().positive().describe('From 1.'),
  publicUrl: z.url().nullable().describe('Null unless `public`.'),
  createdAt: milliseconds,
  ...change,
})
export type FlgJourneySession = z.infer<typeof flgJourneySession>

/** Answer 200 of `POST /api/v2/appointment-sessions`. */
export const flgAppointmentSession = z.strictObject({
  sessionId: z.string(),
  lead: z.string(),
  appointmentType: z.string(),
  closesAt: z.iso.datetime(),
  publicUrl: z.url(),
})
export type FlgAppointmentSession = z.infer<typeof flgAppointmentSession>

/** Answer 200 of `GET /api/v2/leads/{id}`, an addition of ours. */
export const flgLead = z.strictObject({
  lead: z.string(),
  leadGroup: z.string().nullable(),
  /** By data field. */
  values,
})
export type FlgLead = z.infer<typeof flgLead>

/** Body of every refusal. The pages say nothing about it: this shape is ours. */
export const flgRefusal = z.strictObject({
  error: z.strictObject({
    code: z.enum([
      'invalid_request',
      'unknown_lead',
      'unknown_journey',
      'unknown_appointment_type',
      'lead_group_mismatch',
      'unauthorized',
      'forbidden',
      'not_found',
      'method_not_allowed',
      'too_large',
    ]),
    message: z.string(),
  }),
})
export type FlgRefusal = z.infer<typeof flgRefusal>
export type FlgRefusalCode = FlgRefusal['error']['code']
