import { aTimeout, expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const nonceOf = (element: Element) => inFrame(element, 'return performance.timeOrigin')

describe('one session, whatever the page does to the element @engines', () => {
  afterEach(unmountAll)

  it('keeps the session when it comes back later', async () => {
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    element.remove()
    await aTimeout(100)
    document.body.append(element)
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('adds nothing to the history, whatever is done to it', async () => {
    const entries = history.length
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    document.body.prepend(element)
    await aTimeout(0)
    await untilState(element, 'ready')
    element.close()
    element.open()
    await untilState(element, 'ready')
    element.restart()
    await untilState(element, 'ready')
    element.journey = 'form-2'
    await aTimeout(0)
    await untilState(element, 'ready')
    element.remove()
    await aTimeout(50)
    expect(history.length).to.equal(entries)
  })

  it('makes another session in another frame for another id', async () => {
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    const before = frameOf(element)
    const entries = history.length
    element.setAttribute('journey', 'form-2')
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(frameOf(element)).not.to.equal(before)
    expect(element.shadowRoot?.querySelectorAll('iframe')).to.have.length(1)
    expect(element.shadowRoot?.querySelector('a')?.href).to.equal(frameOf(element)?.src)
    expect(await posts()).to.have.length(2)
    expect(history.length).to.equal(entries)
  })

  it('leaves the frame alone when anything else changes', async () => {
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    const before = await nonceOf(element)
    Object.assign(element, {
      frameTitle: 'x',
      minHeight: 5,
      maxHeight: 900,
      values: { a: 1 },
      getToken: () => 'x.y.z',
      allowFeatures: 'downloads',
      className: 'wide',
      name: 'n',
      required: true,
      debug: true,
    })
    await aTimeout(300)
    expect(await nonceOf(element)).to.equal(before)
    expect(await posts()).to.have.length(1)
  })

  it('sees another lead in the token, and no other change of the token', async () => {
    const token = (claims: object) => `h.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.s`
    const { element, posts } = await mountJourney({}, { token: token({ lead: '1', exp: 1 }) })
    await untilState(element, 'ready')
    element.token = token({ lead: '1', exp: 2 })
    await aTimeout(200)
    expect(await posts()).to.have.length(1)
    element.token = token({ lead: '2', exp: 2 })
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(2)
  })

  it('takes attributes in any order, and all of one task together', async () => {
    const { endpoint, posts } = await scene()
    const { element } = mount('journey-session', {})
    element.setAttribute('loading', 'eager')
    element.setAttribute('journey', 'a')
    element.setAttribute('journey', 'b')
    element.setAttribute('endpoint', endpoint)
    await untilState(element, 'ready')
    expect((await posts()).map(({ body }) => body)).to.deep.equal([{ journey: 'b' }])
  })

  it('keeps properties that were set before it was defined', async () => {
    const { endpoint, posts } = await scene()
    const tag = 'late-journey'
    const element = document.createElement(tag)
    Object.assign(element, { endpoint, journey: 'early', loading: 'eager', resume: 'none' })
    document.body.append(element)
    class Late extends (customElements.get('journey-session') as typeof HTMLElement) {}
    customElements.define(tag, Late)
    await aTimeout(300)
    expect((await posts()).map(({ body }) => body)).to.deep.equal([{ journey: 'early' }])
    element.remove()
  })
})

describe('pages that change without being loaded @engines', () => {
  afterEach(unmountAll)

  /** Turbo takes a copy of the body, puts the next page's body in its place, and the copy back later. */
  async function visit(body: HTMLElement): Promise<HTMLElement> {
    const snapshot = document.body.cloneNode(true) as HTMLElement
    document.body.replaceWith(body)
    await aTimeout(50)
    return snapshot
  }

  it('a body that was taken away and brought back as a copy has the same session', async () => {
    const own = document.body
    const { endpoint, posts } = await scene()
    const markup = `<journey-session endpoint="${endpoint}" journey="a" resume="tab"></journey-session>`
    const page = document.createElement('body')
    page.innerHTML = markup
    const find = () => document.querySelector('journey-session') as JourneySession
    try {
      await visit(page)
      await untilState(find(), 'ready')
      const [first, entries] = [find(), history.length]
      const snapshot = await visit(document.createElement('body'))
      expect(document.querySelector('journey-session')).to.equal(null)
      await visit(snapshot)
      await untilState(find(), 'ready')
      expect(find()).not.to.equal(first)
      expect(find().sessionId).to.equal(first.sessionId)
      expect(find().shadowRoot?.querySelectorAll('iframe')).to.have.length(1)
      // The preview gives way to the same page, fetched anew.
      const fresh = document.createElement('body')
      fresh.innerHTML = markup
      await visit(fresh)
      await untilState(find(), 'ready')
      expect(find().sessionId).to.equal(first.sessionId)
      expect(history.length).to.equal(entries)
      const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
      expect(new Set(keys).size).to.equal(1)
    } finally {
      document.body.replaceWith(own)
    }
  })

  it('an element that stays, as with data-turbo-permanent, keeps its session', async () => {
    const own = document.body
    const { element, posts, events } = await mountJourney()
    await untilState(element, 'ready')
    const next = document.createElement('body')
    const place = document.createElement('meta')
    next.append(place)
    try {
      element.replaceWith(document.createElement('meta'))
      own.replaceWith(next)
      place.replaceWith(element)
      await aTimeout(50)
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
      expect(names(events)).not.to.include('session-error')
    } finally {
      next.replaceWith(own)
    }
  })

  it('a view transition that moves it keeps its session, one that does not its frame', async function () {
    if (!document.startViewTransition) this.skip()
    const { element, posts, events } = await mountJourney()
    await untilState(element, 'ready')
    const before = await nonceOf(element)
    await document.startViewTransition(() => document.body.classList.add('changed')).finished
    expect(element.state).to.equal('ready')
    expect(await nonceOf(element)).to.equal(before)
    const other = document.createElement('main')
    document.body.append(other)
    await document.startViewTransition(() => other.append(element)).finished
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
    expect(names(events)).not.to.include('session-error')
    document.body.classList.remove('changed')
    other.remove()
  })
})

describe('methods @engines', () => {
  afterEach(unmountAll)

  it('close() takes the frame away, open() brings the same session back', async () => {
    const { element, events, posts } = await mountJourney()
    await untilState(element, 'ready')
    element.close()
    await element.updateComplete
    expect(element.state).to.equal('closed')
    expect(frameOf(element)).to.equal(null)
    expect(events.at(-1)?.detail).to.include({ reason: 'method' })
    element.open()
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('open() asks again where close() gave up the request', async () => {
    const { element, posts } = await mountJourney({ create: [{ delay: 1000 }] })
    await untilState(element, 'creating')
    element.close()
    expect(element.state).to.equal('closed')
    element.open()
    await untilState(element, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys)).to.have.length(1)
  })

  it('stays closed when it is moved', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    element.close()
    document.body.prepend(element)
    await aTimeout(100)
    expect(element.state).to.equal('closed')
    expect(frameOf(element)).to.equal(null)
  })

  it('open() does not wait to be seen', async () => {
    const { element, posts } = await mountJourney({}, { hidden: true })
    await aTimeout(200)
    expect(await posts()).to.have.length(0)
    element.open()
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('open() works at once, as soon as it is in the page', async () => {
    const { endpoint, posts } = await scene()
    const { element } = mount('journey-session', { endpoint, journey: 'a', hidden: true })
    element.open()
    element.open()
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('restart() makes another session', async () => {
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    const { sessionId } = element
    element.restart()
    await untilState(element, 'ready')
    expect(element.sessionId).not.to.equal(sessionId)
    expect(await posts()).to.have.length(2)
  })

  it('focus() moves the focus into the frame and tells its page', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    element.focus()
    expect(document.activeElement).to.equal(element)
    expect(element.shadowRoot?.activeElement).to.equal(frameOf(element))
    await settle()
    expect(await inFrame(element, 'return page.told.map(({ t }) => t)')).to.contain('focus')
  })

  it('do nothing outside a page', () => {
    const element = document.createElement('journey-session')
    element.open()
    element.close()
    element.restart()
    element.focus()
    expect(element.state).to.equal('idle')
  })
})
