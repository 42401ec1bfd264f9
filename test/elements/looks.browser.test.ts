import { aTimeout, expect } from '@open-wc/testing'
import { readTheme } from '../../src/elements/host-theme.ts'
import type { Reply } from '../harness/widget/scenario.ts'
import {
  inFrame,
  mount,
  mountJourney,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const part = (element: Element, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part="${name}"]`) ?? null

describe('accessibility', () => {
  afterEach(unmountAll)

  const cases: [string, Reply, string][] = [
    ['loading', { silent: true }, 'creating'],
    ['ready', {}, 'ready'],
    ['failed', { status: 502 }, 'failed'],
    ['rate-limited', { status: 429, headers: { 'Retry-After': '60' } }, 'failed'],
    ['blocked', { session: { embeddable: false } }, 'blocked'],
    ['expired', { session: { expiresAt: new Date(Date.now() + 1e9).toISOString() } }, 'ready'],
  ]
  for (const [what, reply, state] of cases) {
    for (const scheme of ['light', 'dark']) {
      it(`finds nothing wrong when it is ${what}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme
        const { element } = await mountJourney({ create: [reply] })
        await untilState(element, state)
        if (what === 'expired') await inFrame(element, "page.channel.send({ t: 'expired' })")
        await settle()
        await expect(element).to.be.accessible()
        document.documentElement.style.colorScheme = ''
      })
    }
  }

  it('says what happens in a live region that was there before', async () => {
    const { element } = await mountJourney({ create: [{ status: 502, delay: 1000 }] })
    const region = element.shadowRoot?.querySelector('[role="status"]')
    await element.updateComplete
    expect(region?.textContent).to.equal('Loading')
    await untilState(element, 'failed')
    await element.updateComplete
    expect(element.shadowRoot?.querySelector('[role="status"]')).to.equal(region)
    expect(region?.textContent).to.contain('wait a moment')
  })

  it('keeps the focus on a button while nothing about it changes', async () => {
    const { element } = await mountJourney({ create: [{ status: 502 }] })
    await untilState(element, 'failed')
    await element.updateComplete
    element.focus()
    expect(element.shadowRoot?.activeElement?.localName).to.equal('button')
    element.frameTitle = 'other'
    await element.updateComplete
    expect(element.shadowRoot?.activeElement?.localName).to.equal('button')
  })
})

describe('slots and styles', () => {
  afterEach(unmountAll)

  it('the owner has words of his own for loading and for errors', async () => {
    const { endpoint } = await scene({ create: [{ status: 502, delay: 1000 }] })
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    for (const name of ['loading', 'error']) {
      const words = document.createElement('p')
      words.slot = name
      words.textContent = `own words for ${name}`
      element.append(words)
    }
    await element.updateComplete
    const shown = () => [...element.children].filter((one) => one.checkVisibility())
    expect(shown().map(({ slot }) => slot)).to.deep.equal(['loading'])
    await untilState(element, 'failed')
    await element.updateComplete
    expect(shown().map(({ slot }) => slot)).to.deep.equal(['error'])
  })

  it('has parts to style, and properties', async () => {
    const sheet = document.createElement('style')
    sheet.textContent = `journey-session { --sessionframe-height: 333px; --sessionframe-accent: rgb(1, 2, 3) }
      journey-session::part(frame) { outline: 3px solid rgb(4, 5, 6) }`
    document.head.append(sheet)
    const loading = await mountJourney({ create: [{ silent: true }] })
    await untilState(loading.element, 'creating')
    expect(part(loading.element, 'loading')?.offsetHeight).to.equal(333)
    const failed = await mountJourney({ create: [{ status: 502 }] })
    await untilState(failed.element, 'failed')
    await failed.element.updateComplete
    const button =
      failed.element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button') ?? document.body
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(1, 2, 3)')
    const ready = await mountJourney()
    await untilState(ready.element, 'ready')
    const frame = ready.element.shadowRoot?.querySelector('iframe') ?? document.body
    expect(getComputedStyle(frame).outlineColor).to.equal('rgb(4, 5, 6)')
    sheet.remove()
  })

  it('lets nothing lie over a frame that is ready', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await element.updateComplete
    element.scrollIntoView({ block: 'center' })
    const frame = element.shadowRoot?.querySelector('iframe')
    const { left, top, width, height } = frame?.getBoundingClientRect() ?? new DOMRect()
    const at = (x: number, y: number) =>
      element.shadowRoot?.elementFromPoint(left + width * x, top + height * y)
    for (const [x, y] of [
      [0.5, 0.05],
      [0.5, 0.5],
      [0.05, 0.95],
    ] as const) {
      expect(at(x, y)).to.equal(frame)
    }
  })

  it('is gone when it is hidden', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    element.hidden = true
    expect(element.offsetHeight).to.equal(0)
  })

  it('has no style attribute and no script in its shadow tree', async () => {
    const { element } = await mountJourney({ create: [{ silent: true, session: {} }] })
    await untilState(element, 'creating')
    expect(element.shadowRoot?.querySelectorAll('script, style, link, [onclick]')).to.have.length(0)
  })

  it('puts the link on the side where lines begin', async () => {
    document.documentElement.dir = 'rtl'
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await element.updateComplete
    const link = part(element, 'link')?.getBoundingClientRect()
    expect(Math.round(link?.right ?? 0)).to.equal(Math.round(element.getBoundingClientRect().right))
    document.documentElement.dir = ''
  })
})

