import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
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

describe('randomId on plain http', () => {
  const { randomUUID } = crypto
  before(() => void Object.assign(crypto, { randomUUID: undefined }))
  after(() => void Object.assign(crypto, { randomUUID }))

  it('is 128 bits, each of which is both, and another one each time', () => {
    const ids = Array.from({ length: 2000 }, randomId)
    for (const id of ids) assert.match(id, /^\d{1,10}(-\d{1,10}){3}$/)
    assert.equal(new Set(ids).size, ids.length)
    const bits = ids.map((id) =>
      id
        .split('-')
        .map((word) => Number(word).toString(2).padStart(32, '0'))
        .join(''),
    )
    for (let place = 0; place < 128; place += 1) {
      assert.equal(new Set(bits.map((one) => one[place])).size, 2, `bit ${place}`)
    }
  })
})
