import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anything, assert as check, property, string } from 'fast-check'
import { isReceipt, jwtPart } from '../../src/elements/jwt-part.ts'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (header: unknown, claims: unknown) => `${base64url(header)}.${base64url(claims)}.c2ln`

describe('jwtPart', () => {
  it('reads header and claims', () => {
    const token = jwt({ typ: 'x', alg: 'EdDSA' }, { lead: '108~?>' })
    assert.deepEqual(jwtPart(token, 0), { typ: 'x', alg: 'EdDSA' })
    assert.deepEqual(jwtPart(token, 1), { lead: '108~?>' })
  })

  it('gives null for what is none', () => {
    const bad = [
      undefined,
      null,
      '',
      'a.b',
      'a.b.c.d',
      '..',
      'a..c',
      '!.!.!',
      `${base64url('text')}.e30.x`,
    ]
    for (const token of bad) assert.equal(jwtPart(token, 0), null, String(token))
    check(property(string(), (token) => void jwtPart(token, 0)))
  })
})

describe('isReceipt', () => {
  it('is told by its type alone', () => {
    assert.equal(isReceipt(jwt({ typ: 'sessionframe-receipt+jwt' }, {})), true)
    assert.equal(isReceipt(jwt({ typ: 'sessionframe-embed+jwt' }, {})), false)
    assert.equal(isReceipt(jwt({ typ: ['sessionframe-receipt+jwt'] }, {})), false)
    assert.equal(isReceipt(`${base64url({ typ: 'sessionframe-receipt+jwt' })}..`), false)
    check(property(anything(), (header) => !isReceipt(jwt(header ?? null, {}))))
  })
})
