import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
import { problemCode, retryAfter } from '../../src/elements/session-problem.ts'

it('every status is a code of ours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), (status) => {
      assert.match(problemCode(status), /^[a-z-]+$/)
    }),
  )
})

it('a wait is 1 to 3600 whole seconds, or none', () => {
  const header = fc.string({ unit: 'grapheme-ascii' })
  const fields = fc.oneof(
    header,
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  )
  fc.assert(
    fc.property(fields, (field) => {
      const wait = retryAfter(new Response(null, { headers: { 'Retry-After': field } }))
      assert.ok(wait === null || (Number.isInteger(wait) && wait >= 1 && wait <= 3600))
    }),
  )
})
