import { aTimeout, expect } from '@open-wc/testing'
import { after as runAfter } from '../../src/elements/after.ts'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  scene,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()
const button = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button') ?? null

describe('expiry @engines', () => {
  afterEach(unmountAll)

  it('comes at expiresAt; the page stays, and another session is one click away', async () => {
    const { element, events, change, posts } = await mountJourney({
      create: [{ lasts: 4000 }],
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

  it('comes when the clock was set back meanwhile, and the timer is early', async () => {
    const { element } = await mountJourney({ create: [{ lasts: 2500 }] })
    await untilState(element, 'ready')
    const { now } = Date
    Date.now = () => now() - 800
    try {
      await untilState(element, 'expired')
    } finally {
      Date.now = now
    }
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

  for (const [what, foreign] of [
    ['on its own origin', false],
    ['on another origin', true],
  ] as const) {
    it(`does not come early because the visitor's clock is wrong: endpoint ${what}`, async () => {
      const one = await scene({ create: [{ session: { expiresAt: inMs(600_000) } }] })
      const { now } = Date
      Date.now = () => now() + 3_600_000
      try {
        const { element } = mount('journey-session', {
          endpoint: foreign ? one.foreign : one.endpoint,
          journey: 'a',
        })
        await untilState(element, 'ready')
        await aTimeout(300)
        expect(element.state).to.equal('ready')
        expect(await one.posts()).to.have.length(1)
      } finally {
        Date.now = now
      }
    })
  }

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

  it('before it is shown: another one takes its place, and nobody is told', async () => {
    const { element, events, posts } = await mountJourney({
      create: [{ session: { expiresAt: inMs(-60_000) } }, {}],
    })
    await untilState(element, 'ready')
    expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).to.equal(2)
  })

  it('before it is shown, twice: it has ended, and can be started again', async () => {
    const { element, events, posts, change } = await mountJourney({
      create: [{ session: { expiresAt: inMs(-60_000) } }],
    })
    await untilState(element, 'expired')
    await aTimeout(300)
    expect(names(events)).to.deep.equal(['session-creating', 'session-expired'])
    expect(await posts()).to.have.length(2)
    expect(frameOf(element)).to.equal(null)
    const link = element.shadowRoot?.querySelector('a')
    expect(link?.checkVisibility({ visibilityProperty: true })).to.equal(false)
    expect(element.shadowRoot?.querySelector('[part=error]')?.innerHTML).to.match(/has ended/)
    await change({})
    button(element)?.click()
    await untilState(element, 'ready')
  })

  it('while it was closed: another one is shown when it is opened', async () => {
    const { element, posts } = await mountJourney({
      create: [{ lasts: 4000 }, {}],
    })
    await untilState(element, 'ready')
    element.close()
    await aTimeout(5200)
    element.open()
    await untilState(element, 'ready')
    expect(element.sessionId).to.equal('session-2')
    expect(await posts()).to.have.length(2)
  })

  it('while it was out of the page: another one is shown when it comes back', async () => {
    const { element } = await mountJourney({
      create: [{ lasts: 4000 }, {}],
    })
    await untilState(element, 'ready')
    element.remove()
    await aTimeout(5200)
    document.body.append(element)
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(element.sessionId).to.equal('session-2')
  })

  it('ends with the element', async () => {
    const { element, events } = await mountJourney({
      create: [{ lasts: 3000 }],
    })
    await untilState(element, 'ready')
    element.remove()
    await aTimeout(3100)
    expect(names(events)).not.to.include('session-expired')
  })
})

describe('after() @engines', () => {
  it('runs, unless its signal ends first', async () => {
    const ran: string[] = []
    const controller = new AbortController()
    runAfter(20, new AbortController().signal, () => ran.push('runs'))
    runAfter(20, controller.signal, () => ran.push('does not'))
    controller.abort()
    await aTimeout(80)
    expect(ran).to.deep.equal(['runs'])
  })
})

describe('the status of a session whose page is silent @engines', () => {
  const silent = { page: 'silent', session: { protocol: 'optional' } }
  const complete = { session: { state: 'complete', outcome: 'form', completedAt: inMs(0) } }
  type Begun = Awaited<ReturnType<typeof mountJourney>>
  let told: Begun, expired: Begun, untold: Begun, speaking: Begun, gone: Begun, unproven: Begun

  // Each takes its seconds; together they take them once.
  before(async () => {
    const eager = { loading: 'eager', token: 'a.b.c' } as const
    told = await mountJourney({ create: [silent], status: [{}, complete] }, eager)
    expired = await mountJourney(
      { create: [silent], status: [{ session: { state: 'expired' } }] },
      eager,
    )
    untold = await mountJourney({ create: [silent], status: [{ status: 501 }] }, eager)
    speaking = await mountJourney({}, eager)
    gone = await mountJourney({ create: [silent] }, eager)
    unproven = await mountJourney(
      { status: [{ session: { state: 'complete', outcome: 'appointment' } }] },
      eager,
    )
    for (const { element } of [told, expired, untold, speaking, gone, unproven]) {
      // oxlint-disable-next-line no-await-in-loop
      await untilState(element, 'ready')
    }
    gone.element.remove()
    await inFrame(unproven.element, "page.channel.send({ t: 'submitted', receipt: 'x' })")
  })
  after(unmountAll)

  const asked = async ({ log }: Begun) => (await log()).filter(({ method }) => method === 'GET')

  it('can be that it has expired', () => untilState(expired.element, 'expired'))

  it('is asked for when a page sends something that is no receipt', async () => {
    await untilState(unproven.element, 'completed')
    expect(names(unproven.events).slice(-2)).to.deep.equal([
      'session-submitted',
      'session-completed',
    ])
    expect(unproven.events.at(-1)?.detail).to.include({ outcome: 'appointment', receipt: null })
  })

  it('is asked for, with the token, until it is complete', async () => {
    await untilState(told.element, 'completed')
    expect(told.events.at(-1)?.detail).to.include({ outcome: 'form', receipt: null })
    const requests = await asked(told)
    expect(requests.map(({ path }) => path)).to.deep.equal([
      'sessions/session-1',
      'sessions/session-1',
    ])
    expect(requests[0]?.headers['authorization']).to.equal('Bearer a.b.c')
  })

  // By now the others would have been asked about twice.
  it('is not asked for again where the endpoint cannot tell', async () => {
    expect(await asked(untold)).to.have.length(1)
    expect(untold.element.state).to.equal('ready')
  })

  it('is not asked for where the page speaks, nor after the element has gone', async () => {
    expect(await asked(speaking)).to.have.length(0)
    expect(await asked(gone)).to.have.length(0)
  })
})
