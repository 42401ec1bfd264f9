import { aTimeout, expect } from '@open-wc/testing'
import { followHeight } from '../../src/elements/frame-height.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  touchFrame,
  unmountAll,
  until,
  untilState,
} from '../harness/widget/scenes.ts'

const heightOf = (element: Element) => frameOf(element)?.offsetHeight ?? 0
const untilHigh = (element: Element, px: number) =>
  until(() => heightOf(element) === px, `${px} pixels high`)

describe('the height of the frame @engines', () => {
  afterEach(unmountAll)

  it('follows the content, up and down', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    touchFrame()
    await untilHigh(element, 400)
    await inFrame(element, "page.content.style.height = '733.2px'")
    await untilHigh(element, 734)
    await inFrame(element, "page.content.style.cssText = 'height:200px;margin:10px 0 15px'")
    await untilHigh(element, 225)
    const told = events.filter(({ type }) => type === 'session-resize')
    expect(told.map(({ detail }) => detail['height'])).to.deep.equal([400, 734, 225])
  })

  it('stays within the limits of the owner', async () => {
    const { element } = await mountJourney({}, { minHeight: 300, maxHeight: 500 })
    await untilState(element, 'ready')
    touchFrame()
    await untilHigh(element, 400)
    await inFrame(element, "page.content.style.height = '9000px'")
    await untilHigh(element, 500)
    await inFrame(element, "page.content.style.height = '0'")
    await untilHigh(element, 300)
  })

  it('is reserved before anything is known, so that nothing moves', async () => {
    const { element } = await mountJourney({ create: [{ delay: 1000 }] }, { minHeight: 280 })
    const after = document.createElement('p')
    element.after(after)
    await element.updateComplete
    const before = after.getBoundingClientRect().top
    await untilState(element, 'creating')
    expect(after.getBoundingClientRect().top).to.equal(before)
    expect(element.offsetHeight).to.be.within(280, 320)
    after.remove()
  })

  it('is what the endpoint expects until the page has told', async () => {
    const { element } = await mountJourney({
      create: [{ page: 'silent', session: { heightHint: 1345, protocol: 'optional' } }],
    })
    await untilState(element, 'ready')
    expect(heightOf(element)).to.equal(1345)
  })

  it('is never less than what was reserved while the endpoint was asked', async () => {
    const { element } = await mountJourney({
      create: [{ page: 'silent', session: { heightHint: 345, protocol: 'optional' } }],
    })
    element.style.setProperty('--sessionframe-height', '456px')
    await untilState(element, 'ready')
    expect(heightOf(element)).to.equal(456)
  })

  it('believes no expectation that is nonsense', async () => {
    for (const heightHint of [-5, 1e9, 'tall', null]) {
      const { element } = await mountJourney(
        { create: [{ page: 'silent', session: { heightHint, protocol: 'optional' } }] },
        { maxHeight: 700 },
      )
      await untilState(element, 'ready')
      await element.updateComplete
      expect(heightOf(element), String(heightHint)).to.be.within(100, 700)
      unmountAll()
    }
  })

  it('shrinks only when the visitor has gone into the frame, so that nothing jumps up', async () => {
    const { element } = await mountJourney({ create: [{ session: { heightHint: null } }] })
    element.style.setProperty('--sessionframe-height', '700px')
    await untilState(element, 'ready')
    await aTimeout(700)
    expect(heightOf(element)).to.equal(700)
    await inFrame(element, "page.content.style.height = '800px'")
    await untilHigh(element, 800)
    await inFrame(element, "page.content.style.height = '350px'")
    await aTimeout(700)
    expect(heightOf(element)).to.equal(800)
    frameOf(element)?.focus()
    touchFrame()
    await untilHigh(element, 350)
  })

  it('is remembered for the next visit, as a number under a hash', async () => {
    const first = await mountJourney()
    await untilState(first.element, 'ready')
    touchFrame()
    await untilHigh(first.element, 400)
    await inFrame(first.element, "page.content.style.height = '500px'")
    await untilHigh(first.element, 500)
    // What a later page needs is no matter of the next beginning.
    await inFrame(first.element, "page.channel.send({ t: 'progress', page: 2, pages: 2 })")
    await inFrame(first.element, "page.content.style.height = '900px'")
    await untilHigh(first.element, 900)
    const kept = Object.entries(localStorage)
    expect(kept).to.have.length(1)
    expect(kept[0]?.[0]).to.match(/^sessionframe:\w+$/)
    expect(kept[0]?.[1]).to.equal('500')
    first.element.remove()
    const second = await mountJourney({ create: [{ silent: true, session: { heightHint: 345 } }] })
    await untilState(second.element, 'creating')
    await second.element.updateComplete
    const panel = second.element.shadowRoot?.querySelector<HTMLElement>('[part="loading"]')
    expect(panel?.offsetHeight).to.equal(500)
  })

  it('is not remembered where storage is forbidden, and nothing else is amiss', async () => {
    const { setItem, getItem } = Storage.prototype
    const deny = () => {
      throw new DOMException('', 'SecurityError')
    }
    Object.assign(Storage.prototype, { setItem: deny, getItem: deny })
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    touchFrame()
    await untilHigh(element, 400)
    Object.assign(Storage.prototype, { setItem, getItem })
    expect(events.map(({ type }) => type)).not.to.include('session-error')
    expect(localStorage).to.have.length(0)
  })

  it('does not fall and rise again while the page fetches what it shows', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    touchFrame()
    await untilHigh(element, 400)
    for (const px of [150, 600]) {
      await inFrame(element, `page.channel.send({ t: 'height', px: ${px} })`)
      await aTimeout(100)
    }
    await aTimeout(600)
    const told = events.filter(({ type }) => type === 'session-resize')
    expect(told.map(({ detail }) => detail['height'])).to.deep.equal([400, 600])
  })

  it('does not shrink when the page is as high again in time', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    touchFrame()
    await untilHigh(element, 400)
    for (const px of [150, 400]) {
      await inFrame(element, `page.channel.send({ t: 'height', px: ${px} })`)
    }
    await aTimeout(600)
    expect(heightOf(element)).to.equal(400)
  })
})

describe('followHeight', () => {
  it('tells an animation, which goes on by itself, from a loop', async () => {
    const applied: number[] = []
    let looped = 0
    const { signal } = new AbortController()
    const report = followHeight(
      {},
      document.createElement('iframe'),
      signal,
      (height) => applied.push(height),
      () => (looped += 1),
    )
    for (let height = 200; height < 320; height += 1) {
      report(height)
      await aTimeout(8)
    }
    await aTimeout(300)
    expect(looped).to.equal(0)
    expect(applied.at(-1)).to.equal(319)
  })

  it('ends with its signal', async () => {
    const applied: number[] = []
    const controller = new AbortController()
    const report = followHeight(
      {},
      document.createElement('iframe'),
      controller.signal,
      (height) => applied.push(height),
      () => {},
    )
    for (let height = 200; height < 240; height += 1) report(height)
    controller.abort()
    const before = applied.length
    await aTimeout(300)
    expect(applied).to.have.length(before)
  })
})
