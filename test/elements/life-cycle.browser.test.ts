import { expect } from '@open-wc/testing'
import {
  inFrame,
  mount,
  mountJourney,
  names,
  RECEIPT,
  scene,
  SECRET,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('the life of a session @engines', () => {
  afterEach(unmountAll)

  it('goes from idle to completed, with the events in order', async () => {
    const { element, events, posts } = await mountJourney()
    expect(element.state).to.equal('idle')
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'progress', page: 1, pages: 2 })")
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    expect(names(events)).to.deep.equal([
      'session-creating',
      'session-created',
      'session-ready',
      'session-progress',
      'session-submitted',
      'session-completed',
    ])
    expect(await posts()).to.have.length(1)
    expect(events.at(-1)?.detail).to.include({ outcome: 'form', receipt: RECEIPT })
  })

  it('is in the state of an event when the event comes', async () => {
    const { endpoint } = await scene()
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    const states: string[] = []
    for (const name of ['creating', 'created', 'ready']) {
      element.addEventListener(`session-${name}`, () => states.push(element.state))
    }
    await untilState(element, 'ready')
    expect(states).to.deep.equal(['creating', 'loading', 'ready'])
  })

  it('books an appointment: slot, submitted, booked, completed', async () => {
    const { endpoint, log } = await scene()
    const { element, events } = mount('appointment-booking', { endpoint, appointmentType: 't1' })
    await untilState(element, 'ready')
    const times = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z' }
    await inFrame(element, `page.channel.send(${JSON.stringify({ t: 'slot', ...times })})`)
    const booked = { t: 'booked', ...times, receipt: RECEIPT }
    await inFrame(element, `page.channel.send(${JSON.stringify(booked)})`)
    await untilState(element, 'completed')
    expect(names(events)).to.deep.equal([
      'session-creating',
      'session-created',
      'session-ready',
      'slot-selected',
      'session-submitted',
      'appointment-booked',
      'session-completed',
    ])
    const [slot, , appointment, completed] = events.slice(-4)
    expect(slot?.detail).to.include(times)
    expect(appointment?.detail).to.include({ ...times, receipt: RECEIPT })
    expect(completed?.detail).to.include({ outcome: 'appointment', receipt: RECEIPT })
    const [post] = await log()
    expect(post?.path).to.equal('appointment-sessions')
    expect(post?.body).to.deep.equal({ appointmentType: 't1' })
  })

  it('tells of a rescheduled and of a cancelled appointment', async () => {
    const { endpoint } = await scene()
    const { element, events } = mount('appointment-booking', { endpoint, appointmentType: 't1' })
    await untilState(element, 'ready')
    const times = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z' }
    const message = { t: 'rescheduled', ...times, receipt: RECEIPT }
    await inFrame(element, `page.channel.send(${JSON.stringify(message)})`)
    await inFrame(element, "page.channel.send({ t: 'cancelled' })")
    await settle()
    const [rescheduled, cancelled] = events.slice(-2)
    expect(rescheduled?.type).to.equal('appointment-rescheduled')
    expect(rescheduled?.detail).to.include({ ...times, receipt: RECEIPT })
    expect(cancelled?.type).to.equal('appointment-cancelled')
  })

  it('is submitted, but not completed, by something that is no receipt', async () => {
    const { element } = await mountJourney()
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'submitted', receipt: 'not.a.receipt' })")
    await untilState(element, 'submitted')
    await settle()
    expect(element.state).to.equal('submitted')
  })

  it('shows a public-url without asking anybody', async () => {
    const { frames, log } = await scene()
    const { element, events } = mount('journey-session', {
      publicUrl: `${frames}/frame/puppet/${SECRET}`,
    })
    await untilState(element, 'ready')
    expect(names(events)).to.deep.equal(['session-ready'])
    expect(element.sessionId).to.equal(undefined)
    expect(await log()).to.have.length(0)
  })

  it('freezes every detail and gives it the ids', async () => {
    const { element, events } = await mountJourney({ create: [{ session: { resumed: true } }] })
    await untilState(element, 'ready')
    const ids = new Set(events.map(({ detail }) => detail['requestId']))
    expect(ids.size).to.equal(1)
    for (const { detail, type, bubbles, composed } of events) {
      expect(Object.isFrozen(detail)).to.equal(true)
      expect({ bubbles, composed }).to.deep.equal({ bubbles: true, composed: true })
      expect('sessionId' in detail).to.equal(type !== 'session-creating')
    }
    const created = events.find(({ type }) => type === 'session-created')
    expect(created?.detail).to.include({ resumed: true, expiresAt: null, sessionId: 'session-1' })
  })

  it('keeps the address to itself', async () => {
    const { element, events } = await mountJourney({}, { token: 'a.b.c', debug: true })
    await untilState(element, 'ready')
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    const told = JSON.stringify(events.map(({ detail }) => detail))
    const stored = JSON.stringify([
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      document.cookie,
    ])
    for (const text of [told, stored, element.outerHTML]) {
      expect(text).not.to.contain(SECRET)
      expect(text).not.to.contain('a.b.c')
    }
    expect(told).to.contain('requestId')
  })
})
