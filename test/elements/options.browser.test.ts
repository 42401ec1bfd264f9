import { aTimeout, expect } from '@open-wc/testing'
import {
  mount,
  mountJourney,
  scene,
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
    ['display', 'modal', 'inline'],
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

  const wrong = [
    ['no endpoint', { journey: 'a' }, 'missing-endpoint', /endpoint attribute/],
    ['no id', { endpoint: '/endpoint/x' }, 'missing-id', /journey or appointment-type/],
    ['an id with a space', { endpoint: '/x', journey: 'a b' }, 'invalid', /check its id/],
    ['an id that is a path', { endpoint: '/x', journey: '../x' }, 'invalid', /check its id/],
    ['a long id', { endpoint: '/x', journey: 'a'.repeat(65) }, 'invalid', /check its id/],
  ] as const
  for (const [what, properties, code, text] of wrong) {
    it(`${what} is ${code}, in the page and in the console`, async () => {
      const { element, events } = mount('journey-session', properties)
      await untilState(element, 'failed')
      await element.updateComplete
      expect(element.error?.code).to.equal(code)
      expect(events.map(({ type }) => type)).to.deep.equal(['session-error'])
      const panel = element.shadowRoot?.querySelector('[part="error"]')
      expect(panel?.textContent).to.match(text)
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
    const silent = await mountJourney()
    const loud = await mountJourney({}, { debug: true })
    await Promise.all([untilState(silent.element, 'ready'), untilState(loud.element, 'ready')])
    await settle()
    const what = (events: CustomEvent<Record<string, unknown>>[]) =>
      events.filter(({ type }) => type === 'session-debug').map(({ detail }) => detail['what'])
    expect(what(silent.events)).to.deep.equal([])
    expect(what(loud.events)).to.deep.equal(['creating', 'loading', 'ready'])
  })
})
