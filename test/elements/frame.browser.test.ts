import { aTimeout, expect } from '@open-wc/testing'
import {
  frameOf,
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

describe('the frame', () => {
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

  it('gets the features that are on the list, and no others', async () => {
    const { warn } = console
    const warnings: string[] = []
    console.warn = (text: string) => warnings.push(text)
    const allowFeatures =
      ' downloads  modals payment camera allow-top-navigation top-navigation allow-pointer-lock storage-access-by-user-activation '
    const { element } = await mountJourney({}, { allowFeatures })
    await untilState(element, 'ready')
    console.warn = warn
    expect(tokens(element)).to.have.members([
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-downloads',
      'allow-modals',
      'allow-storage-access-by-user-activation',
    ])
    expect(frameOf(element)?.allow).to.equal('payment; camera')
    expect(warnings.join()).to.contain('allow-top-navigation top-navigation allow-pointer-lock')
  })

  it('has the title that the owner gives', async () => {
    const { element } = await mountJourney({}, { frameTitle: 'Loan application' })
    await untilState(element, 'ready')
    expect(frameOf(element)?.title).to.equal('Loan application')
  })

  it('has a link to the session under it, for a tab of its own', async () => {
    const { element } = await mountJourney()
    expect(linkOf(element)?.checkVisibility() ?? false).to.equal(false)
    await untilState(element, 'ready')
    await element.updateComplete
    const link = linkOf(element)
    expect(link?.checkVisibility()).to.equal(true)
    expect(link?.href).to.equal(frameOf(element)?.src)
    expect(link?.target).to.equal('_blank')
    expect(link?.rel).to.equal('noopener noreferrer')
  })
})

describe('the address of a session', () => {
  afterEach(unmountAll)

  const bad = [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'about:blank',
    'filesystem:https://good.example/x',
    'ftp://good.example/',
    'blob:https://good.example/x',
    '//evil.example/',
    '/relative',
    '',
    'https:',
    'https://good@evil.example/',
    'https://:pass@good.example/',
    `https://good.example/${'x'.repeat(2100)}`,
    `https://good.example/${'x'.repeat(1e6)}`,
    5,
    null,
    {},
    ['https://good.example/'],
  ]
  for (const publicUrl of bad) {
    it(`is refused: ${JSON.stringify(publicUrl).slice(0, 50)}`, async () => {
      const { element } = await mountJourney({
        create: [{ session: { publicUrl } }],
      })
      await untilState(element, 'failed')
      expect(element.error?.code).to.equal('invalid-url')
      expect(frameOf(element)).to.equal(null)
      expect(linkOf(element)?.hasAttribute('href')).to.equal(false)
    })
  }

  it('is refused on the origin of the page', async () => {
    for (const publicUrl of [location.href, `${location.origin}/frame`]) {
      const { element } = await mountJourney({ create: [{ session: { publicUrl } }] })
      await untilState(element, 'failed')
      expect(element.error).to.include({ code: 'same-origin-url', retryable: false })
    }
  })

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

  for (const host of [
    'https://good.evil.example',
    'https://evilgood.example',
    'https://good.example:8443',
    'https://good.example.',
    'https://gоod.example',
    'http://good.example',
  ]) {
    it(`is not "https://good.example" when it is ${host}`, async () => {
      const { element } = await mountJourney(
        { create: [{ session: { publicUrl: `${host}/x` } }] },
        { sessionOrigins: 'https://good.example' },
      )
      await untilState(element, 'failed')
      expect(element.error?.code).to.equal('invalid-url')
    })
  }

  it('of a public-url is checked in the same way', async () => {
    const { element } = mount('journey-session', { publicUrl: 'javascript:alert(1)' })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('invalid-url')
  })
})

describe('a frame that does not come up', () => {
  const silent = ['denied', 'unframed', 'silent', 'throws', 'missing', 'broken', 'reset']
  const hanging = ['hanging', 'no-content', 'attachment']
  const begun = new Map<string, Awaited<ReturnType<typeof mountJourney>>>()
  let start = 0

  // Each takes its seconds; together they take them once.
  before(async () => {
    for (const page of silent) {
      begun.set(page, await mountJourney({ create: [{ page }] }, { loading: 'eager' }))
    }
    for (const page of hanging) {
      const reply = { page, session: { protocol: 'optional' } }
      begun.set(page, await mountJourney({ create: [reply] }, { loading: 'eager' }))
    }
    start = performance.now()
  })
  after(unmountAll)

  const blocked = async (page: string) => {
    const one = begun.get(page)
    if (one === undefined) throw new Error(`${page} was not begun`)
    await untilState(one.element, 'blocked')
    await one.element.updateComplete
    return one
  }

  for (const page of silent) {
    it(`"${page}" is blocked where the page must speak`, async () => {
      const { element, events } = await blocked(page)
      expect(element.error).to.include({ code: 'frame-unresponsive', retryable: true })
      expect(names(events).at(-1)).to.equal('session-error')
      expect(panelOf(element)?.checkVisibility()).to.equal(true)
      expect(linkOf(element)?.checkVisibility()).to.equal(true)
      const { visibility } = getComputedStyle(frameOf(element) ?? document.body)
      expect(visibility).to.equal('hidden')
    })
  }

  for (const page of hanging) {
    it(`"${page}" times out after ten seconds`, async () => {
      const { element } = await blocked(page)
      expect(element.error?.code).to.equal('frame-timeout')
      expect(performance.now() - start).to.be.greaterThan(9000)
    })
  }
})

describe('whether the frame comes up', () => {
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

  it('a page that is there, but waits for an image, stays in sight', async () => {
    const { element } = await mountJourney({
      create: [{ page: 'slow-image', session: { protocol: 'optional' } }],
    })
    await untilState(element, 'loading')
    await aTimeout(1500)
    expect(element.shadowRoot?.querySelector('[part="loading"]')).to.equal(null)
    expect(frameOf(element)?.checkVisibility({ visibilityProperty: true })).to.equal(true)
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
    element.shadowRoot?.querySelector('button')?.click()
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
