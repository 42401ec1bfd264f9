import { expect, waitUntil } from '@open-wc/testing'
import { addLanguage } from '../../src/elements.ts'
import { hostLanguage } from '../../src/elements/host-language.ts'
import { loadLanguage } from '../../src/elements/load-language.ts'
import { english } from '../../src/elements/strings.ts'
import { words } from '../../src/elements/words.ts'
import { frameOf, mountJourney, settle, unmountAll, untilState } from '../harness/widget/scenes.ts'

const LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ar', 'he', 'ja', 'zh', 'zh-hant']

const root = document.documentElement
const panel = (element: Element) => element.shadowRoot?.querySelector('[part="error"] span')
const button = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button')
const link = (element: Element) => element.shadowRoot?.querySelector('a')

async function failed() {
  const one = await mountJourney({ create: [{ status: 502 }] })
  await untilState(one.element, 'failed')
  await one.element.updateComplete
  return one.element
}

const says = (element: Element, text: string) =>
  waitUntil(() => panel(element)?.textContent === text, `says "${text}"`)

/** What an element would say in a page of a language. */
async function wordsIn(lang: string) {
  const host = Object.assign(document.createElement('p'), { lang, requestUpdate() {} })
  words(host)
  const name = /^zh-(hant|tw|hk)/i.test(lang) ? 'zh-hant' : lang.slice(0, 2)
  await loadLanguage(name).catch(() => {})
  await settle()
  return words(host)
}

describe('what the widget says', () => {
  afterEach(() => {
    unmountAll()
    for (const name of ['lang', 'dir']) root.removeAttribute(name)
  })

  for (const lang of LANGUAGES) {
    it(`is said in ${lang}, and marked as such`, async () => {
      root.lang = lang
      const strings = await loadLanguage(lang)
      expect(strings.lang.toLowerCase()).to.equal(lang)
      expect(strings.dir).to.equal(lang === 'ar' || lang === 'he' ? 'rtl' : undefined)
      const element = await failed()
      await says(element, strings.tryAgain)
      for (const node of [panel(element), button(element)]) {
        expect(node).to.include({ lang: strings.lang, dir: strings.dir ?? 'ltr' })
      }
      expect(button(element)?.textContent).to.equal(strings.retry)
    })

    it(`has every word in ${lang}, each of its own`, async () => {
      const strings = Object.entries(await loadLanguage(lang)).filter(([name]) => name !== 'dir')
      expect(strings.map(([name]) => name)).to.deep.equal(Object.keys(english))
      for (const [name, text] of strings) {
        expect(text, name).not.to.equal(Reflect.get(english, name))
        // A sentence is one in both, a label in neither.
        const sentence = /[.。]$/
        expect(sentence.test(text), text).to.equal(sentence.test(Reflect.get(english, name)))
      }
    })
  }

  const tags = {
    'de-AT': 'de',
    'pt-BR': 'pt',
    DE: 'de',
    de_CH: 'de',
    'zh-CN': 'zh',
    'zh-Hans-HK': 'zh',
    'zh-TW': 'zh-Hant',
    'zh-Hant-HK': 'zh-Hant',
    'en-GB': 'en',
    fi: 'en',
    fil: 'en',
    '-': 'en',
    constructor: 'en',
  }
  for (const [lang, wanted] of Object.entries(tags)) {
    it(`lang="${lang}" is ${wanted}`, async () => {
      expect((await wordsIn(lang)).lang).to.equal(wanted)
    })
  }

  it('follows the frame and the link, also when the page changes its language', async () => {
    root.lang = 'fr'
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await waitUntil(() => frameOf(element)?.title === 'Formulaire')
    const frame = frameOf(element)
    expect(link(element)).to.include({ lang: 'fr', textContent: 'Ouvrir dans un nouvel onglet' })
    root.lang = 'ar'
    await waitUntil(() => link(element)?.lang === 'ar')
    expect(link(element)?.dir).to.equal('rtl')
    expect(frameOf(element)).to.equal(frame)
    element.frameTitle = 'Loan'
    await element.updateComplete
    expect(frame?.title).to.equal('Loan')
  })

  it('is Arabic from right to left in an English page, and the other way round', async () => {
    root.lang = 'en'
    const element = await failed()
    element.lang = 'ar'
    await says(element, (await loadLanguage('ar')).tryAgain)
    expect(getComputedStyle(panel(element) ?? root).direction).to.equal('rtl')
    root.dir = 'rtl'
    element.lang = 'en'
    await says(element, english.tryAgain)
    expect(getComputedStyle(panel(element) ?? root).direction).to.equal('ltr')
  })

  it('keeps to the nearest language, also out of a shadow tree', async () => {
    const section = document.createElement('section')
    section.lang = 'it'
    const host = document.createElement('div')
    section.append(host)
    document.body.append(section)
    const element = await failed()
    host.attachShadow({ mode: 'open' }).append(element)
    await says(element, (await loadLanguage('it')).tryAgain)
    section.lang = 'nl'
    await says(element, (await loadLanguage('nl')).tryAgain)
    section.remove()
  })

  it("takes the browser's language where the page has none", () => {
    const element = document.createElement('p')
    document.body.append(element)
    expect(hostLanguage(element)).to.equal(navigator.language)
    root.lang = 'pl'
    expect(hostLanguage(element)).to.equal('pl')
    element.lang = ''
    expect(hostLanguage(element), 'an unknown language is none').to.equal('pl')
    element.remove()
  })

  it('can be given a language, and other words', async () => {
    addLanguage({ lang: 'fi', retry: 'Yritä uudelleen' })
    addLanguage({ ...(await loadLanguage('ja')), retry: 'やり直す' })
    const element = await failed()
    element.lang = 'fi-FI'
    await waitUntil(() => button(element)?.textContent === 'Yritä uudelleen')
    expect(panel(element)?.textContent).to.equal(english.tryAgain)
    element.lang = 'ja'
    await waitUntil(() => button(element)?.textContent === 'やり直す')
  })
})
