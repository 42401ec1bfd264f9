import { aTimeout, expect } from '@open-wc/testing'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  scene,
  SECRET,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const linkOf = (element: Element) => element.shadowRoot?.querySelector('a') ?? null
const panelOf = (element: Element) => element.shadowRoot?.querySelector('[part="error"]') ?? null
const tokens = (element: Element) => [...(frameOf(element)?.sandbox ?? [])]

describe('the frame @engines', () => {
  afterEach(unmountAll)

  it('of a journey: sandboxed, with no permissions, titled, telling its origin only', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    const frame = frameOf(element)
    expect(tokens(element)).to.have.members([
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
    ])
    expect(frame?.allow).to.equal('')
    expect(frame?.title).to.equal('Form')
    expect(frame?.referrerPolicy).to.equal('strict-origin')
    expect(frame?.name).to.equal('')
    expect(frame?.loading).not.to.equal('lazy')
  })

  it('of a booking: with downloads', async () => {
    const { endpoint } = await scene()
    const { element } = mount('appointment-booking', { endpoint, appointmentType: 'a' })
    await untilState(element, 'ready')
    expect(tokens(element)).to.include('allow-downloads')
    expect(frameOf(element)?.title).to.equal('Book an appointment')
  })

  it('loads once, and adds nothing to the history', async () => {
    const entries = history.length
    const { element } = await mountJourney({ create: [{ delay: 100 }] })
    let loads = 0
    element.addEventListener('session-created', () => {
      queueMicrotask(() => frameOf(element)?.addEventListener('load', () => (loads += 1)))
    })
    await untilState(element, 'ready')
    await aTimeout(300)
    expect(loads).to.equal(1)
    expect(history.length).to.equal(entries)
  })

  it('has the title that the owner gives', async () => {
    const { element } = await mountJourney({}, { frameTitle: 'Loan application' })
    await untilState(element, 'ready')
    expect(frameOf(element)?.title).to.equal('Loan application')
  })

  it('has a link to the session under it, for a tab of its own', async () => {
    const { element } = await mountJourney()
    expect(linkOf(element)?.checkVisibility({ visibilityProperty: true }) ?? false).to.equal(false)
    await untilState(element, 'ready')
    await element.updateComplete
    const link = linkOf(element)
    expect(link?.checkVisibility()).to.equal(true)
    expect(link?.href).to.equal(frameOf(element)?.src)
    expect(link?.target).to.equal('_blank')
    expect(link?.rel).to.equal('noopener noreferrer')
  })
})

describe('the origins that a session may come from @engines', () => {
  afterEach(unmountAll)

  for (const [origins, fits] of [
    ['https://other.example ORIGIN', true],
    ['\n ORIGIN \n', true],
    ['https://other.example', false],
    ['ORIGIN.evil.example', false],
    ['ORIGIN/', false],
    ['https://*', false],
    ['*', false],
    ['null', false],
  ] as const) {
    it(`${fits ? 'fits' : 'does not fit'} session-origins="${origins.replaceAll('\n', '⏎')}"`, async () => {
      const { frames, endpoint } = await scene()
      const { element } = mount('journey-session', {
        endpoint,
        journey: 'a',
        sessionOrigins: origins.replace('ORIGIN', frames),
      })
      await untilState(element, fits ? 'ready' : 'failed')
      if (!fits) expect(element.error?.code).to.equal('invalid-url')
    })
  }
})

describe('whether the frame comes up @engines', () => {
  afterEach(unmountAll)

  for (const page of ['silent', 'denied', 'missing', 'slow-image']) {
    it(`"${page}" is shown where the page need not speak`, async () => {
      const { element, events } = await mountJourney({
        create: [{ page, session: { protocol: 'optional' } }],
      })
      await untilState(element, 'ready')
      expect(events.at(-1)?.detail).to.include({ protocol: null })
    })
  }

  it('a page that need not speak, but does, is known by its protocol', async () => {
    const { element, events } = await mountJourney({ create: [{ session: { protocol: null } }] })
    await untilState(element, 'ready')
    const told = events.find(({ type }) => type === 'session-ready')
    expect(told?.detail).to.include({ protocol: 1 })
  })

  it('a page that has said hello is waited for, though it is slow', async () => {
    const { element, events } = await mountJourney({
      create: [{ page: 'raw-slow', session: { protocol: null } }],
    })
    await untilState(element, 'loading')
    await inFrame(element, 'while (!page.port) await new Promise((done) => setTimeout(done, 20))')
    await aTimeout(800)
    expect(element.state).to.equal('loading')
    await inFrame(element, "page.say({ t: 'ready', nonce: page.nonce })")
    await untilState(element, 'ready')
    expect(events.at(-1)?.detail).to.include({ protocol: 1 })
  })

  it('is known beforehand when the endpoint says so', async () => {
    const { element, events } = await mountJourney({ create: [{ session: { embeddable: false } }] })
    await untilState(element, 'blocked')
    await element.updateComplete
    expect(element.error?.code).to.equal('frame-csp')
    expect(frameOf(element)).to.equal(null)
    expect(linkOf(element)?.href).to.contain(SECRET)
    expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-error'])
  })

  it('can be tried again with the same session', async () => {
    const { element, posts } = await mountJourney({ create: [{ page: 'denied' }] })
    await untilState(element, 'blocked')
    await element.updateComplete
    const before = frameOf(element)
    element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button')?.click()
    await element.updateComplete
    expect(element.state).to.equal('loading')
    expect(frameOf(element)).not.to.equal(before)
    expect(await posts()).to.have.length(1)
  })

  it('a page that speaks late is shown all the same', async () => {
    const { element } = await mountJourney({ create: [{ page: 'raw-late' }] })
    await untilState(element, 'blocked')
    await untilState(element, 'ready')
    await element.updateComplete
    expect(element.error).to.equal(null)
    expect(panelOf(element)).to.equal(null)
  })
})
