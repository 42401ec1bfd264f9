import { expect } from '@open-wc/testing'
import { writeSnippet } from '../../src/snippet/snippet-forms.ts'
import { ODD_VALUES, withValue } from './odd-values.ts'

/** As a browser reads what was pasted, without running it. */
const read = (html: string) =>
  new DOMParser().parseFromString(`<main>${html}</main>`, 'text/html').body

/** As it is shown: a line's end is a space. */
const asText = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

describe('a snippet in HTML', () => {
  for (const value of ODD_VALUES) {
    it(`means what was chosen: ${JSON.stringify(value)}`, () => {
      const choices = withValue(value)
      const expectAll = (place: Element | null | undefined, prefix: string) => {
        for (const [name, chosen] of Object.entries(choices.attributes)) {
          expect(place?.getAttribute(prefix + name), name).to.equal(chosen)
        }
      }
      const script = read(writeSnippet('script', choices, '')).querySelector('script')
      expect(script?.getAttribute('src')).to.equal(choices.scriptUrl)
      expectAll(script, 'data-')
      expectAll(read(writeSnippet('element', choices, '')).querySelector('journey-session'), '')
      expectAll(
        read(writeSnippet('div', choices, '')).querySelector('[data-sessionframe]'),
        'data-',
      )
      expectAll(read(writeSnippet('starter', choices, '')).querySelector('journey-session'), '')
      const link = read(writeSnippet('link', choices, ''))
      expect(asText(link.querySelector('a')?.textContent ?? '')).to.equal(asText(value))
      // Nothing of it has become an element.
      expect(link.querySelectorAll('main *')).to.have.length(3)
    })

    it(`says on its button what was chosen: ${JSON.stringify(value)}`, () => {
      for (const display of ['modal', 'popover'] as const) {
        const page = read(writeSnippet('element', withValue(value, display), ''))
        expect(asText(page.querySelector('button')?.textContent ?? '')).to.equal(asText(value))
        expect(page.querySelectorAll('main *')).to.have.length(3)
      }
    })
  }
})
