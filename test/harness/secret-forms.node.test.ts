import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isVisitorId, linkTokenIn, secretIn } from './secret-forms.ts'
import { framePath, SECRET } from './widget/secrets.ts'

describe('the visitor id of a browser', () => {
  const jwt = (typ: string) =>
    `${Buffer.from(JSON.stringify({ alg: 'HS256', typ })).toString('base64url')}.aaaaaaaaaa.bbbbbbbbbb`

  it('is known, and is a secret in any other place', () => {
    const id = jwt('sessionframe-visitor+jwt')
    assert.equal(isVisitorId(id), true)
    assert.equal(secretIn(id), 'a signed token')
    const others = [jwt('sessionframe-embed+jwt'), `${id} ${id}`, `x${id}`, '', null]
    for (const other of others) assert.equal(isVisitorId(other), false)
  })
})

describe("the token in a link, as the browsers' watch finds it", () => {
  it('of a page of the harness', () => {
    const path = framePath('puppet', '0ae1bbd4-14cb-4b4c-a7a0-6d6d0d7d6a0b')
    assert.equal(linkTokenIn(`https://frames.test${path}?a=b`), SECRET)
  })

  it('of hosted pages', () => {
    const token = 'Vh9k2LxQ7_w-ZpR4sT1u'
    assert.equal(linkTokenIn(`GET /journeys/run/42/${token} 200`), token)
    assert.equal(linkTokenIn(`https://book.test/appointments/book/${token}#top`), token)
  })

  it('of no other address', () => {
    for (const path of [
      '/frame/puppet/other',
      '/journeys/run/42',
      '/journeys/runs/42/abcdefghijklmnopqrst',
    ])
      assert.equal(linkTokenIn(path), null)
  })
})
