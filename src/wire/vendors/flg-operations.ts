import { flgAppointmentSession, flgJourneySession, flgLead, flgRefusal } from './flg-answers.ts'
import { FLG_PATHS, flgAppointmentRequest, flgJourneyRequest } from './flg.ts'
import type { Operation } from './operation.ts'

/** What the routes take and answer. */
export const flgSchemas = {
  StartJourneySession: flgJourneyRequest,
  StartAppointmentSession: flgAppointmentRequest,
  JourneySession: flgJourneySession,
  AppointmentSession: flgAppointmentSession,
  Lead: flgLead,
  Refusal: flgRefusal,
} as const

/** FLG 360's two routes, and one to read a lead with the same key. */
export const flgOperations = {
  startJourneySession: {
    method: 'post',
    path: FLG_PATHS.journey,
    summary: 'Start a session in which a lead fills in a form.',
    scope: 'form-session:start',
    body: 'StartJourneySession',
    answers: { 200: { description: 'The session.', schema: 'JourneySession' } },
  },
  startAppointmentSession: {
    method: 'post',
    path: FLG_PATHS.appointment,
    summary: 'Start a session in which a lead books an appointment.',
    scope: 'appointment-session:start',
    body: 'StartAppointmentSession',
    answers: { 200: { description: 'The session.', schema: 'AppointmentSession' } },
  },
  getLead: {
    method: 'get',
    path: '/api/v2/leads/{id}',
    summary: 'Read what is known of a lead, by its number.',
    scope: 'form-session:start',
    orScope: 'appointment-session:start',
    answers: { 200: { description: 'The lead.', schema: 'Lead' } },
    refusals: { 404: 'There is no such lead.' },
  },
} as const satisfies Record<string, Operation<keyof typeof flgSchemas>>

export type FlgOperation = keyof typeof flgOperations
