import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { field, outcome, table } from './field-table.ts'

describe('a field of text', () => {
  it('takes text, trims it and wants something when required', () => {
    table(field('input', { required: true }), [
      ['  Ada ', 'Ada'],
      ['   ', '!required'],
      ['', '!required'],
      [undefined, '!required'],
      [null, '!required'],
      [{ toString: () => 'x' }, '!required'],
      [7, '7'],
    ])
    table(field('textarea'), [
      ['', ''],
      ['a\nb', 'a\nb'],
    ])
  })

  it('counts the characters of long text, the limit included', () => {
    table(field('textarea', { maxLength: 3 }), [
      ['abc', 'abc'],
      ['abcd', '!too-long'],
    ])
    table(field('input'), [['a'.repeat(10_001), '!too-long']])
  })

  it('takes e-mail addresses in any script, and no lists or names', () => {
    table(field('email'), [
      ['', ''],
      ['ada@example.com', 'ada@example.com'],
      ['ada+news@mail.example.co.uk', 'ada+news@mail.example.co.uk'],
      ['用户@例子.广告', '用户@例子.广告'],
      ['ada', '!email'],
      ['ada@example', '!email'],
      ['ada@example..com', '!email'],
      ['ada@@example.com', '!email'],
      ['ada@example.com, bob@example.com', '!email'],
      ['<ada@example.com>', '!email'],
      ['ada@example.com\u0000', '!email'],
      [`${'a'.repeat(250)}@example.com`, '!email'],
    ])
  })

  it('takes text of the length and the pattern that are asked for', () => {
    table(field('input', { minLength: 3, pattern: '[A-Z]{2}\\d+' }), [
      ['', ''],
      ['AB1', 'AB1'],
      ['AB', '!too-short'],
      ['xAB1', '!pattern'],
      ['AB1x', '!pattern'],
    ])
    const hard = field('input', { pattern: '(a+)+b' })
    assert.equal(outcome(hard, 'a'.repeat(5000)), 'pattern')
  })
})
