import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDrawing, MAX_DRAWING_LENGTH, toSignature } from '../../src/wire/signature.ts'

const LINE = 'M10 20L30 40'

describe('a drawn signature', () => {
  it('is lines between whole numbers within the box', () => {
    for (const text of [LINE, `${LINE}L1200 400M0 0L0 0`, 'M1 1L2 2'.repeat(1500)]) {
      assert.equal(isDrawing(text), true, text.slice(0, 40))
    }
  })

  it('is nothing else, whatever is sent', () => {
    const others = [
      '',
      'M10 20',
      'M10 20L30',
      'm10 20l30 40',
      'M1201 0L1 1',
      'M0 401L1 1',
      'M-1 0L1 1',
      'M1.5 0L1 1',
      'M1e3 0L1 1',
      `${LINE}Z`,
      `${LINE} `,
      `${LINE}\n`,
      `${LINE}"/><script>alert(1)</script>`,
      'M10 20L30 40L',
      'M1 1L2 2'.repeat(MAX_DRAWING_LENGTH / 8 + 1),
      `M1 1${'L1 1'.repeat(1_000_000)}!`,
    ]
    for (const text of others) assert.equal(isDrawing(text), false, text.slice(0, 40))
  })

  it('is left out where it is none, and the name stays', () => {
    assert.deepEqual(toSignature({ name: ' Ada ', drawing: LINE, extra: 1 }), {
      name: 'Ada',
      drawing: LINE,
    })
    assert.deepEqual(toSignature({ name: 'Ada', drawing: 'url(#x)' }), { name: 'Ada' })
    assert.deepEqual(toSignature('Ada'), { name: 'Ada' })
    for (const value of [null, undefined, 7, [], {}, ['Ada'], { name: 7, drawing: 7 }]) {
      assert.deepEqual(toSignature(value), { name: '' })
    }
  })
})
