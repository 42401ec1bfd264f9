import { aTimeout, expect } from '@open-wc/testing'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  openPage,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

/** Chromium 133, Firefox 144. https://dom.spec.whatwg.org/#dom-parentnode-movebefore */
type Moving = Element & { moveBefore?(node: Node, child: Node | null): void }

const nonceOf = (element: Element) => inFrame(element, 'return performance.timeOrigin')

describe('one session, whatever the page does to the element', () => {
  afterEach(unmountAll)

  it('asks once when it is put in and out a thousand times', async () => {
    const { endpoint, posts } = await scene()
    const { element, events } = mount('journey-session', { endpoint, journey: 'a' })
    for (let times = 0; times < 1000; times += 1) {
      element.remove()
      document.body.append(element)
    }
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
    expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
  })

  it('asks for nothing when it ends outside', async () => {
    const { endpoint, posts } = await scene()
    const { element, events } = mount('journey-session', {
      endpoint,
      journey: 'a',
      loading: 'eager',
    })
    for (let times = 0; times < 1000; times += 1) {
      document.body.append(element)
      element.remove()
    }
    await aTimeout(300)
    expect(await posts()).to.have.length(0)
    expect(events).to.have.length(0)
  })

  it('keeps the session when it is moved, with a new handshake', async () => {
    const { element, events, posts } = await mountJourney()
    await untilState(element, 'ready')
    const { sessionId } = element
    const before = await nonceOf(element)
    const other = document.createElement('section')
    document.body.append(other)
    other.append(element)
    await aTimeout(0)
    expect(element.state).to.equal('loading')
    await untilState(element, 'ready')
    expect(await nonceOf(element)).not.to.equal(before)
    expect(element.sessionId).to.equal(sessionId)
    expect(await posts()).to.have.length(1)
    await inFrame(element, "page.channel.send({ t: 'progress', page: 1, pages: 1 })")
    await settle()
    expect(events.filter(({ type }) => type === 'session-progress')).to.have.length(1)
    other.remove()
  })

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

  it('keeps even the frame under moveBefore', async function () {
    const other: Moving = document.createElement('section')
    document.body.append(other)
    if (!other.moveBefore) this.skip()
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    const before = await nonceOf(element)
    other.moveBefore(element, null)
    await aTimeout(300)
    expect(element.parentElement).to.equal(other)
    expect(element.state).to.equal('ready')
    expect(await nonceOf(element)).to.equal(before)
    expect(await posts()).to.have.length(1)
    other.remove()
  })

  it('is shown in a document that adopts it, but not spoken to', async () => {
    const { element, events, posts } = await mountJourney()
    await untilState(element, 'ready')
    const page = await openPage()
    page.contentDocument?.body.append(element)
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(events.at(-1)?.detail).to.include({ protocol: null })
    expect(element.ownerDocument).to.equal(page.contentDocument)
    expect(element.shadowRoot?.adoptedStyleSheets).to.have.length(1)
    expect(await posts()).to.have.length(1)
  })

  it('gives up the request when it is taken out, and asks with the same key later', async () => {
    const { element, events, posts } = await mountJourney({ create: [{ delay: 500 }] })
    await untilState(element, 'creating')
    element.remove()
    await aTimeout(700)
    expect(names(events)).to.deep.equal(['session-creating'])
    expect((await posts())[0]?.aborted).to.equal(true)
    document.body.append(element)
    await aTimeout(0)
    await untilState(element, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys).to.have.length(2)
    expect(new Set(keys).size).to.equal(1)
  })

  it('goes on with a request during a move', async () => {
    const { element, posts } = await mountJourney({ create: [{ delay: 300 }] })
    await untilState(element, 'creating')
    document.body.prepend(element)
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('drops the answer to a question that was changed meanwhile', async () => {
    const { element, events, log } = await mountJourney({ create: [{ delay: 400 }] })
    await untilState(element, 'creating')
    element.journey = 'form-2'
    await untilState(element, 'ready')
    await aTimeout(500)
    expect(names(events).filter((name) => name === 'session-created')).to.have.length(1)
    expect((await log()).map(({ body }) => body)).to.deep.equal([
      { journey: 'form-1' },
      { journey: 'form-2' },
    ])
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

  it('gives two elements that want the same thing a session each', async () => {
    const { endpoint, posts } = await scene()
    const one = mount('journey-session', { endpoint, journey: 'a', resume: 'tab' })
    const two = mount('journey-session', { endpoint, journey: 'a', resume: 'tab' })
    await Promise.all([untilState(one.element, 'ready'), untilState(two.element, 'ready')])
    expect(await posts()).to.have.length(2)
    expect(one.element.sessionId).not.to.equal(two.element.sessionId)
    await inFrame(one.element, "page.channel.send({ t: 'progress', page: 1, pages: 1 })")
    await settle()
    expect(names(one.events)).to.contain('session-progress')
    expect(names(two.events)).not.to.contain('session-progress')
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

describe('methods', () => {
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
