import { aTimeout, expect } from '@open-wc/testing'
import { preconnects } from '../harness/widget/preconnects.ts'
import {
  frameOf,
  mount,
  mountJourney,
  names,
  scene,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const button = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button') ?? null
const panel = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLElement>('[part="start"]') ?? null

describe('loading="intent" @engines', () => {
  afterEach(unmountAll)

  it('waits with a button, as high as the session is expected to be', async () => {
    const { element, events, posts } = await mountJourney({}, { loading: 'intent', minHeight: 432 })
    await aTimeout(300)
    expect(element.state).to.equal('idle')
    expect(await posts()).to.have.length(0)
    expect(events).to.have.length(0)
    expect(button(element)?.textContent).to.equal('Start')
    expect(panel(element)?.offsetHeight).to.equal(432)
  })

  for (const [what, type] of [
    ['the pointer comes', 'pointerenter'],
    ['the focus comes', 'focusin'],
    ['the button is pressed', 'click'],
  ] as const) {
    it(`begins when ${what}, once`, async () => {
      const { element, posts } = await mountJourney(
        { create: [{ delay: 100 }] },
        { loading: 'intent' },
      )
      await aTimeout(50)
      if (type === 'click') button(element)?.click()
      else element.dispatchEvent(new Event(type))
      element.dispatchEvent(new Event('pointerenter'))
      element.dispatchEvent(new Event('focusin'))
      await untilState(element, 'ready')
      element.dispatchEvent(new Event('pointerenter'))
      await aTimeout(100)
      expect(element.state).to.equal('ready')
      expect(await posts()).to.have.length(1)
    })
  }

  it('begins by the keyboard, and hands the focus on to the frame', async () => {
    const { element } = await mountJourney({}, { loading: 'intent' })
    await aTimeout(50)
    button(element)?.focus()
    await untilState(element, 'creating')
    await element.updateComplete
    expect(document.activeElement).to.equal(element)
    await untilState(element, 'ready')
    await element.updateComplete
    expect(element.shadowRoot?.activeElement).to.equal(frameOf(element))
  })

  it('leaves the focus where the visitor has put it meanwhile', async () => {
    const { element } = await mountJourney({ create: [{ delay: 1000 }] }, { loading: 'intent' })
    const field = document.createElement('input')
    document.body.append(field)
    await aTimeout(50)
    button(element)?.focus()
    await untilState(element, 'creating')
    field.focus()
    await untilState(element, 'ready')
    await element.updateComplete
    expect(document.activeElement).to.equal(field)
    field.remove()
  })

  it('begins when what opens it says so, and then only', async () => {
    const { element, posts } = await mountJourney({}, { loading: 'intent', hidden: true })
    await aTimeout(50)
    element.warm()
    element.warm()
    await untilState(element, 'ready')
    element.warm()
    expect(await posts()).to.have.length(1)
    const other = await mountJourney({}, { loading: 'consent' })
    await aTimeout(50)
    other.element.warm()
    await aTimeout(100)
    expect(other.element.state).to.equal('idle')
  })

  it('does not begin any more once it is gone', async () => {
    const { element, posts } = await mountJourney({}, { loading: 'intent' })
    await aTimeout(50)
    element.remove()
    await aTimeout(20)
    element.dispatchEvent(new Event('pointerenter'))
    await aTimeout(100)
    expect(await posts()).to.have.length(0)
  })
})

describe('loading="consent" @engines', () => {
  afterEach(unmountAll)

  it('contacts nobody before the click', async () => {
    const { endpoint, frames, log } = await scene({ token: [{}] })
    const before = performance.getEntriesByType('resource').length
    const { element, events } = mount('journey-session', {
      endpoint,
      journey: 'a',
      loading: 'consent',
      tokenUrl: `${endpoint}/token`,
      sessionOrigins: frames,
    })
    await aTimeout(100)
    element.dispatchEvent(new Event('pointerenter'))
    button(element)?.focus()
    element.scrollIntoView()
    await aTimeout(300)
    expect(await log()).to.deep.equal([])
    expect(preconnects()).to.deep.equal([])
    expect(frameOf(element)).to.equal(null)
    expect(events).to.have.length(0)
    const fetched = performance.getEntriesByType('resource').slice(before)
    expect(
      fetched.map(({ name }) => name).filter((name) => !name.includes('/harness/')),
    ).to.deep.equal([])

    button(element)?.click()
    await untilState(element, 'ready')
    expect((await log()).map(({ path }) => path)).to.deep.equal(['token', 'journey-sessions'])
  })

  it('shows no frame of a public-url before the click', async () => {
    const { frames } = await scene()
    const { element } = mount('journey-session', {
      publicUrl: `${frames}/frame/puppet/x`,
      loading: 'consent',
    })
    await aTimeout(200)
    expect(frameOf(element)).to.equal(null)
    const link = element.shadowRoot?.querySelector('a')
    expect(link?.checkVisibility({ visibilityProperty: true })).to.equal(false)
    button(element)?.click()
    await untilState(element, 'ready')
  })

  it('says what will happen, in words that an owner can replace', async () => {
    const { element } = await mountJourney({}, { loading: 'consent' })
    await aTimeout(50)
    expect(panel(element)?.textContent?.includes('another website')).to.equal(true)
    const words = document.createElement('p')
    words.slot = 'start'
    words.textContent = 'Of the owner'
    element.append(words)
    expect(panel(element)?.querySelector('slot')?.assignedElements()).to.deep.equal([words])
  })

  it('is given by open(), for a consent manager of the owner', async () => {
    const { element } = await mountJourney({}, { loading: 'consent' })
    await element.updateComplete
    element.open()
    await untilState(element, 'ready')
  })

  it('is not asked for again after a move or a failure', async () => {
    const { element, posts } = await mountJourney(
      { create: [{ delay: 1000 }] },
      { loading: 'consent' },
    )
    await aTimeout(50)
    button(element)?.click()
    await untilState(element, 'creating')
    element.remove()
    await aTimeout(50)
    document.body.append(element)
    await untilState(element, 'ready')
    expect((await posts()).length).to.be.within(1, 2)
  })

  it('is asked for again for something else', async () => {
    const { element, posts } = await mountJourney({}, { loading: 'consent' })
    await aTimeout(50)
    button(element)?.click()
    await untilState(element, 'ready')
    element.journey = 'form-2'
    await aTimeout(200)
    expect(element.state).to.equal('idle')
    expect(await posts()).to.have.length(1)
    expect(panel(element)).not.to.equal(null)
  })
})

describe('loading="lazy" @engines', () => {
  afterEach(unmountAll)

  it('waits to be seen with a public-url as well, when it says so', async () => {
    const { frames } = await scene()
    const properties = { publicUrl: `${frames}/frame/puppet/x`, hidden: true } as const
    const { element } = mount('journey-session', { ...properties, loading: 'lazy' })
    const { element: other } = mount('journey-session', properties)
    await untilState(other, 'ready')
    expect(element.state).to.equal('idle')
    element.hidden = false
    await untilState(element, 'ready')
  })
})

describe('in an overlay @engines', () => {
  afterEach(unmountAll)

  it('intent makes the session, and opens nothing', async () => {
    const { element, posts } = await mountJourney({}, { display: 'modal', loading: 'intent' })
    await aTimeout(100)
    expect(await posts()).to.have.length(0)
    element.warm()
    await aTimeout(400)
    expect(await posts()).to.have.length(1)
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(false)
    element.open()
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('a session that was made too early is renewed when it is opened', async () => {
    const { element, posts, events } = await mountJourney(
      { create: [{ lasts: 1500 }, {}] },
      { display: 'modal', loading: 'intent' },
    )
    await aTimeout(50)
    element.warm()
    await untilState(element, 'ready')
    await aTimeout(2500)
    expect(element.state).to.equal('ready')
    element.open()
    await aTimeout(20)
    await untilState(element, 'ready')
    expect(element.sessionId).to.equal('session-2')
    expect(await posts()).to.have.length(2)
    expect(names(events)).not.to.include('session-expired')
  })

  it('consent is asked for in the overlay, before anything is fetched', async () => {
    const { element, log } = await mountJourney({}, { display: 'modal', loading: 'consent' })
    await aTimeout(50)
    element.open()
    await aTimeout(300)
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(true)
    expect(await log()).to.deep.equal([])
    panel(element)?.querySelector('button')?.click()
    await untilState(element, 'ready')
  })
})
