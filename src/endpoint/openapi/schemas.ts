import { z } from 'zod'
import { visitorEventsTaken } from '../../wire/visitor-answers.ts'
import {
  identifyVisitorBody,
  visitorEventsBody,
  visitorLiveBody,
} from '../../wire/visitor-requests.ts'
import { appointmentBody, journeyBody } from '../parse-body.ts'
import { problem, sessionCreated, sessionStatusAnswer, visitorIdentified } from './answers.ts'

const SCHEMAS = {
  CreateJourneySession: journeyBody,
  CreateAppointmentSession: appointmentBody,
  SessionCreated: sessionCreated,
  SessionStatus: sessionStatusAnswer,
  IdentifyVisitor: identifyVisitorBody,
  VisitorIdentified: visitorIdentified,
  SendVisitorEvents: visitorEventsBody,
  VisitorEventsTaken: visitorEventsTaken,
  ListenAsVisitor: visitorLiveBody,
  Problem: problem,
} as const

export type SchemaName = keyof typeof SCHEMAS

export const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })
export const json = (name: SchemaName) => ({ 'application/json': { schema: ref(name) } })

/** By name, as JSON Schemas. */
export function schemas(): object {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' })
      return [name, rest]
    }),
  )
}
