import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { Strokes } from '../../../src/pages/journey/strokes.ts'
import { isDrawing } from '../../../src/wire/signature.ts'

const drawn = (...strokes: readonly (readonly [number, number][])[]) => {
  const made = new Strokes('')
  for (const [first, ...rest] of strokes) {
    const point = ([x, y]: readonly [number, number]) => ({ x, y })
    if (first) made.begin(point(first))
    for (const one of rest) made.draw(point(one))
  }
  return made
}

describe('strokes of a signature', () => {
  it('are written as lines, a dot as one that leads nowhere', () => {
    const two = drawn(
      [
        [10.4, 20.6],
        [11, 21],
        [100, 90],
      ],
      [[-5, 4000]],
    )
    assert.equal(String(two), 'M10 21L100 90M0 400L0 400')
    two.undo()
    assert.equal(String(two), 'M10 21L100 90')
    two.clear()
    assert.equal(two.isBlank, true)
    assert.equal(String(two), '')
    two.undo()
    assert.equal(String(two), '')
  })

  it('are what they were after they were kept', () => {
    const text = 'M10 21L100 90L120 80M0 400L0 400'
    assert.equal(String(new Strokes(text)), text)
    assert.equal(String(new Strokes('<svg>')), '')
  })

  it('can always be kept, however much is drawn', () => {
    const at = fc.double({ min: -500, max: 2000, noNaN: true })
    const stroke = fc.array(fc.tuple(at, at), { minLength: 1, maxLength: 1500 })
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 12 }), (strokes) => {
        const text = String(drawn(...strokes))
        assert.equal(isDrawing(text), true)
        assert.equal(String(new Strokes(text)), text)
      }),
      { numRuns: 60 },
    )
    const dots = drawn(
      ...Array.from({ length: 2000 }, (_, n): [number, number][] => [[n % 1200, 9]]),
    )
    assert.equal(isDrawing(String(dots)), true)
  })
})
