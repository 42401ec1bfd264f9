import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { formFields } from '../../../../src/platform/vendor-apis/octeth/form-fields.ts'
import { OctethError } from '../../../../src/platform/vendor-apis/octeth/octeth-error.ts'

const read = (query: string) => Object.fromEntries(formFields(new URLSearchParams(query)))

/** A value as `http_build_query` of PHP writes it. */
function written(value: unknown, name: string): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    written(inner, `${name}[${key}]`),
  )
}

describe('fields of a form', () => {
  it('are lists and objects where their names have brackets', () => {
    assert.deepEqual(read('a[0][b]=1&a[0][c]=2&a[1][b]=3'), {
      a: [{ b: '1', c: '2' }, { b: '3' }],
    })
    assert.deepEqual(read('a[]=1&A[]=2&a[7]=4&a[]=5'), { a: ['1', '2', '4', '5'] })
    assert.deepEqual(read('a[1]=b&a[0]=a'), { a: ['a', 'b'] })
    assert.deepEqual(read('a[x][]=1&a[0]=2'), { a: { 0: '2', x: ['1'] } })
  })

  it('are names where brackets do not close, or have nothing before them', () => {
    assert.deepEqual(read('a[=1&b]=2&[c]=3&d[e]f=4&g[h[i]]=5'), {
      'a[': '1',
      'b]': '2',
      '[c]': '3',
      'd[e]f': '4',
      'g[h[i]]': '5',
    })
  })

  it('take the place of what was there', () => {
    assert.deepEqual(read('a=1&a[b]=2'), { a: { b: '2' } })
    assert.deepEqual(read('a[b]=2&a=1'), { a: '1' })
    assert.deepEqual(read('a[b]=1&a[b][c]=2'), { a: { b: { c: '2' } } })
  })

  it('reach no prototype', () => {
    const fields = read('__proto__[x]=1&a[__proto__][x]=1&a[constructor][prototype][x]=1')
    assert.equal(Reflect.get({}, 'x'), undefined)
    assert.equal(Object.getPrototypeOf(fields['a']), Object.prototype)
    assert.equal(Reflect.get(fields['a'] as object, 'x'), undefined)
  })

  it('have limits of depth and number, and a huge index takes no room', () => {
    const refused = (error: unknown) => error instanceof OctethError && error.status === 400
    assert.ok(read(`a${'[b]'.repeat(64)}=1`))
    assert.throws(() => read(`a${'[b]'.repeat(65)}=1`), refused)
    assert.throws(() => read(`a${'[]'.repeat(200_000)}=1`), refused)
    assert.throws(() => read('a[]=1&'.repeat(1001)), refused)
    assert.deepEqual(read('a[999999999]=1&a[]=2'), { a: ['1', '2'] })
  })

  it('come back as PHP has written them', () => {
    const key = fc.stringMatching(/^[A-Za-z_]\w{0,5}$/)
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        const entries = written(value, 'v').slice(0, 1000)
        fc.pre(entries.length < 1000)
        assert.deepEqual(formFields(entries), [['v', value]])
      }),
    )
  })
})
