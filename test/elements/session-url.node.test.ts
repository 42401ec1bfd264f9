import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import {
  anything,
  array,
  assert as check,
  constantFrom,
  oneof,
  property,
  string,
  webUrl,
} from 'fast-check'
import { checkSessionUrl } from '../../src/elements/session-url.ts'

const GOOD = 'https://forms.example/run/1/token'

function onPage(address: string): void {
  Object.assign(globalThis, { location: new URL(address) })
}

describe('checkSessionUrl', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'location'))

  it('on a https page: https only', () => {
    onPage('https://shop.example/page')
    assert.equal(String(checkSessionUrl(GOOD, '')), GOOD)
    assert.equal(checkSessionUrl(GOOD.replace('https', 'http'), ''), 'invalid-url')
  })

  it('on a http page: http as well, for a machine of your own', () => {
    onPage('http://127.0.0.1:8080/')
    assert.equal(String(checkSessionUrl(GOOD, '')), GOOD)
    const local = 'http://localhost:8081/run/1/token'
    assert.equal(String(checkSessionUrl(local, '')), local)
    assert.equal(checkSessionUrl('ftp://localhost:8081/', ''), 'invalid-url')
  })

  it('gives the address as it was understood, not as it was written', () => {
    onPage('https://shop.example/')
    assert.equal(
      String(checkSessionUrl(' https:\\\\FORMS.example\\run ', '')),
      'https://forms.example/run',
    )
  })

  it('is never the origin of the page, whatever the list says', () => {
    onPage('https://shop.example/')
    assert.equal(
      checkSessionUrl('https://shop.example/x', 'https://shop.example'),
      'same-origin-url',
    )
    assert.equal(
      String(checkSessionUrl('https://shop.example:8443/', '')),
      'https://shop.example:8443/',
    )
  })

  it('fits one of the listed origins as a whole', () => {
    onPage('https://shop.example/')
    const list = ' https://a.example\thttps://forms.example\nhttps://b.example '
    assert.equal(String(checkSessionUrl(GOOD, list)), GOOD)
    for (const other of [
      'https://forms.example.evil.example/',
      'https://evilforms.example/',
      'https://forms.example:8443/',
      'https://forms.example./',
      'https://fоrms.example/',
      'https://sub.forms.example/',
    ]) {
      assert.equal(checkSessionUrl(other, list), 'invalid-url', other)
    }
  })

  it('takes 2048 characters and not one more', () => {
    onPage('https://shop.example/')
    const long = GOOD.padEnd(2048, 'x')
    assert.equal(String(checkSessionUrl(long, '')), long)
    assert.equal(checkSessionUrl(`${long}x`, ''), 'invalid-url')
    // Written shorter than it is.
    assert.equal(checkSessionUrl(`https://forms.example/${'ü'.repeat(1000)}`, ''), 'invalid-url')
  })

  describe('whatever it is given', () => {
    const PAGE = new URL('https://shop.example/page')
    const schemes = constantFrom('https:', 'http:', 'javascript:', 'data:', 'blob:', 'HTTPS:')
    const signs = constantFrom(
      '//',
      '/',
      '\\\\',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '\t',
      '\n',
      ' ',
      '\0',
      '.',
    )
    const names = constantFrom(
      'forms.example',
      'shop.example',
      'user',
      'ü',
      '[::1]',
      '0x7f.1',
      '8443',
    )
    const pieces = oneof(schemes, signs, names)
    const written = oneof(
      array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      webUrl({ validSchemes: ['https', 'http', 'ftp'], withQueryParameters: true }),
      string({ maxLength: 3000 }),
    )
    const origin = constantFrom('https://forms.example', 'https://shop.example', 'evil', '*')
    const lists = oneof(
      array(origin, { maxLength: 3 }).map((list) => list.join(' ')),
      string(),
    )

    it('it never throws', () => {
      check(
        property(oneof(written, anything()), lists, (raw, list) => {
          checkSessionUrl(raw, list, PAGE)
        }),
        { numRuns: 2000 },
      )
    })

    it('it gives https alone, of another origin, of the list if there is one, with no name in it', () => {
      let given = 0
      check(
        property(written, lists, (raw, list) => {
          const url = checkSessionUrl(raw, list, PAGE)
          if (typeof url === 'string') return
          given += 1
          // As a browser reads what goes into the frame.
          const read = new URL(url.href)
          assert.equal(read.protocol, 'https:')
          assert.notEqual(read.origin, PAGE.origin)
          assert.ok(list.trim() === '' || list.split(/\s+/).includes(read.origin))
          assert.equal(read.username + read.password, '')
          assert.ok(url.href.length <= 2048)
        }),
        { numRuns: 5000 },
      )
      assert.ok(given > 50, `some are given: ${given}`)
    })
  })
})
