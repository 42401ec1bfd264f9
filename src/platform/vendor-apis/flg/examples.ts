import type { z } from 'zod'
import type { flgSchemas } from '../../../wire/vendors/flg-operations.ts'

const lead = '108123759'
const journey = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const appointmentType = 'e2b7a640-51c8-4d0f-a3f9-6c1d8b5e9072'
const pageId = '019ac3f0-9d21-7b44-a6c8-3e5f7a1b2c4d'
const change = { createdBy: '10', modifiedAt: 1_795_510_800_000, modifiedBy: '10' }

/** One body of each schema. */
export const flgExamples: {
  [Name in keyof typeof flgSchemas]: z.input<(typeof flgSchemas)[Name]>
} = {
  StartJourneySession: { lead, journey, public: true },
  StartAppointmentSession: { lead, appointmentType },
  JourneySession: {
    sessionId: '019ac3f5-0b6e-7d12-b8c4-9e3a7f5d1c20',
    lead,
    journey,
    open: true,
    complete: false,
    expired: false,
    public: true,
    closesAt: null,
    journeySnapshot: {
      title: 'Loan application',
      leadGroup: null,
      body: [
        {
          text: 'First name',
          type: 'input',
          dataField: 'firstname',
          journeyFieldId: '019ac3f0-9d21-7b44-a6c8-3e5f7a1b2c4e',
          readOnly: false,
          required: true,
          pageId,
        },
      ],
      pages: [{ title: 'About you', pageId }],
      templateName: 'Default',
      journeyId: journey,
      createdAt: 1_795_510_800_000,
      ...change,
    },
    values: {},
    page: 1,
    publicUrl: 'https://sessions.example/journeys/run/1/TOKEN',
    createdAt: 1_795_510_800_000,
    ...change,
  },
  AppointmentSession: {
    sessionId: '019ac3f5-3c90-7e51-8d02-7b6a5f4e3d2c',
    lead,
    appointmentType,
    closesAt: '2026-12-01T09:00:00.000Z',
    publicUrl: 'https://sessions.example/appointments/book/TOKEN',
  },
  Lead: { lead, leadGroup: null, values: { firstname: 'Ada', email: 'ada@example.com' } },
  Refusal: { error: { code: 'unknown_lead', message: 'There is no such lead.' } },
}

/** Of parameters. */
export const flgParameters = { id: lead }
