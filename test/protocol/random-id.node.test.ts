import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomId } from '../../src/protocol/random-id.ts'

describe('randomId', () => {
  it('is a UUID of version 4, and another one each time', () => {
    const ids = Array.from({ length: 2000 }, randomId)
    for (const id of ids) {
      assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    }
    assert.equal(new Set(ids).size, ids.length)
  })

  it('uses every value of every free digit', () => {
    const ids = Array.from({ length: 2000 }, randomId)
    for (const place of [0, 8 + 1, 14 + 1, 35]) {
      assert.equal(new Set(ids.map((id) => id[place])).size, 16, `digit ${place}`)
    }
    assert.equal(new Set(ids.map((id) => id[19])).size, 4)
  })
})
