import { expect } from '@open-wc/testing'
import { find, leaveForm, newForm, openForm, until } from './page-scene.ts'

const CODE = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const HELP = 'با یک حرف آغاز کنید.'

const FORM_FILE = {
  name: 'CODE',
  title: 'فرم',
  language: 'fa',
  pages: [
    {
      title: 'فرم',
      fields: [
        {
          id: CODE,
          type: 'input' as const,
          label: 'کد',
          pattern: '[a-z].*',
          patternHelp: HELP,
          required: true,
        },
      ],
    },
  ],
}

function type(text: string): void {
  const input = find(`#f-${CODE}`) as HTMLInputElement
  input.value = text
  find('[data-sf-action=submit]').click()
}

describe("what is wrong, in a form's own words", () => {
  before(async function wakeUp() {
    this.timeout(120_000)
    await newForm(FORM_FILE)
  })
  afterEach(() => {
    delete document.documentElement.dataset['words']
    leaveForm()
  })

  it('is marked with their language, and ours is not', async () => {
    document.documentElement.dataset['words'] = 'fa'
    await openForm(await newForm(FORM_FILE))
    const error = find(`#f-${CODE}-error`)
    type('1')
    await until(() => error.textContent === HELP, 'it says what is wrong')
    expect([error.lang, error.dir]).to.deep.equal(['fa', 'rtl'])
    const link = find('sf-error-summary a span')
    expect([link.textContent, link.lang, link.dir]).to.deep.equal([HELP, 'fa', 'rtl'])
    type('')
    await until(() => error.textContent.startsWith('Fill in'), 'it says that it is empty')
    expect(error.hasAttribute('lang') || error.hasAttribute('dir')).to.equal(false)
    expect(document.querySelector('body > main sf-error-summary a span')).to.equal(null)
    await expect(find('')).to.be.accessible()
  })
})
