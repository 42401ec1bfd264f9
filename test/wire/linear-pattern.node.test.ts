import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { array, assert as check, constantFrom, oneof, property, string, tuple } from 'fast-check'
import { linearPattern } from '../../src/wire/linear-pattern.ts'

describe('a linear pattern', () => {
  for (const [pattern, fits, others] of [
    ['/products/\\d+', ['/products/7', 'x/products/12/y'], ['/products/', '/product/7']],
    ['^/a(?:b|cd)*$', ['/a', '/ab', '/acdb'], ['/ac', 'x/ab']],
    ['^(?<lang>de|en)?/x{2,3}$', ['/xx', 'de/xxx'], ['/x', '/xxxx', 'fr/xx']],
    ['[^/?#]+\\.html$', ['a.html', '/b/c-d.html'], ['/.html', 'a.html?x']],
    ['\\bshop\\b', ['my shop', '/shop/'], ['shopping', 'bishop']],
    ['^\\p{Lu}.\\u{1F600}$', ['Äb😀'], ['äb😀', 'A😀']],
    ['a{2}b{0,1}c{1,}', ['aac', 'aabccc'], ['abc', 'aabb']],
    ['(a|b|)+c', ['c', 'abac'], ['ab']],
    ['', ['', 'anything'], []],
    ['^$', [''], ['x']],
    ['\\Bx', ['ax'], ['x', ' x']],
    ['.*?a.+?$', ['xxab'], ['xxa']],
  ] as const) {
    it(`${pattern || 'an empty one'} fits what it fits elsewhere`, () => {
      const matches = linearPattern(pattern)
      for (const text of fits) assert.equal(matches(text), true, text)
      for (const text of others) assert.equal(matches(text), false, text)
      for (const text of [...fits, ...others]) {
        assert.equal(matches(text), new RegExp(pattern, 'u').test(text))
      }
    })
  }

  it('says the same as the engine, whatever the pattern', () => {
    const atom = constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(?:ab)', '(a|b)', '(|b)')
    const quantifier = constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?')
    const part = tuple(atom, quantifier).map(([one, times]) => one + times)
    const assertion = constantFrom('^', '$', '\\b', '\\B')
    const sequence = array(oneof({ weight: 5, arbitrary: part }, assertion), { maxLength: 4 }).map(
      (parts) => parts.join(''),
    )
    const pattern = tuple(
      sequence,
      constantFrom('|', ''),
      sequence,
      constantFrom('', '*', '+', '{0,2}'),
    ).map(([a, or, b, times]) => `(?:${a}${or}${b})${times}`)
    const text = string({ unit: constantFrom('a', 'b', ' ', 'c'), maxLength: 8 })
    check(
      property(pattern, text, (source, given) => {
        assert.equal(linearPattern(source)(given), new RegExp(source, 'u').test(given))
      }),
      { numRuns: 3000 },
    )
  })

  it('takes its time by the length of the text alone', () => {
    const long = `${'a'.repeat(5000)}!`
    for (const pattern of [
      '(a+)+$',
      '(a|a)*$',
      '^(.*a){20}$',
      '.*.*.*.*.*=',
      '(a*)*b',
      '((a?){10}){20}c',
    ]) {
      const matches = linearPattern(pattern)
      const before = performance.now()
      matches(long)
      const took = performance.now() - before
      assert.ok(took < 1000, `${pattern} took ${took} ms`)
    }
  })

  it('looks at the first 2048 characters', () => {
    const matches = linearPattern('x')
    assert.equal(matches(`${'a'.repeat(2047)}x`), true)
    assert.equal(matches(`${'a'.repeat(2048)}x`), false)
  })

  it('refuses what it cannot do, and what is none', () => {
    for (const pattern of [
      '(?=a)b',
      '(?!a)b',
      '(?<=a)b',
      '(?<!a)b',
      '(a)\\1',
      '(?<x>a)\\k<x>',
      '(',
      'a**',
      'x'.repeat(501),
      '(?:a{100}){100}',
    ]) {
      assert.throws(() => linearPattern(pattern), SyntaxError, pattern)
    }
  })
})
