import { aTimeout, expect } from '@open-wc/testing'
import '../../src/index.ts'
import type { JourneySession } from '../../src/elements.ts'
import { openSession } from '../../src/visitor/open-session.ts'
import type { VisitorTrigger } from '../../src/wire/visitor.ts'
import { openPage, until, untilState } from '../harness/widget/scenes.ts'
import '../../src/cdn/visitor-calls.ts'
import { forgetAll, visitorScene } from './visitor-scene.ts'

const began = location.href
const answering = (triggers: (object | null)[]) => ({ identify: [{ session: { triggers } }] })
const told = (events: { event: string; properties: Record<string, unknown> }[]) =>
  events
    .filter(({ event }) => event === 'page_trigger')
    .map(({ properties }) => properties['trigger'])

describe('triggers of a page @engines', () => {
  beforeEach(forgetAll)
  afterEach(() => {
    forgetAll()
    history.replaceState(null, '', began)
    document.querySelector('button.offer')?.remove()
    for (const element of document.querySelectorAll('journey-session')) element.remove()
  })

  const click = () => {
    const button = document.createElement('button')
    button.className = 'offer'
    document.body.append(button)
    button.click()
  }

  it('tells the endpoint of those that no other event tells of, at once', async () => {
    const triggers: VisitorTrigger[] = [
      { id: 't-click', type: 'ELEMENT_CLICK', selector: '.offer' },
      { id: 't-event', type: 'CUSTOM_EVENT', eventName: 'signup' },
      { id: 't-once', type: 'CUSTOM_EVENT', eventName: 'signup', frequency: 'once' },
      { id: 't-start', type: 'MANUAL', journey: 'j1' },
      { id: 't-url', type: 'URL_MATCH', matchType: 'contains', pattern: 'localhost' },
    ]
    const { visit, untilEvents, identified } = await visitorScene(answering(triggers))
    const visitor = visit()
    await until(() => localStorage.getItem('sessionframe-visitor:id'), 'the triggers')
    click()
    visitor.track('signup')
    visitor.track('signup')
    visitor.start('j1')
    visitor.start('j2')
    const events = await untilEvents(5)
    expect(events.map(({ event }) => event)).to.have.members([
      'page_trigger',
      'signup',
      'page_trigger',
      'signup',
      'page_trigger',
    ])
    expect(told(events)).to.deep.equal(['t-click', 't-once', 't-start'])
    // A second visit: once was once, for this browser.
    visitor.stop()
    const again = visit()
    await untilTwice(identified)
    await aTimeout(50)
    again.track('signup')
    again.start('j1')
    expect(told(await untilEvents(7))).to.deep.equal(['t-click', 't-once', 't-start', 't-start'])
  })

  it('asks again after the delay whether it still holds', async () => {
    const at = (id: string, pattern: string, delay: number) => ({
      id,
      type: 'URL_MATCH',
      matchType: 'contains',
      pattern,
      delay,
    })
    const { visit, untilEvents } = await visitorScene(
      answering([at('stays', 'shop', 0.3), at('goes', '/shop/cart', 0.3)]),
    )
    history.replaceState(null, '', '/shop/cart')
    visit()
    await until(() => localStorage.getItem('sessionframe-visitor:id'), 'the triggers')
    history.pushState(null, '', '/shop')
    expect(told(await untilEvents(1))).to.deep.equal(['stays'])
    await aTimeout(500)
    expect(told(await untilEvents(1))).to.deep.equal(['stays'])
  })

  it('leaves out what it does not know, and says what it cannot watch for', async () => {
    const { warn } = console
    const warned: string[] = []
    console.warn = (text: string) => warned.push(text)
    const { visit, untilEvents } = await visitorScene(
      answering([
        { id: 'x', type: 'MOON_PHASE' },
        { id: 'y', type: '__proto__' },
        { id: 'z', type: 'ELEMENT_CLICK', selector: 'div[' },
        { id: 'w', type: 'URL_MATCH', matchType: 'toString', pattern: 'x' },
        { id: 'r', type: 'URL_MATCH', matchType: 'regex', pattern: '(?=x)' },
        { id: 'deep', type: 'ELEMENT_CLICK', selector: ['button'] },
        { id: 'good', type: 'ELEMENT_CLICK', selector: '.offer' },
        null,
      ]),
    )
    visit()
    await until(() => localStorage.getItem('sessionframe-visitor:id'), 'the triggers')
    click()
    expect(told(await untilEvents(1))).to.deep.equal(['good'])
    await until(() => warned.length >= 2, 'the warnings')
    console.warn = warn
    expect(warned.some((text) => text.includes('trigger z'))).to.equal(true)
  })

  it('opens what the endpoint names, each once, in the widget', async () => {
    const session = {
      kind: 'journey',
      sessionId: crypto.randomUUID(),
      display: 'modal',
      enrollmentId: 'e1',
    } as const
    const made = await visitorScene()
    const response = await fetch(`${made.endpoint}/journey-sessions`, {
      method: 'POST',
      body: '{}',
      headers: { 'idempotency-key': 'k' },
    })
    const { publicUrl } = (await response.json()) as { publicUrl: string }
    const open = [{ ...session, publicUrl }, { ...session, publicUrl }, { kind: 'other' }, null]
    const { visit, opened, untilEvents } = await visitorScene({ events: [{ session: { open } }] })
    const visitor = visit()
    visitor.track('a')
    await until(() => opened.length === 1, 'what is to be opened')
    void openSession(opened[0]!)
    const element = document.querySelector('journey-session') as JourneySession
    expect(document.querySelectorAll('journey-session')).to.have.length(1)
    await untilState(element, 'ready')
    expect(element.display).to.equal('modal')
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(true)
    expect(element.outerHTML).not.to.contain('http')
    element.close()
    await until(() => !element.isConnected, 'gone')
    // What was closed does not come back on this page.
    visitor.track('b')
    await untilEvents(2)
    await aTimeout(500)
    expect(opened).to.have.length(1)
  })

  it('shows an inline session in its place, and a window over the page', async () => {
    const place = document.createElement('div')
    place.dataset['sessionframePlace'] = ''
    document.body.append(place)
    const session = { kind: 'journey', publicUrl: 'https://x.test/', enrollmentId: 'e' } as const
    void openSession({ ...session, sessionId: 'i', display: 'inline' })
    expect(place.firstElementChild?.localName).to.equal('journey-session')
    place.remove()
    void openSession({ ...session, sessionId: 'w', display: 'window' })
    expect(document.body.lastElementChild).to.include({ display: 'modal' })
  })

  it('is in the script tag by data-site, and takes calls from before', async () => {
    const { endpoint, untilEvents } = await visitorScene({
      identify: [
        {
          session: {
            triggers: [
              {
                id: 'r',
                type: 'URL_MATCH',
                matchType: 'regex',
                pattern: '^/harness/\\w+\\?',
                frequency: 'day',
              },
            ],
          },
        },
      ],
    })
    await openPage(
      `<script>(window.sessionframeVisitor ||= []).push(['track', 'early', { a: 1 }], ['nothing'])</script>
       <script src="/dist/cdn/sessionframe.js" data-site data-endpoint="${endpoint}"></script>`,
    )
    const events = await untilEvents(3)
    expect(events.map(({ event }) => event)).to.have.members(['page_view', 'early', 'page_trigger'])
    expect(told(events)).to.deep.equal(['r'])
  })

  it('says what is missing where data-site has no endpoint', async () => {
    const page = await openPage(
      `<script>warned = []; console.warn = (text) => warned.push(text)</script>
       <script src="/dist/cdn/sessionframe.js" data-site></script>`,
    )
    const { warned } = page.contentWindow as unknown as { warned: string[] }
    await until(() => warned.length > 0, 'a warning')
    expect(warned).to.deep.equal(['Sessionframe: data-site wants data-endpoint.'])
    expect(page.contentWindow?.sessionframeVisitor).to.equal(undefined)
  })

  it('waits for consent where the script tag says so, and is not loaded without data-site', async () => {
    const { endpoint, log, untilEvents } = await visitorScene()
    const page = await openPage(
      `<script src="/dist/cdn/sessionframe.js" data-site data-consent data-endpoint="${endpoint}"></script>`,
    )
    const other = await openPage(
      `<script src="/dist/cdn/sessionframe.js" data-endpoint="${endpoint}"></script>`,
    )
    await until(() => page.contentWindow?.sessionframeVisitor, 'the client')
    await aTimeout(1200)
    expect(await log()).to.deep.equal([])
    expect(other.contentWindow?.sessionframeVisitor).to.equal(undefined)
    page.contentWindow?.sessionframeVisitor?.push(['consent', true])
    expect((await untilEvents(1)).map(({ event }) => event)).to.deep.equal(['page_view'])
  })
})

async function untilTwice(identified: () => Promise<unknown[]>): Promise<void> {
  const deadline = performance.now() + 8000
  while ((await identified()).length < 2 && performance.now() < deadline) await aTimeout(20)
}
