import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { writeHtml } from '../../../src/platform/effects/mail/write-html.ts'

const values = (own: Record<string, string> = {}) => ({
  subscriber: new Map(Object.entries(own)),
  links: new Map([['unsubscribe', 'https://pages.example/u']]),
})
const track = (url: string) => `[${url}]`
const written = (html: string, own?: Record<string, string>) => writeHtml(html, values(own), track)

describe('links in templates', () => {
  const tracked: [what: string, html: string, expected: string][] = [
    [
      'in double quotes',
      '<a href="https://a.example/?b&amp;c">',
      '<a href="[https://a.example/?b&amp;c]">',
    ],
    [
      'in single ones',
      "<a class='x' href='https://a.example/'>",
      '<a class=\'x\' href="[https://a.example/]">',
    ],
    [
      'in none',
      '<A HREF=https://a.example/b target=_blank>',
      '<A href="[https://a.example/b]" target=_blank>',
    ],
    [
      'over several lines',
      '<a\n  href = "https://a.example"\n>',
      '<a\n  href="[https://a.example]"\n>',
    ],
    ['of a map', '<area href="http://a.example/x">', '<area href="[http://a.example/x]">'],
    [
      'behind one that is no tag',
      'a < b <a href="https://a.example/">',
      'a < b <a href="[https://a.example/]">',
    ],
    [
      'with a value as a part',
      '<a href="https://a.example/%Subscriber:x%">',
      '<a href="[https://a.example/1%2F2]">',
    ],
  ]
  for (const [what, html, expected] of tracked) {
    it(`lead by way of us ${what}`, async () => {
      assert.equal(await written(html, { x: '1/2' }), expected)
    })
  }

  const left: [what: string, html: string][] = [
    ['to a mail program', '<a href="mailto:a@b.example">'],
    ['to the page itself', '<a href="#top">'],
    ['in a comment', '<!-- <a href="https://a.example/"> -->'],
    ['in an attribute', '<img alt="<a href=\'https://a.example/\'>">'],
    ['in a style', '<style>/* <a href="https://a.example/"> */</style>'],
    ['of another attribute', '<a data-href="https://a.example/">'],
    ['of another tag', '<link href="https://a.example/">'],
    ['in a tag that never ends', '<a href="https://a.example/"'],
    ['with a name and a password', '<a href="https://a.example@b.example/">'],
    ['that is no address', '<a href="https://">'],
  ]
  for (const [what, html] of left) {
    it(`stay as they are ${what}`, async () => {
      assert.equal(await written(html), html)
    })
  }

  it('are those of the first href, as browsers read it', async () => {
    assert.equal(
      await written('<a href="https://a.example/" href="https://b.example/">'),
      '<a href="[https://a.example/]" href="https://b.example/">',
    )
  })

  it('are none of ours where a value says the host', async () => {
    const own = { host: 'evil.example', url: 'https://evil.example/' }
    for (const html of ['<a href="https://%Subscriber:host%/">', '<a href="%Subscriber:url%">']) {
      assert.equal(await written(html, own), '<a href="https://evil.example/">')
    }
    assert.equal(
      await written('<a href="https://a.example%Subscriber:x%/">', { x: '@evil.example' }),
      '<a href="https://a.example%40evil.example/">',
    )
    assert.equal(
      await written('<a href="%Link:Unsubscribe%">'),
      '<a href="https://pages.example/u">',
    )
  })

  it('are read of any text, and leave it as it is where there is nothing to fill in', async () => {
    const piece = fc.constantFrom(
      '<a ',
      'href',
      '=',
      '"',
      "'",
      '>',
      '<!--',
      '-->',
      '<style>',
      ' ',
      'x',
      '/',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }),
        async (pieces) => {
          const html = pieces.join('').replaceAll('%', '')
          assert.equal(await writeHtml(html, values(), null), html)
        },
      ),
    )
  })

  it('are read once, whatever is written', async () => {
    const begun = performance.now()
    for (const piece of [
      '<a ',
      '<a href="',
      "<a href='",
      '<a href=',
      '<!--',
      '<style>',
      '<a    x',
      '=" ',
    ]) {
      await written(piece.repeat(1_000_000 / piece.length))
    }
    // To begin anew at every tag takes minutes.
    assert.ok(performance.now() - begun < 10_000)
  })
})
