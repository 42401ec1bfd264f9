import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRedactor } from '../../src/cli/redactor.ts'

const SECRET = 'c&nary/"secret"+of some length'

describe('redactor', () => {
  const forms: [name: string, text: string][] = [
    ['as it is', SECRET],
    ['in JSON', JSON.stringify({ key: SECRET })],
    ['in a URL', `?key=${encodeURIComponent(SECRET)}`],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')],
    ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
  ]
  for (const [name, text] of forms) {
    it(`takes out a secret ${name}`, () => {
      const told = createRedactor([SECRET]).apply(`before ${text} after`)
      assert.match(told, /^before .*\[redacted\].* after$/)
      assert.ok(!told.includes(text))
      assert.doesNotMatch(told, /nary|of some/)
    })
  }

  it('takes out a secret that it learns of later', () => {
    const redactor = createRedactor()
    assert.equal(redactor.apply('the later one'), 'the later one')
    redactor.add('later one')
    assert.equal(redactor.apply('the later one'), 'the [redacted]')
  })

  it('takes the token out of links to hosted pages, and leaves the rest', () => {
    const { apply } = createRedactor()
    assert.equal(
      apply('{"path":"/journeys/run/1/abc-DEF_123/answers","status":200}'),
      '{"path":"/journeys/run/1/[redacted]/answers","status":200}',
    )
    assert.equal(apply('GET /appointments/book/abc?x=1'), 'GET /appointments/book/[redacted]?x=1')
    assert.equal(apply('"/mails/unsubscribe/a-b_c"'), '"/mails/unsubscribe/[redacted]"')
  })

  it('takes out bearer headers and JWTs it has never seen', () => {
    const { apply } = createRedactor()
    assert.equal(apply('authorization: Bearer abc123'), 'authorization: Bearer [redacted]')
    assert.equal(apply('got eyJhbGciOi.eyJsZWFkIjoi.c2lnbmF0dXJl!'), 'got [redacted]!')
  })

  it('leaves text alone that merely holds a very short value', () => {
    assert.equal(createRedactor(['a']).apply('a banana'), 'a banana')
  })
})
