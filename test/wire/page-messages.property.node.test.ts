import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import * as requests from '../../src/wire/page-requests.ts'
import * as answers from '../../src/wire/page-answers.ts'
import {
  flgAppointmentRequest,
  flgJourneyRequest,
  flgSessionAnswer,
} from '../../src/wire/vendors/flg.ts'

interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown }
}

const schemas = Object.entries<unknown>({
  ...requests,
  ...answers,
  flgAppointmentRequest,
  flgJourneyRequest,
  flgSessionAnswer,
}).filter((entry): entry is [string, Schema] => 'safeParse' in Object(entry[1]))

const NAMES =
  'rev page values submitKey start end confirmKey from to timeZone receipt errors slots code lead journey sessionId public __proto__'
const names = fc.constantFrom(...NAMES.split(' '))
const instants = fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
const nearly = fc.dictionary(names, fc.oneof(instants, fc.nat(), fc.anything()))
const whatever = fc.oneof(fc.anything({ withNullPrototype: true, withSparseArray: true }), nearly)

describe('what hosted pages, the platform and FLG say to each other', () => {
  for (const [name, schema] of schemas) {
    it(`${name}: anything is read or refused, and what is read is read again as the same`, () => {
      fc.assert(
        fc.property(whatever, (value) => {
          const { success, data } = schema.safeParse(value)
          if (success) assert.deepEqual(schema.safeParse(data).data, data)
        }),
      )
    })
  }

  it('answers of a form that are right are read as they were written', () => {
    const value = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    const values = fc.dictionary(fc.uuid(), value)
    const saves = fc.record({ rev: fc.nat(), page: fc.integer({ min: 1, max: 99 }), values })
    fc.assert(
      fc.property(saves, (save) => {
        const sent = JSON.parse(JSON.stringify(save)) as unknown
        assert.deepEqual(requests.saveAnswersSchema.parse(sent), sent)
      }),
    )
  })

  it('slots are asked for from a day to a day, in a zone that there is', () => {
    const zones = fc.oneof(
      fc.string(),
      fc.constantFrom('Europe/London', 'UTC', '+01:00', 'Nowhere/City'),
    )
    const days = fc.oneof(
      fc.string(),
      instants.map((instant) => instant.slice(0, 10)),
    )
    fc.assert(
      fc.property(fc.record({ from: days, to: days, timeZone: zones }), (query) => {
        const { success } = requests.slotQuerySchema.safeParse(query)
        if (!success) return
        assert.ok(query.from <= query.to)
        assert.ok(new Intl.DateTimeFormat('en', { timeZone: query.timeZone }))
      }),
    )
  })
})
