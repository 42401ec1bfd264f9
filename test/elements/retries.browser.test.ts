import { aTimeout, expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import type { Reply } from '../harness/widget/scenario.ts'
import {
  inFrame,
  mount,
  mountJourney,
  names,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const { random } = Math

/** Makes every pause as short (0) or as long (1) as it can be. */
const luck = (number: number) => (Math.random = () => number)

const pretend = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { value, configurable: true })

describe('what has failed in passing @engines', () => {
  afterEach(() => {
    unmountAll()
    Math.random = random
    Reflect.deleteProperty(navigator, 'onLine')
    Reflect.deleteProperty(document, 'hidden')
  })

  const passing: [string, Reply][] = [
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ]
  for (const [what, reply] of passing) {
    it(`is asked for again by itself after ${what}, with the same key`, async () => {
      luck(0)
      const { element, events, posts } = await mountJourney({ create: [reply, {}] })
      await untilState(element, 'failed')
      await element.updateComplete
      expect(
        element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button')?.textContent,
      ).to.equal('Try again')
      await untilState(element, 'ready')
      expect(names(events)).to.deep.equal([
        'session-creating',
        'session-error',
        'session-creating',
        'session-created',
        'session-ready',
      ])
      const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
      expect(new Set(keys).size).to.equal(1)
    })
  }

  it('is asked for again by itself after no answer', async () => {
    luck(0)
    // A browser may ask again by itself when a connection that was kept is cut.
    const { element, events, change } = await mountJourney({ create: [{ reset: true }] })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('unreachable')
    await change({})
    await untilState(element, 'ready')
    expect(names(events).slice(0, 2)).to.deep.equal(['session-creating', 'session-error'])
  })

  const lasting: [string, Reply][] = [
    ['400', { status: 400 }],
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['410', { status: 410 }],
    ['a foreign address', { session: { publicUrl: 'javascript:1' } }],
  ]
  for (const [what, reply] of lasting) {
    it(`is not asked for again after ${what}`, async () => {
      luck(0)
      const { element, posts } = await mountJourney({ create: [reply, {}] })
      await untilState(element, 'failed')
      await aTimeout(1500)
      expect(element.state).to.equal('failed')
      expect(await posts()).to.have.length(1)
    })
  }

  it('is asked for four times at most, by each of two elements', async () => {
    luck(0)
    const { endpoint, posts } = await scene({ create: [{ status: 503 }] })
    const both = [1, 2].map(() => mount('journey-session', { endpoint, journey: 'a' }))
    await aTimeout(6000)
    expect(await posts()).to.have.length(8)
    for (const { element, events } of both) {
      expect(names(events).filter((name) => name === 'session-error')).to.have.length(4)
      expect(
        element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button')?.disabled,
      ).to.equal(false)
    }
  })

  it('comes back at another moment for each element', async () => {
    const { endpoint } = await scene({ create: [{ status: 503 }] })
    const pauses: Promise<number>[] = Array.from({ length: 8 }, () => {
      const { element } = mount('journey-session', { endpoint, journey: 'a', loading: 'eager' })
      return new Promise((resolve) => {
        let failed = 0
        element.addEventListener('session-error', () => (failed ||= performance.now()))
        element.addEventListener(
          'session-creating',
          () => failed && resolve(performance.now() - failed),
        )
      })
    })
    const waited = await Promise.all(pauses)
    expect(Math.min(...waited)).to.be.at.least(999)
    expect(Math.max(...waited)).to.be.at.most(4500)
    // Eight draws out of three seconds lie so close together once in 30,000 times.
    expect(Math.max(...waited) - Math.min(...waited)).to.be.at.least(500)
  })

  it('waits longer each time', async () => {
    luck(0.3)
    const { element, events } = await mountJourney({ create: [{ status: 503 }] })
    const times: number[] = []
    for (const name of ['session-creating', 'session-error']) {
      element.addEventListener(name, () => times.push(performance.now()))
    }
    await untilState(element, 'failed')
    await aTimeout(6500)
    const pauses = times.flatMap((time, index) =>
      index % 2 ? [] : [time - (times[index - 1] ?? time)],
    )
    expect(pauses[1]).to.be.within(1800, 2400)
    expect(pauses[2]).to.be.within(3600, 4300)
    expect(names(events)).to.include('session-error')
  })

  it('waits at least as long as Retry-After says', async () => {
    luck(0)
    const limited = { status: 429, headers: { 'Retry-After': '2' } }
    const { element, posts } = await mountJourney({ create: [limited, {}] })
    await untilState(element, 'failed')
    const failed = performance.now()
    await untilState(element, 'ready')
    expect(performance.now() - failed).to.be.at.least(2900)
    expect(await posts()).to.have.length(2)
  })

  it('waits while nobody looks', async () => {
    luck(0)
    const { element, posts } = await mountJourney({ create: [{ status: 503 }, {}] })
    await untilState(element, 'failed')
    pretend(document, 'hidden', true)
    await aTimeout(3000)
    expect(await posts()).to.have.length(1)
    Reflect.deleteProperty(document, 'hidden')
    await untilState(element, 'ready')
  })

  it('waits while the browser is offline, says so, and goes on', async () => {
    luck(0)
    pretend(navigator, 'onLine', false)
    const { element, change, posts } = await mountJourney({ create: [{ reset: true }] })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('offline')
    const before = (await posts()).length
    await aTimeout(3000)
    expect(await posts()).to.have.length(before)
    await change({})
    Reflect.deleteProperty(navigator, 'onLine')
    await untilState(element, 'ready')
    await settle()
    expect(await posts()).to.have.length(1)
  })

  it('is not asked for again once the element is gone', async () => {
    luck(0)
    const { element, posts } = await mountJourney({ create: [{ status: 503 }] })
    await untilState(element, 'failed')
    element.remove()
    await aTimeout(1500)
    expect(await posts()).to.have.length(1)
  })

  it('is asked for at once when the visitor does not want to wait, and not twice', async () => {
    luck(0)
    const { element, posts } = await mountJourney({ create: [{ status: 503 }, { delay: 100 }] })
    await untilState(element, 'failed')
    await element.updateComplete
    element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button')?.click()
    await untilState(element, 'ready')
    await aTimeout(1500)
    expect(element.state).to.equal('ready')
    expect(await posts()).to.have.length(2)
  })

  it('is no reason to load a page anew that is shown', async () => {
    luck(0)
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await inFrame(element, "page.typed = 'words'; page.channel.send({ t: 'error', code: 'x' })")
    await untilState(element, 'failed')
    await aTimeout(1500)
    expect(await inFrame(element, 'return page.typed')).to.equal('words')
  })

  it('with no token is for the owner to mend', async () => {
    luck(0)
    let asked = 0
    const getToken: JourneySession['getToken'] = () => {
      asked += 1
      return null
    }
    const { element } = await mountJourney({}, { getToken })
    await untilState(element, 'failed')
    await aTimeout(1500)
    expect(asked).to.equal(1)
  })
})
