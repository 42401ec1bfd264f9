import { expect } from '@open-wc/testing'
import { render } from 'lit'
import { typedAnswers } from '../../../src/pages/journey/typed-answers.ts'
import type { FormField } from '../../../src/wire/form.ts'

const options = [
  { value: 'r', label: 'Red' },
  { value: 'b', label: 'Blue' },
]
const fields: FormField[] = [
  { id: 'colours', type: 'checkboxes', label: 'Colours', options },
  { id: 'name', type: 'input', label: 'Name' },
]

describe('what was typed into a form that is over', () => {
  it('is shown in words, without what was left blank', () => {
    const terms = (values: Record<string, string | string[]>) => {
      const place = document.createElement('div')
      render(typedAnswers(fields, values), place)
      return [...place.querySelectorAll('dt, dd')].map(({ textContent }) => textContent?.trim())
    }
    expect(terms({ colours: [], name: 'Ada' })).to.deep.equal(['Name', 'Ada'])
    expect(terms({ colours: ['r', 'b'], name: '' })).to.deep.equal(['Colours', 'Red, Blue'])
    expect(terms({ colours: [], name: '' })).to.deep.equal([])
  })
})
