import { aTimeout, expect } from '@open-wc/testing'
import {
  mount,
  mountJourney,
  scene,
  SECRET,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('mistyped and missing options', () => {
  const { warn } = console
  let warnings: string[] = []

  beforeEach(() => {
    warnings = []
    console.warn = (text: string) => warnings.push(text)
  })
  afterEach(() => {
    unmountAll()
    console.warn = warn
  })

  for (const [attribute, value, standard] of [
    ['display', 'modall', 'inline'],
    ['loading', 'soon', 'lazy'],
    ['resume', 'always', 'tab'],
    ['scroll', 'yes', 'auto'],
    ['credentials', 'omit', 'same-origin'],
  ] as const) {
    it(`${attribute}="${value}" is said aloud, and taken as "${standard}"`, async () => {
      const { endpoint } = await scene()
      const { element } = mount('journey-session', { endpoint, journey: 'a' })
      element.setAttribute(attribute, value)
      await untilState(element, 'ready')
      expect(Reflect.get(element, attribute)).to.equal(standard)
      expect(element.getAttribute(attribute)).to.equal(value)
      expect(warnings).to.deep.equal([
        `<journey-session> cannot have ${attribute}="${value}"; it is taken as "${standard}"`,
      ])
    })
  }

  it('words that are right are not remarked on', async () => {
    const { element } = await mountJourney(
      {},
      { display: 'inline', loading: 'eager', resume: 'none', credentials: 'include' },
    )
    await untilState(element, 'ready')
    expect(warnings).to.deep.equal([])
  })

  for (const [name, meant] of [
    ['jorney', 'journey'],
    ['endpont', 'endpoint'],
    ['endpiont', 'endpoint'],
    ['tokenurl', 'token-url'],
    ['publicurl', 'public-url'],
    ['min_height', 'min-height'],
    ['allow-feature', 'allow-features'],
    ['requierd', 'required'],
    ['led', 'lead'],
  ] as const) {
    it(`the attribute ${name} is said to be none`, async () => {
      const { endpoint } = await scene()
      const element = document.createElement('journey-session')
      element.setAttribute(name, 'x')
      Object.assign(element, { endpoint, journey: 'a', loading: 'consent' })
      document.body.append(element)
      await element.updateComplete
      element.endpoint = `${endpoint}/`
      await element.updateComplete
      expect(warnings).to.deep.equal([`<journey-session> has no ${name}: did you mean ${meant}?`])
      element.remove()
    })
  }

  it("no attribute of the platform's or of a framework's is remarked on", async () => {
    const { element } = await mountJourney({}, { loading: 'consent' })
    const copy = document.createElement('journey-session')
    Object.assign(copy, { endpoint: element.endpoint, journey: 'a', loading: 'consent' })
    const names = `accesskey aria-label autocapitalize autofocus class contenteditable data-endpont
      data-v-7ba5bd90 dir disabled draggable enterkeyhint exportparts form hidden id inert inputmode is itemid
      itemprop itemref itemscope itemtype key lang name nonce onclick onload onscroll onreset part popover ref
      role slot spellcheck style tabindex title translate v-cloak v-scroll x-data x-debug x-name
      _ngcontent-abc ng-reflect-name jsx svelte-1abc astro-cid q:id hx-get up-layer wire:id data-turbo`
    for (const name of names.split(/\s+/)) copy.setAttribute(name, '')
    document.body.append(copy)
    await copy.updateComplete
    expect(warnings).to.deep.equal([])
    copy.remove()
  })

  it('debug notes every event on the console, with nothing secret', async () => {
    const { info } = console
    const lines: string[] = []
    console.info = (line: string) => lines.push(line)
    const { element, events } = await mountJourney({}, { debug: true })
    await untilState(element, 'ready')
    console.info = info
    expect(lines).to.include('<journey-session> session-debug creating')
    expect(lines.map((line) => line.split(' ')[1])).to.deep.equal(
      events.slice(0, lines.length).map(({ type }) => type),
    )
    expect(lines.join()).not.to.contain(SECRET)
  })

  const wrong = [
    ['no endpoint', { journey: 'a' }, 'missing-endpoint', /attribute endpoint/],
    ['no id', { endpoint: '/endpoint/x' }, 'missing-id', /journey or appointment-type/],
    ['an id with a space', { endpoint: '/x', journey: 'a b' }, 'invalid', /check the id/],
    ['an id that is a path', { endpoint: '/x', journey: '../x' }, 'invalid', /check the id/],
    ['a long id', { endpoint: '/x', journey: 'a'.repeat(65) }, 'invalid', /check the id/],
  ] as const
  for (const [what, properties, code, text] of wrong) {
    it(`${what} is ${code}, told on the console; the visitor hears what concerns them`, async () => {
      const { element, events } = mount('journey-session', properties)
      await untilState(element, 'failed')
      await element.updateComplete
      expect(element.error?.code).to.equal(code)
      expect(events.map(({ type }) => type)).to.deep.equal(['session-error'])
      const panel = element.shadowRoot?.querySelector('[part="error"]')
      expect(panel?.textContent).to.equal('This is not available.')
      expect(warnings).to.have.length(1)
      expect(warnings[0]).to.match(new RegExp(`^<journey-session> ${code}: .*`))
      expect(warnings[0]).to.match(text)
    })
  }

  it('an id that comes a moment later is waited for', async () => {
    const { endpoint } = await scene()
    const { element, events } = mount('journey-session', { endpoint })
    await aTimeout(300)
    expect(element.state).to.equal('idle')
    element.journey = 'late'
    await untilState(element, 'ready')
    expect(events.map(({ type }) => type)).not.to.include('session-error')
    expect(warnings).to.deep.equal([])
  })

  it('an id that comes after the complaint starts the session all the same', async () => {
    const { endpoint } = await scene()
    const { element } = mount('journey-session', { endpoint })
    await untilState(element, 'failed')
    element.setAttribute('journey', 'late')
    await untilState(element, 'ready')
    expect(element.error).to.equal(null)
  })
})

describe('attributes and properties', () => {
  afterEach(unmountAll)

  it('an attribute sets its property, and its removal takes it back', async () => {
    const element = document.createElement('journey-session')
    for (const [attribute, property] of [
      ['token-url', 'tokenUrl'],
      ['public-url', 'publicUrl'],
      ['session-origins', 'sessionOrigins'],
      ['frame-title', 'frameTitle'],
      ['allow-features', 'allowFeatures'],
      ['journey', 'journey'],
      ['lead', 'lead'],
      ['name', 'name'],
    ] as const) {
      element.setAttribute(attribute, 'x')
      expect(element[property]).to.equal('x')
      element.removeAttribute(attribute)
      expect(element[property] ?? null).to.equal(null)
    }
    element.setAttribute('min-height', '320px')
    expect(element.minHeight).to.equal(320)
    element.setAttribute('required', '')
    expect(element.required).to.equal(true)
    element.removeAttribute('required')
    expect(element.required).to.equal(false)
  })

  it('a property is never written into an attribute', async () => {
    const { element } = await mountJourney({}, { token: 'a.b.c', lead: '1', debug: true })
    await untilState(element, 'ready')
    expect(element.getAttributeNames()).to.deep.equal([])
  })

  it('what the owner wrote is left alone', async () => {
    const { endpoint } = await scene()
    const { element } = mount('journey-session', {})
    element.setAttribute('token', 'a.b.c')
    element.setAttribute('endpoint', endpoint)
    element.setAttribute('journey', 'a')
    const before = element.outerHTML
    await untilState(element, 'ready')
    expect(element.outerHTML).to.equal(before)
  })

  it('the element matches :state() by its state', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await element.updateComplete
    expect(element.matches(':state(ready)')).to.equal(true)
    expect(element.matches(':state(idle)')).to.equal(false)
  })

  it('debug tells what happens, and is silent otherwise', async () => {
    const silent = await mountJourney({}, { loading: 'eager' })
    const loud = await mountJourney({}, { debug: true, loading: 'eager' })
    await Promise.all([untilState(silent.element, 'ready'), untilState(loud.element, 'ready')])
    await settle()
    const what = (events: CustomEvent<Record<string, unknown>>[]) =>
      events.filter(({ type }) => type === 'session-debug').map(({ detail }) => detail['what'])
    expect(what(silent.events)).to.deep.equal([])
    expect(what(loud.events)).to.deep.equal(['creating', 'loading', 'ready'])
  })
})
