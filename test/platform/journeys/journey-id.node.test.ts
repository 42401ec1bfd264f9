import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import {
  parseJourneyText,
  parseNumber,
  parseVersionText,
  toJourneyText,
  toVersionText,
} from '../../../src/platform/journeys/journey-id.ts'
import { newId } from '../../../src/platform/uuid.ts'

describe('the id of a journey', () => {
  it('goes to Flownally and comes back, whatever its bits', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        assert.equal(parseJourneyText(toJourneyText(id)), id)
        assert.equal(parseVersionText(toVersionText(id)), id)
        assert.equal(parseVersionText(toJourneyText(id)), null)
        assert.match(toJourneyText(id), /^jrn_[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
      }),
    )
  })

  it('sorts alike in both spellings', () => {
    const ids = Array.from({ length: 50 }, newId)
    assert.deepEqual(ids.map(toJourneyText).toSorted(), ids.toSorted().map(toJourneyText))
  })

  it('is read from the spelling of the ULID page, where its first ten digits are the time', () => {
    // https://github.com/ulid/spec: 01ARZ3NDEK is 1469922850259 ms.
    const id = parseJourneyText('jrn_01ARZ3NDEKTSV4RRFFQ69G5FAV')
    assert.equal(id, '01563e3a-b5d3-d676-4c61-efb99302bd5b')
    assert.equal(Number.parseInt('01563e3ab5d3', 16), 1469922850259)
  })

  it('has one spelling: anything else is no id', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const id = parseJourneyText(text)
        assert.ok(id === null || toJourneyText(id) === text)
      }),
    )
    const right = 'jrn_01ARZ3NDEKTSV4RRFFQ69G5FAV'
    const wrong = [
      '',
      'jrn_',
      right.toLowerCase(),
      right.slice(4),
      right.slice(0, -1),
      `${right}0`,
      ` ${right}`,
      right.replace('jrn_', 'jrv_'),
      right.replace('jrn_', 'JRN_'),
      'jrn_81ARZ3NDEKTSV4RRFFQ69G5FAV',
      'jrn_01ARZ3NDEKTSV4RRFFQ69G5FAU',
      'jrn_O1ARZ3NDEKTSV4RRFFQ69G5FAV',
      'jrn_01563e3a-b5d3-d676-4c61-efb9',
    ]
    for (const text of wrong) assert.equal(parseJourneyText(text), null, text)
  })

  it('goes to Octeth as a number, and comes as one or as its digits', () => {
    for (const value of [456, '456']) assert.equal(parseNumber(value), 456)
    const wrong = [
      0,
      -1,
      1.5,
      NaN,
      1e21,
      '',
      '0',
      '007',
      '4 ',
      '4.0',
      '1e3',
      '९',
      null,
      true,
      [4],
      {},
    ]
    for (const value of [...wrong, '9007199254740992', 9007199254740992]) {
      assert.equal(parseNumber(value), null, JSON.stringify(value))
    }
    assert.equal(parseNumber('9007199254740991'), Number.MAX_SAFE_INTEGER)
  })
})
