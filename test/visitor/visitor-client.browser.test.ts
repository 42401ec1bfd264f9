import { aTimeout, expect } from '@open-wc/testing'
import { openPage, until } from '../harness/widget/scenes.ts'
import { forgetAll, storedNames, untilAsync, visitorScene } from './visitor-scene.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('the visitor client @engines', () => {
  beforeEach(forgetAll)
  afterEach(forgetAll)

  it('asks who this is, and tells of events in order, in few requests', async () => {
    const { visit, identified, untilEvents, posts } = await visitorScene()
    const visitor = visit()
    visitor.page()
    visitor.track('plan chosen', { plan: 'pro', seats: 3 })
    visitor.conversion(12.5)
    const events = await untilEvents(3)
    expect(events.map(({ event }) => event)).to.deep.equal([
      'page_view',
      'plan chosen',
      'conversion',
    ])
    expect(events[0]?.properties).to.include({ url: location.href, title: document.title })
    expect(events[1]?.properties).to.deep.equal({ plan: 'pro', seats: 3 })
    expect(events[2]?.properties).to.deep.equal({ value: 12.5 })
    for (const { messageId, timestamp } of events) {
      expect(messageId).to.match(UUID)
      expect(Math.abs(Date.parse(timestamp) - Date.now())).to.be.below(60_000)
    }
    expect((await identified()).map(({ body }) => body)).to.deep.equal([{}])
    const [, sent] = await posts()
    expect(sent?.headers).to.include({ authorization: 'Bearer visitor-1', 'x-sessionframe': '1' })
    expect(sent?.headers['cookie']).to.equal(undefined)
    await until(() => !storedNames().some((name) => name.includes('event:')), 'an empty queue')
    expect(await posts()).to.have.length(2)
  })

  it('says who it was the next time, and passes on a token once', async () => {
    const { visit, identified } = await visitorScene()
    visit().identify('owners.jwt.1')
    await untilAsync(async () => (await identified()).length === 1, 'the first')
    await until(() => storedNames().includes('sessionframe-visitor:id'), 'the id')
    visit()
    await untilAsync(async () => (await identified()).length === 2, 'the second')
    expect((await identified()).map(({ body }) => body)).to.deep.equal([
      { token: 'owners.jwt.1' },
      { visitor: 'visitor-1' },
    ])
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('owners.jwt')
  })

  it('keeps events until the endpoint has them, over a reload', async () => {
    const { visit, change, endpoint, untilEvents } = await visitorScene({
      events: [{ reset: true }],
    })
    const first = visit()
    first.track('a')
    first.track('b')
    const sent = await untilEvents(2)
    first.stop()
    expect(storedNames().filter((name) => name.includes('event:'))).to.have.length(2)
    await change({})
    const { track } = visit({ endpoint })
    track('c')
    const again = await untilEvents(3)
    expect(again.map(({ event }) => event)).to.deep.equal(['a', 'b', 'c'])
    expect(again[0]?.messageId).to.equal(sent[0]?.messageId)
  })

  it('sends each event once from several tabs', async () => {
    const { visit, events, untilEvents } = await visitorScene({ events: [{ delay: 150 }] })
    const tabs = [visit(), visit(), visit()]
    for (let n = 0; n < 8; n++) for (const tab of tabs) tab.track(`event ${n}`)
    await untilEvents(24)
    await aTimeout(600)
    const ids = (await events()).map(({ messageId }) => messageId)
    expect(ids).to.have.length(24)
    expect(new Set(ids).size).to.equal(24)
  })

  it('waits as long as Retry-After says', async () => {
    const { visit, events, untilEvents } = await visitorScene({
      events: [{ status: 429, headers: { 'Retry-After': '3' } }, {}],
    })
    visit().track('a')
    await untilEvents(1)
    const before = performance.now()
    await untilEvents(2)
    expect(performance.now() - before).to.be.within(2500, 7000)
    expect(new Set((await events()).map(({ messageId }) => messageId)).size).to.equal(1)
  })

  it('drops what the endpoint refuses, and only that', async () => {
    const { visit, untilEvents, events } = await visitorScene({
      events: [{ status: 400 }, {}, { status: 400 }, { status: 400 }, {}],
    })
    const visitor = visit()
    for (const name of ['a', 'bad', 'c']) visitor.track(name)
    const all = (await untilEvents(8)).map(({ event }) => event)
    // All, then one; the others, and again one after the other.
    expect(all).to.deep.equal(['a', 'bad', 'c', 'a', 'bad', 'c', 'bad', 'c'])
    await until(() => !storedNames().some((name) => name.includes('event:')), 'an empty queue')
    expect(await events()).to.have.length(8)
  })

  it('asks anew when the endpoint does not know the id any more', async () => {
    const { visit, untilEvents, identified } = await visitorScene({
      identify: [{}, { status: 401 }, { session: { visitor: 'visitor-2' } }],
      events: [{ status: 401 }, {}],
    })
    visit().track('a')
    await untilEvents(2)
    expect((await identified()).map(({ body }) => body)).to.deep.equal([
      {},
      { visitor: 'visitor-1' },
      {},
    ])
    await until(
      () => localStorage.getItem('sessionframe-visitor:id') === 'visitor-2',
      'the new one',
    )
  })

  it('goes on without a token that is refused, and does not show it', async () => {
    const warned: unknown[] = []
    const { warn } = console
    console.warn = (text) => warned.push(text)
    const { visit, untilEvents, identified } = await visitorScene({
      identify: [{ status: 401 }, {}],
    })
    const visitor = visit()
    visitor.identify('bad.jwt.x')
    visitor.track('a')
    await untilEvents(1)
    console.warn = warn
    expect((await identified()).map(({ body }) => body)).to.deep.equal([{ token: 'bad.jwt.x' }, {}])
    expect(warned).to.deep.equal(['Sessionframe: /visitor/identify answers 401.'])
  })

  it('gives up where there are no visitor routes', async () => {
    const { warn } = console
    console.warn = () => {}
    const { visit, log } = await visitorScene({ identify: [{ status: 501 }] })
    visit().track('a')
    await untilAsync(async () => (await log()).length === 1, 'the question')
    await aTimeout(1500)
    console.warn = warn
    expect(await log()).to.have.length(1)
  })

  it('is somebody else after a reset', async () => {
    const { visit, untilEvents, identified } = await visitorScene({
      identify: [{}, { session: { visitor: 'visitor-2' } }],
    })
    const visitor = visit()
    await until(() => storedNames().includes('sessionframe-visitor:id'), 'the id')
    visitor.track('before')
    visitor.reset()
    visitor.track('after')
    await untilEvents(2)
    expect((await identified()).map(({ body }) => body)).to.deep.equal([{}, {}])
    await until(
      () => localStorage.getItem('sessionframe-visitor:id') === 'visitor-2',
      'the new one',
    )
  })

  it('stores and sends nothing before consent, and forgets when it is taken back', async () => {
    const { visit, log, untilEvents } = await visitorScene()
    const visitor = visit({ consent: 'required' })
    visitor.identify('owners.jwt.1')
    visitor.track('too early')
    visitor.page()
    visitor.reset()
    await aTimeout(1500)
    expect(await log()).to.deep.equal([])
    expect(storedNames()).to.deep.equal([])
    visitor.consent(true)
    visitor.track('now')
    expect((await untilEvents(1)).map(({ event }) => event)).to.deep.equal(['now'])
    visitor.track('and then')
    visitor.consent(false)
    expect(storedNames()).to.deep.equal([])
    visitor.track('too late')
    await aTimeout(1500)
    expect(storedNames()).to.deep.equal([])
    expect((await untilEvents(1)).map(({ event }) => event)).not.to.contain('too late')
  })

  it('takes Global Privacy Control for a no', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    try {
      const { visit, log } = await visitorScene()
      const visitor = visit()
      visitor.consent(true)
      visitor.track('a')
      await aTimeout(1200)
      expect(await log()).to.deep.equal([])
      expect(storedNames()).to.deep.equal([])
    } finally {
      Reflect.deleteProperty(navigator, 'globalPrivacyControl')
    }
  })

  it('tells of pages by itself, without tokens in their addresses', async () => {
    const began = location.href
    const { visit, untilEvents } = await visitorScene()
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJsZWFkIjoiMSJ9.c2ln'
    history.replaceState(null, '', `/one?t=${jwt}#sf-invite=${jwt}`)
    visit({ pages: 'auto' })
    history.pushState(null, '', '/two')
    history.replaceState(null, '', began)
    const urls = (await untilEvents(3)).map(({ properties }) => properties['url'])
    const { origin } = location
    expect(urls).to.deep.equal([`${origin}/one?t=#sf-invite=`, `${origin}/two`, began])
  })

  it('refuses what is too long', async () => {
    const { warn } = console
    let warned = 0
    console.warn = () => warned++
    const { visit } = await visitorScene()
    const visitor = visit()
    visitor.track('')
    visitor.track('x'.repeat(101))
    visitor.track('big', { text: 'é'.repeat(2100) })
    console.warn = warn
    expect(warned).to.equal(3)
    expect(storedNames().filter((name) => name.includes('event:'))).to.deep.equal([])
  })

  it('sends what there is when the page is left', async () => {
    const { endpoint, events, untilEvents } = await visitorScene()
    const page = await openPage(
      `<script src="/dist/cdn/sessionframe.js" data-site data-endpoint="${endpoint}" data-pages="manual"></script>`,
    )
    const calls = page.contentWindow as Window
    await until(() => localStorage.getItem('sessionframe-visitor:id'), 'the id')
    calls.sessionframeVisitor?.push(['track', 'the last one'])
    expect(await events()).to.deep.equal([])
    page.remove()
    expect((await untilEvents(1)).map(({ event }) => event)).to.deep.equal(['the last one'])
  })
})
