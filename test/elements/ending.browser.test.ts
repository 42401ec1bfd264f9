import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { after } from '../../src/elements/after.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  names,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()
const button = (element: Element) => element.shadowRoot?.querySelector('button') ?? null

describe('expiry', () => {
  afterEach(unmountAll)

  it('comes at expiresAt; the page stays, and another session is one click away', async () => {
    const { element, events, change, posts } = await mountJourney({
      create: [{ session: { expiresAt: inMs(1500) } }],
    })
    await untilState(element, 'ready')
    await untilState(element, 'expired')
    await element.updateComplete
    expect(names(events).at(-1)).to.equal('session-expired')
    expect(frameOf(element)).not.to.equal(null)
    expect(await posts()).to.have.length(1)
    await change({})
    button(element)?.click()
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
    expect(button(element)).to.equal(null)
  })

  it('comes once, and not after completion', async () => {
    const { element, events } = await mountJourney()
    await untilState(element, 'ready')
    const expired = "page.channel.send({ t: 'expired' })"
    await inFrame(element, `${expired};${expired}`)
    await untilState(element, 'expired')
    await aTimeout(100)
    expect(names(events).filter((name) => name === 'session-expired')).to.have.length(1)
  })

  it('does not come by an instant that has gone by: a clock may be wrong', async () => {
    const { element } = await mountJourney({ create: [{ session: { expiresAt: inMs(-600_000) } }] })
    await untilState(element, 'ready')
    await aTimeout(300)
    expect(element.state).to.equal('ready')
  })

  it('does not come at once when it is further away than a timer can hold', async () => {
    const { element } = await mountJourney({
      create: [{ session: { expiresAt: inMs(2 ** 31 + 1e6) } }],
    })
    await untilState(element, 'ready')
    await aTimeout(200)
    expect(element.state).to.equal('ready')
  })

  it('does not come by nonsense', async () => {
    const { element } = await mountJourney({ create: [{ session: { expiresAt: 'soon' } }] })
    await untilState(element, 'ready')
    await aTimeout(100)
    expect(element.state).to.equal('ready')
  })

  it('ends with the element', async () => {
    const { element, events } = await mountJourney({
      create: [{ session: { expiresAt: inMs(1200) } }],
    })
    await untilState(element, 'ready')
    element.remove()
    await aTimeout(1300)
    expect(names(events)).not.to.include('session-expired')
  })
})

describe('after()', () => {
  it('runs, unless its signal ends first', async () => {
    const ran: string[] = []
    const controller = new AbortController()
    after(20, new AbortController().signal, () => ran.push('runs'))
    after(20, controller.signal, () => ran.push('does not'))
    controller.abort()
    await aTimeout(80)
    expect(ran).to.deep.equal(['runs'])
  })
})

describe('the status of a session whose page is silent', () => {
  afterEach(unmountAll)

  const silent = { page: 'silent', session: { protocol: 'optional' } }

  it('is asked for, with the token, until it is complete', async function () {
    this.timeout(30_000)
    const { element, events, log } = await mountJourney(
      {
        create: [silent],
        status: [{}, { session: { state: 'complete', outcome: 'form', completedAt: inMs(0) } }],
      },
      { token: 'a.b.c' },
    )
    await untilState(element, 'ready')
    await waitUntil(() => element.state === 'completed', 'not complete', { timeout: 20_000 })
    expect(events.at(-1)?.detail).to.include({ outcome: 'form', receipt: null })
    const asked = (await log()).filter(({ method }) => method === 'GET')
    expect(asked.map(({ path }) => path)).to.deep.equal([
      'sessions/session-1',
      'sessions/session-1',
    ])
    expect(asked[0]?.headers['authorization']).to.equal('Bearer a.b.c')
  })

  it('can be that it has expired', async () => {
    const { element } = await mountJourney({
      create: [silent],
      status: [{ session: { state: 'expired' } }],
    })
    await untilState(element, 'ready')
    await untilState(element, 'expired')
  })

  it('is not asked for again where the endpoint cannot tell', async function () {
    this.timeout(30_000)
    const { element, log } = await mountJourney({ create: [silent], status: [{ status: 501 }] })
    await untilState(element, 'ready')
    await aTimeout(14_000)
    expect((await log()).filter(({ method }) => method === 'GET')).to.have.length(1)
    expect(element.state).to.equal('ready')
  })

  it('is not asked for where the page speaks, nor after the element has gone', async () => {
    const speaking = await mountJourney()
    const gone = await mountJourney({ create: [silent] })
    await untilState(speaking.element, 'ready')
    await untilState(gone.element, 'ready')
    gone.element.remove()
    await aTimeout(6000)
    expect(await speaking.log()).to.have.length(1)
    expect(await gone.log()).to.have.length(1)
  })

  it('is asked for when a page sends something that is no receipt', async () => {
    const { element } = await mountJourney({
      status: [{ session: { state: 'complete', outcome: 'appointment' } }],
    })
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'submitted', receipt: 'x' })")
    await untilState(element, 'submitted')
    await untilState(element, 'completed')
  })
})
