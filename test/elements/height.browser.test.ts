import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { followHeight } from '../../src/elements/frame-height.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const heightOf = (element: Element) => frameOf(element)?.offsetHeight ?? 0

describe('the height of the frame', () => {
  afterEach(unmountAll)

  it('follows the content, up and down', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    await waitUntil(() => heightOf(element) === 400)
    await inFrame(element, "page.content.style.height = '733.2px'")
    await waitUntil(() => heightOf(element) === 734)
    await inFrame(element, "page.content.style.cssText = 'height:200px;margin:10px 0 15px'")
    await waitUntil(() => heightOf(element) === 225)
    const told = events.filter(({ type }) => type === 'session-resize')
    expect(told.map(({ detail }) => detail['height'])).to.deep.equal([400, 734, 225])
  })

  it('stays within the limits of the owner', async () => {
    const { element } = await mountJourney({}, { minHeight: 300, maxHeight: 500 })
    await untilState(element, 'ready')
    await waitUntil(() => heightOf(element) === 400)
    await inFrame(element, "page.content.style.height = '9000px'")
    await waitUntil(() => heightOf(element) === 500)
    await inFrame(element, "page.content.style.height = '0'")
    await waitUntil(() => heightOf(element) === 300)
  })

  it('is never nothing, and never more than ten thousand', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'height', px: 0 })")
    await waitUntil(() => heightOf(element) === 100)
    await inFrame(element, "page.channel.send({ t: 'height', px: 1e9 })")
    await waitUntil(() => heightOf(element) === 10_000)
    await inFrame(element, "page.channel.send({ t: 'height', px: 1e-7 })")
    await waitUntil(() => heightOf(element) === 100)
  })

  it('is reserved before anything is known, so that nothing moves', async () => {
    const { element } = await mountJourney({ create: [{ delay: 300 }] }, { minHeight: 280 })
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
      create: [{ page: 'silent', session: { heightHint: 345, protocol: 'optional' } }],
    })
    await untilState(element, 'ready')
    expect(heightOf(element)).to.equal(345)
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

  it('does not fall and rise again while the page fetches what it shows', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    await waitUntil(() => heightOf(element) === 400)
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
    await waitUntil(() => heightOf(element) === 400)
    for (const px of [150, 400]) {
      await inFrame(element, `page.channel.send({ t: 'height', px: ${px} })`)
    }
    await aTimeout(600)
    expect(heightOf(element)).to.equal(400)
  })

  it('freezes a page that always wants more than its frame', async () => {
    const { element, events } = await mountJourney({ create: [{ page: 'growing' }] })
    await untilState(element, 'ready')
    await waitUntil(() => events.at(-1)?.type === 'session-error', 'no error', { timeout: 5000 })
    expect(events.at(-1)?.detail).to.include({ code: 'resize-loop' })
    const frozen = heightOf(element)
    expect(frozen).to.be.lessThan(2000)
    await aTimeout(500)
    expect(heightOf(element)).to.equal(frozen)
    expect(element.state).to.equal('ready')
  })

  it('lets a page grow slowly by itself', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    await inFrame(
      element,
      `page.content.animate([{ height: '400px' }, { height: '1300px' }], { duration: 900, fill: 'forwards' })`,
    )
    await waitUntil(() => heightOf(element) === 1300, 'not there', { timeout: 4000 })
    expect(events.filter(({ type }) => type === 'session-error')).to.have.length(0)
  })

  it('does not swing with a pixel of rounding', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    await waitUntil(() => heightOf(element) === 400)
    const before = events.length
    await inFrame(
      element,
      `for (let times = 0; times < 50; times += 1) page.channel.send({ t: 'height', px: 500 + (times % 2) })`,
    )
    await settle()
    expect(events.length - before).to.be.within(1, 2)
    expect(heightOf(element)).to.equal(501)
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