describe('the theme of the host page', () => {
  afterEach(() => {
    unmountAll()
    for (const name of ['lang', 'dir', 'style']) document.documentElement.removeAttribute(name)
  })

  const told = async (element: Element) =>
    (await inFrame(element, "return page.told.filter(({ t }) => t === 'theme')")) as unknown[]

  it('is told to the page, and told again when it changes', async () => {
    document.documentElement.lang = 'de'
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await settle()
    expect(await told(element)).to.deep.equal([
      { t: 'theme', colorScheme: 'light', lang: 'de', dir: 'ltr' },
    ])
    document.documentElement.dir = 'rtl'
    document.documentElement.lang = 'ar'
    document.documentElement.style.colorScheme = 'dark'
    await settle()
    expect((await told(element)).at(-1)).to.deep.equal({
      t: 'theme',
      colorScheme: 'dark',
      lang: 'ar',
      dir: 'rtl',
    })
  })

  it('is not told again when something else changes', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await settle()
    document.documentElement.className = 'other'
    document.body.className = 'other'
    await settle()
    expect(await told(element)).to.have.length(1)
  })

  it('is what holds where the element stands', () => {
    const box = document.createElement('div')
    box.lang = 'fr'
    box.dir = 'rtl'
    const element = document.createElement('p')
    box.append(element)
    document.body.append(box)
    for (const [scheme, wanted] of [
      ['normal', 'light'],
      ['light', 'light'],
      ['dark', 'dark'],
      ['only dark', 'dark'],
      ['light dark', matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'],
    ]) {
      box.style.colorScheme = scheme ?? ''
      expect(readTheme(element)).to.deep.equal({
        t: 'theme',
        colorScheme: wanted,
        lang: 'fr',
        dir: 'rtl',
      })
    }
    box.remove()
  })
})

describe('turning a page', () => {
  afterEach(unmountAll)

  const turn = async (element: Element, page: number) => {
    await inFrame(element, `page.channel.send({ t: 'progress', page: ${page}, pages: 3 })`)
    await settle()
  }

  async function scrolledPast(properties: object) {
    const { element } = await mountJourney({}, properties)
    await untilState(element, 'ready')
    await turn(element, 1)
    const spacer = document.createElement('div')
    spacer.style.height = '3000px'
    element.after(spacer)
    window.scrollTo(0, 300)
    return { element, spacer }
  }

  it('brings the top of the element back into sight', async () => {
    const { element, spacer } = await scrolledPast({})
    await turn(element, 2)
    expect(Math.round(element.getBoundingClientRect().top)).to.equal(0)
    window.scrollTo(0, 300)
    await turn(element, 2)
    expect(window.scrollY).to.equal(300)
    spacer.remove()
  })

  it('leaves the page where it is with scroll="none"', async () => {
    const { element, spacer } = await scrolledPast({ scroll: 'none' })
    await turn(element, 2)
    expect(window.scrollY).to.equal(300)
    spacer.remove()
    await aTimeout(0)
  })
})
