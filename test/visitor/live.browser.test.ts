import { aTimeout, expect } from '@open-wc/testing'
import type { SessionToOpen } from '../../src/wire/visitor.ts'
import { openSession } from '../../src/visitor/open-session.ts'
import { showOnce } from '../../src/visitor/live/show-once.ts'
import { openPage, until } from '../harness/widget/scenes.ts'
import { forgetAll, untilAsync, visitorScene } from './visitor-scene.ts'

const session = (change: Partial<SessionToOpen> = {}): SessionToOpen => ({
  kind: 'journey',
  sessionId: crypto.randomUUID(),
  publicUrl: 'http://localhost/s/1',
  display: 'modal',
  enrollmentId: 'e1',
  ...change,
})
const event = (...open: SessionToOpen[]) => `event: open\ndata: ${JSON.stringify({ open })}\n\n`

describe('what a page hears at once @engines', () => {
  beforeEach(forgetAll)
  afterEach(forgetAll)

  it('is shown as it comes, each session once', async () => {
    const [one, two] = [session(), session()]
    const { visit, opened, live } = await visitorScene({
      live: [{ stream: [event(one), event(one, two)] }],
    })
    visit()
    await until(() => opened.length === 2, 'both')
    expect(opened).to.deep.equal([one, two])
    const [asked, ...others] = await live()
    expect(others).to.deep.equal([])
    expect(asked?.headers).to.include({
      authorization: 'Bearer visitor-1',
      'x-sessionframe': '1',
      accept: 'text/event-stream, application/json',
    })
    // Who somebody is stands in no address.
    expect(JSON.stringify(asked?.path)).not.to.contain('visitor-1')
  })

  it('comes in pieces as a network cuts them', async () => {
    const one = session({ publicUrl: 'http://localhost/s/é€𝄞' })
    const text = event(one)
    const { visit, opened } = await visitorScene({
      live: [{ stream: [text.slice(0, 9), text.slice(9, 40), text.slice(40, -1), '\n'] }],
    })
    visit()
    await until(() => opened.length === 1, 'it')
    expect(opened).to.deep.equal([one])
  })

  it('is asked for now and then where there are no streams', async () => {
    const one = session()
    const { visit, opened, live } = await visitorScene({ live: [{ session: { open: [one] } }] })
    visit()
    await until(() => opened.length === 1, 'it')
    await aTimeout(1000)
    expect(await live()).to.have.length(1)
  })

  it('is asked for where something on the way keeps streams back', async () => {
    const one = session()
    const { visit, opened, live } = await visitorScene({
      live: [{ silent: true }, { session: { open: [one] } }],
    })
    visit()
    await until(() => opened.length === 1, 'it')
    const [stream, question] = await live()
    expect(stream?.aborted).to.equal(true)
    expect(question?.headers['accept']).to.equal('application/json')
  }).timeout(15_000)

  it('is asked for again where streams break at once', async () => {
    const { visit, live } = await visitorScene({
      live: [
        { stream: [], ends: true },
        { stream: [], ends: true },
        { stream: [], ends: true },
        {},
      ],
    })
    visit()
    let asked: unknown[] = []
    const look = async () => (asked = (await live()).map(({ headers }) => headers['accept']))
    // Up to three seconds after each.
    for (const many of [2, 4]) {
      await until(() => (void look(), asked.length === many), `${many} questions`)
    }
    expect(asked.slice(2)).to.deep.equal([
      'text/event-stream, application/json',
      'application/json',
    ])
  }).timeout(20_000)

  it('is heard again after a failure, not at once', async () => {
    const one = session()
    const { visit, opened } = await visitorScene({
      live: [{ status: 503 }, { status: 429 }, { stream: [event(one)] }],
    })
    const before = performance.now()
    visit()
    await until(() => opened.length === 1, 'it')
    expect(performance.now() - before).to.be.above(1400)
  }).timeout(15_000)

  it('is not asked for where there is nothing to hear', async () => {
    for (const status of [404, 403, 501]) {
      const { visit, live } = await visitorScene({ live: [{ status }] })
      visit()
      await untilAsync(async () => (await live()).length === 1, 'the question')
      await aTimeout(2000)
      expect(await live()).to.have.length(1)
      forgetAll()
    }
  }).timeout(15_000)

  it('is asked for by another id when this one is not known any more', async () => {
    const { visit, live } = await visitorScene({
      identify: [{}, { session: { visitor: 'visitor-2' } }],
      live: [{ status: 401 }, { stream: [] }],
    })
    visit()
    await untilAsync(async () => (await live()).length === 2, 'both')
    const ids = (await live()).map(({ headers }) => headers['authorization'])
    expect(ids).to.deep.equal(['Bearer visitor-1', 'Bearer visitor-2'])
  })

  it('ends with consent, with a reset and with the visitor', async () => {
    for (const end of ['stop', 'reset', 'consent'] as const) {
      const { visit, live } = await visitorScene({
        identify: [{}, { delay: 500 }],
        live: [{ stream: [] }],
      })
      const visitor = visit()
      await untilAsync(async () => (await live()).length === 1, 'a stream')
      if (end === 'consent') visitor.consent(false)
      else visitor[end]()
      await untilAsync(async () => (await live())[0]?.aborted, `the end by ${end}`)
      forgetAll()
    }
  })

  it('is not asked for without consent, nor when that ends before the file is here', async () => {
    const { visit, live, identified } = await visitorScene({ identify: [{ delay: 500 }] })
    const visitor = visit({ consent: 'required' })
    await aTimeout(500)
    visitor.consent(true)
    await untilAsync(async () => (await identified()).length === 1, 'the question')
    visitor.consent(false)
    await aTimeout(1000)
    expect(await live()).to.have.length(0)
  })

  it('ends while the page is not looked at, and begins again', async () => {
    const { visit, live } = await visitorScene({ live: [{ stream: [] }] })
    visit()
    await untilAsync(async () => (await live()).length === 1, 'a stream')
    const look = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    try {
      look(true)
      await untilAsync(async () => (await live())[0]?.aborted, 'the end')
      await aTimeout(500)
      expect(await live()).to.have.length(1)
      look(false)
      await untilAsync(async () => (await live()).length === 2, 'another one')
    } finally {
      Reflect.deleteProperty(document, 'hidden')
    }
  })
})

