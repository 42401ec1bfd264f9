import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { mergeHtml, mergeText, oneLine } from '../../../src/platform/effects/mail/merge-fields.ts'

const values = (firstname: string) => ({
  subscriber: new Map([['firstname', firstname]]),
  links: new Map([['unsubscribe', 'https://example.com/?a&b']]),
})
const TEMPLATE = '<p title="%Subscriber:FirstName%">Dear %Subscriber:FIRSTNAME%</p>'

describe('merge fields', () => {
  const hostile: [what: string, value: string][] = [
    ['a script', '<script>alert(1)</script>'],
    ['the end of an attribute', '" onmouseover="alert(1)'],
    ["another quote's end", "' onmouseover='alert(1)"],
    ['entities', '&lt;script&gt;'],
    ['a comment', '--><img src=x onerror=alert(1)>'],
    ['a field', '%Subscriber:firstname%'],
    ['what replace() reads', "$& $1 $' $`"],
  ]
  for (const [what, value] of hostile) {
    it(`have ${what} as text`, () => {
      const html = mergeHtml(TEMPLATE, values(value))
      assert.equal(html.match(/[<>]/g)?.length, 4, html)
      assert.equal(html.match(/"/g)?.length, 2, html)
      assert.equal(read(html), value)
      assert.equal(mergeText('%Subscriber:firstname%', values(value)), value)
    })
  }

  it('leave nothing behind where nothing is known, and what is no field alone', () => {
    const template = '%Subscriber:no-such.field% 100% %Subscriber:% %Subscriber:a b% %Link:X%'
    assert.equal(
      mergeText(template, values('Ada')),
      ' 100% %Subscriber:% %Subscriber:a b% %Link:X%',
    )
  })

  it('have links of ours, which only a template may name', () => {
    assert.equal(mergeText('%link:UNSUBSCRIBE%', values('')), 'https://example.com/?a&b')
    assert.equal(mergeHtml('%Link:Unsubscribe%', values('')), 'https://example.com/?a&amp;b')
    const named = values('%Link:Unsubscribe%')
    assert.equal(mergeText('%Subscriber:firstname%', named), '%Link:Unsubscribe%')
  })

  it('give back any text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        assert.equal(read(mergeHtml(TEMPLATE, values(value))), value)
      }),
    )
  })

  it('are one line in a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        assert.doesNotMatch(oneLine(`${value}\r\nBcc: b@example.com`), /[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })
})

/** What somebody reads in the paragraph, by the entities of HTML. */
function read(html: string): string {
  const text = html.slice(html.indexOf('>Dear ') + '>Dear '.length, -'</p>'.length)
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (entities[name ?? ''] ?? assert.fail(name)) : String.fromCharCode(+code),
  )
}
