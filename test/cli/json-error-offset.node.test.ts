import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { jsonErrorOffset } from '../../src/cli/json-error-offset.ts'

describe('where JSON is wrong', () => {
  const wrong: [text: string, offset: number][] = [
    ['', 0],
    ['  ', 2],
    ['{"a": canary}', 6],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['[1,]', 3],
    ["{'a': 1}", 1],
    ['{"a" 1}', 5],
    ['{"a": "open', 6],
    ['{"a": [1}', 8],
    ['[1]]', 3],
    ['{"a":1', 6],
    ['{} {}', 3],
    ['[1], 2', 3],
    ['// no', 0],
    ['[01]', 2],
    ['["\\x"]', 1],
  ]
  for (const [text, offset] of wrong) {
    it(`is ${offset} in ${JSON.stringify(text)}`, () => {
      assert.throws(() => JSON.parse(text))
      assert.equal(jsonErrorOffset(text), offset)
    })
  }

  it('is the end of whatever is JSON', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), (text) => {
        assert.equal(jsonErrorOffset(text), text.length)
      }),
    )
  })

  it('is at a mark put into the middle of JSON, or before it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        const place = at % (text.length + 1)
        const broken = `${text.slice(0, place)}\u0000${text.slice(place)}`
        assert.ok(jsonErrorOffset(broken) <= place)
      }),
    )
  })
})