describe('a session that is shown @engines', () => {
  afterEach(() => document.body.replaceChildren())

  it('is in one tab at a time, and free again when that is gone', async () => {
    if (!('locks' in navigator)) return
    const { endpoint, change } = await visitorScene()
    const one = session({ publicUrl: `${location.origin}/harness/page?body=x` })
    await change({ live: [{ stream: [event(one)] }] })
    const page = await openPage(
      `<script src="/dist/cdn/sessionframe.js" data-site data-endpoint="${endpoint}" data-pages="manual"></script>`,
    )
    await until(() => page.contentDocument?.querySelector('journey-session'), 'it in the other tab')
    let shown = 0
    const show = async () => (shown++, null)
    await showOnce(one, show)
    expect(shown).to.equal(0)
    page.remove()
    await untilAsync(async () => (await showOnce(one, show), shown), 'it here')
    await showOnce(one, show)
    expect(shown).to.equal(1)
  })

  it('waits until the one before is closed', async () => {
    const { frames } = await visitorScene()
    const publicUrl = `${frames}/puppet`
    const show = () => document.querySelectorAll('journey-session')
    void showOnce(session({ publicUrl }), openSession)
    void showOnce(session({ publicUrl }), openSession)
    await until(() => show().length === 1, 'the first')
    await aTimeout(300)
    expect(show()).to.have.length(1)
    const [first] = show()
    first?.close()
    await until(() => show().length === 1 && show()[0] !== first, 'the second')
    show()[0]?.close()
  })

  it('is not shown in a page that nobody looks at', async () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    let shown = 0
    const one = session()
    const show = async () => (shown++, null)
    try {
      await showOnce(one, show)
    } finally {
      Reflect.deleteProperty(document, 'hidden')
    }
    expect(shown).to.equal(0)
    await showOnce(one, show)
    expect(shown).to.equal(1)
  })
})
