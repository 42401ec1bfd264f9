import { aTimeout, expect } from '@open-wc/testing'
import { keepsShadowFrames, type Moving } from '../harness/widget/keeps-shadow-frames.ts'
import { dialogOf, isLocked, isModal } from '../harness/widget/overlays.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  names,
  openPage,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const pageOf = (element: Element) => inFrame(element, 'return performance.timeOrigin')
const isOpen = (element: Element) => dialogOf(element).matches(':modal, :popover-open')

describe('an open overlay whose element is moved @engines', () => {
  const places: Element[] = []

  afterEach(() => {
    unmountAll()
    for (const place of places.splice(0)) place.remove()
  })

  function addPlace(): HTMLElement {
    const place = document.createElement('section')
    document.body.append(place)
    places.push(place)
    return place
  }

  for (const display of ['modal', 'drawer', 'popover'] as const) {
    it(`${display}: stays open over a moveBefore()`, async function () {
      const place: Moving = addPlace()
      if (!place.moveBefore) this.skip()
      const { element, events, posts } = await mountJourney({}, { display })
      element.open()
      await untilState(element, 'ready')
      const before = await pageOf(element)
      place.moveBefore?.(element, null)
      await settle()
      expect(element.parentElement).to.equal(place)
      expect(element.state).to.equal('ready')
      expect(isOpen(element)).to.equal(true)
      expect(isModal(element)).to.equal(display !== 'popover')
      expect(isLocked()).to.equal(display !== 'popover')
      expect((await pageOf(element)) === before).to.equal(await keepsShadowFrames())
      element.close()
      expect(isOpen(element)).to.equal(false)
      expect(isLocked()).to.equal(false)
      expect(names(events).filter((name) => name === 'session-closed')).to.have.length(1)
      expect(await posts()).to.have.length(1)
    })

    it(`${display}: closes where it is taken out on its way, and opens with the same session`, async () => {
      const { element, posts } = await mountJourney({}, { display })
      element.open()
      await untilState(element, 'ready')
      const { sessionId } = element
      addPlace().append(element)
      await untilState(element, 'closed')
      expect(isOpen(element)).to.equal(false)
      expect(isLocked()).to.equal(false)
      element.open()
      await untilState(element, 'ready')
      expect(isOpen(element)).to.equal(true)
      expect(element.sessionId).to.equal(sessionId)
      expect(await posts()).to.have.length(1)
    })

    it(`${display}: closes when another document adopts it, and opens over that one`, async () => {
      const { ownerDocument } = document.body
      const { element, posts } = await mountJourney({}, { display })
      const page = (await openPage()).contentDocument
      if (!page) throw new Error('the page is on the tests’ own origin')
      element.open()
      await untilState(element, 'ready')
      const { sessionId } = element
      page.body.append(element)
      await settle()
      expect(element.ownerDocument).not.to.equal(ownerDocument)
      expect(element.state).to.equal('closed')
      expect(isOpen(element)).to.equal(false)
      expect(isLocked()).to.equal(false)

      element.open()
      await untilState(element, 'ready')
      expect(isOpen(element)).to.equal(true)
      expect(isLocked(page)).to.equal(isModal(element))
      expect(isLocked()).to.equal(false)
      const style = page.defaultView?.getComputedStyle(dialogOf(element))
      expect(style?.display, 'it has its style there').to.equal('flex')
      expect(page.activeElement).to.equal(element)
      expect(element.sessionId).to.equal(sessionId)
      expect(await posts()).to.have.length(1)
      element.close()
      expect(isLocked(page)).to.equal(false)
    })
  }

  it('asks for consent in an overlay, and contacts nobody before the click', async () => {
    const { element, endpoint, events, log, frames } = await mountJourney(
      { token: [{}] },
      { display: 'modal', loading: 'consent' },
    )
    Object.assign(element, { tokenUrl: `${endpoint}/token`, sessionOrigins: frames })
    const before = performance.getEntriesByType('resource').length
    element.open()
    await aTimeout(300)
    expect(isOpen(element)).to.equal(true)
    element.close()
    element.open()
    addPlace().append(element)
    await settle()
    element.open()
    await aTimeout(300)
    const fetched = performance.getEntriesByType('resource').slice(before)
    expect(
      fetched.map(({ name }) => name).filter((name) => !name.includes('/harness/')),
    ).to.deep.equal([])
    expect(await log()).to.deep.equal([])
    expect(document.querySelector('link[rel=preconnect]')).to.equal(null)
    expect(frameOf(element)).to.equal(null)
    expect(names(events).filter((name) => name !== 'session-closed')).to.deep.equal([])

    element.shadowRoot?.querySelector<HTMLElement>('[part=start] button')?.click()
    await untilState(element, 'ready')
    expect((await log()).map(({ path }) => path)).to.deep.equal(['token', 'journey-sessions'])
  })
})
