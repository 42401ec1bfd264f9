import { expect } from '@open-wc/testing'
import { FormLanguage } from '../../../src/pages/journey/form-language.ts'
import type { JourneyPageData } from '../../../src/wire/page.ts'

const FIELD = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const LABELS: Record<string, string> = { en: 'Name', de: 'Ihr Name', fa: 'نام' }
const COUNTRIES: Record<string, string> = { en: 'Germany', de: 'Deutschland', fa: 'Germany' }

function dataIn(words: string): JourneyPageData {
  const field = { id: FIELD, type: 'input' as const, label: LABELS[words] ?? '' }
  return {
    kind: 'journey',
    form: { title: 'T', pages: [{ id: 'p', title: 'P', fields: [field] }] },
    words,
    languages: ['en', 'de', 'fa'],
    values: {},
    page: 1,
    reached: 1,
    rev: 0,
    sessionId: 's',
    allowedParents: [],
  }
}

/** As the server renders it. */
function bodyIn(words: string): string {
  const apart = words === 'fa' ? ' lang="fa" dir="rtl"' : ''
  return `<main><label><span data-sf-words${apart}>${LABELS[words]}</span><input></label>
    <select data-sf-countries><option value="">–</option>
      <option value="DE">${COUNTRIES[words]}</option></select>
    <button data-sf-text="next">${words === 'de' ? 'Weiter' : 'Next'}</button></main>
    <script type="application/json" id="sf-data">${JSON.stringify(dataIn(words))}</script>`
}

describe('a form whose host page changes its language @engines', () => {
  const root = document.documentElement
  const real = window.fetch
  const before = { lang: root.lang, dir: root.dir }
  let place: HTMLElement
  let asked: string[]
  let data: JourneyPageData
  let form: FormLanguage

  beforeEach(() => {
    asked = []
    root.lang = 'en'
    window.fetch = async (url) => {
      const lang = new URL(new Request(url).url).searchParams.get('lang') ?? ''
      asked.push(lang)
      const words = lang.split('-')[0] ?? ''
      return new Response(bodyIn(words in LABELS ? words : 'en'))
    }
    place = document.body.appendChild(document.createElement('div'))
    place.innerHTML = bodyIn('en')
    data = dataIn('en')
    form = new FormLanguage(data, () => undefined)
  })
  afterEach(() => {
    window.fetch = real
    place.remove()
    delete root.dataset['words']
    Object.assign(root, before)
  })
  const label = () => place.querySelector('span') as HTMLElement

  it('says everything in the other one, and keeps what was typed and chosen', async () => {
    const [input, select] = [place.querySelector('input'), place.querySelector('select')]
    if (input === null || select === null) throw new Error('It has no controls.')
    input.value = 'Ada'
    select.value = 'DE'
    await form.follow('de-AT')
    expect(root.lang).to.equal('de-AT')
    expect(label().textContent).to.equal('Ihr Name')
    expect(place.querySelector('button')?.textContent).to.equal('Weiter')
    expect(data.form.pages[0]?.fields[0]?.label).to.equal('Ihr Name')
    expect(input.value).to.equal('Ada')
    expect(select.value).to.equal('DE')
    expect(select.selectedOptions[0]?.textContent).to.equal('Deutschland')
  })

  it('is told apart where the page does not speak it, and not any more after that', async () => {
    await form.follow('fa')
    expect(label().lang).to.equal('fa')
    expect(label().dir).to.equal('rtl')
    expect(root.dir).to.equal('ltr')
    await form.follow('de')
    expect(label().hasAttribute('lang')).to.equal(false)
  })

  it('is not asked for again where nothing changes', async () => {
    await form.follow('en')
    await form.follow('en-IE')
    expect(asked).to.deep.equal([])
    expect(root.lang).to.equal('en-IE')
  })

  it('is the last of those that were wanted', async () => {
    const first = form.follow('de')
    await form.follow('fa')
    await first
    expect(label().textContent).to.equal('نام')
    expect(data.form.pages[0]?.fields[0]?.label).to.equal('نام')
  })
})
