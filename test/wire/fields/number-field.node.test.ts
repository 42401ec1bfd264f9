import { describe, it } from 'node:test'
import { field, table } from './field-table.ts'

describe('a field for a number', () => {
  it('takes numbers in plain digits, both ends included', () => {
    table(field('number', { min: 0, max: 1_000_000 }), [
      ['', ''],
      ['0', 0],
      ['1000000', 1_000_000],
      [' 12.50 ', 12.5],
      [25, 25],
      ['1000000.01', '!max'],
      ['-1', '!min'],
      ['1,5', '!number'],
      ['1 000', '!number'],
      ['0x10', '!number'],
      ['1e5', 100_000],
      ['Infinity', '!number'],
      ['9'.repeat(400), '!number'],
      ['.', '!number'],
    ])
    table(field('number', { required: true }), [
      ['', '!required'],
      ['0', 0],
    ])
  })

  it('takes amounts with the decimals of their currency', () => {
    table(field('currency', { currency: 'EUR', min: 0 }), [
      ['', ''],
      ['19.99', 19.99],
      ['0.1', 0.1],
      ['19.999', '!decimals'],
      ['-1', '!min'],
      ['€5', '!number'],
    ])
    table(field('currency', { currency: 'JPY' }), [
      ['500', 500],
      ['500.5', '!decimals'],
    ])
    table(field('currency', { currency: 'KWD' }), [['1.234', 1.234]])
  })

  it('takes the whole steps of ratings and scales', () => {
    table(field('rating'), [
      ['', ''],
      ['1', 1],
      ['5', 5],
      ['0', '!min'],
      ['6', '!max'],
      ['2.5', '!option'],
    ])
    table(field('scale', { required: true }), [
      ['0', 0],
      ['10', 10],
      ['', '!required'],
    ])
  })
})
