import { aTimeout, expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import {
  closeOf,
  dialogOf,
  escapeIn,
  isLocked,
  isModal,
  press,
} from '../harness/widget/overlays.ts'
import {
  RECEIPT,
  type SessionEvents,
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

/** A height may still come after it. */
const closing = (events: SessionEvents) =>
  events.findLast(({ type }) => type === 'session-closed')?.detail

describe('opening and closing an overlay @engines', () => {
  afterEach(unmountAll)

  for (const display of ['modal', 'drawer', 'popover'] as const) {
    it(`${display}: asks for nothing before it is opened`, async () => {
      const { element, posts } = await mountJourney({}, { display })
      await aTimeout(300)
      expect(await posts()).to.have.length(0)
      expect(element.state).to.equal('idle')
      expect(dialogOf(element).getClientRects()).to.have.length(0)
      element.open()
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
      expect(dialogOf(element).getClientRects()).to.have.length(1)
      expect(isModal(element)).to.equal(display !== 'popover')
      expect(isLocked()).to.equal(display !== 'popover')
      expect(dialogOf(element).matches(':modal, :popover-open')).to.equal(true)
    })

    it(`${display}: keeps the frame and what was typed over a close`, async () => {
      const { element, events, posts } = await mountJourney({}, { display })
      element.open()
      await untilState(element, 'ready')
      await inFrame(
        element,
        "page.content.append(Object.assign(document.createElement('input'), { value: 'typed' }))",
      )
      element.close()
      expect(element.state).to.equal('closed')
      expect(events.at(-1)?.type).to.equal('session-closed')
      expect(events.at(-1)?.detail).to.include({ reason: 'method' })
      expect(dialogOf(element).getClientRects()).to.have.length(0)
      expect(isLocked()).to.equal(false)
      await settle()
      element.open()
      await element.updateComplete
      expect(element.state).to.equal('ready')
      expect(dialogOf(element).getClientRects()).to.have.length(1)
      expect(await inFrame(element, "return document.querySelector('input').value")).to.equal(
        'typed',
      )
      expect(await posts()).to.have.length(1)
    })

    it(`${display}: closes by its button, and tells so`, async () => {
      const { element, events } = await mountJourney({}, { display })
      element.open()
      await untilState(element, 'ready')
      closeOf(element).click()
      expect(element.state).to.equal('closed')
      expect(events.at(-1)?.detail).to.include({ reason: 'button' })
    })

    it(`${display}: closes by Escape, wherever the focus is`, async () => {
      const { element, events } = await mountJourney({}, { display })
      element.open()
      await untilState(element, 'ready')
      press(closeOf(element), 'Escape')
      await untilState(element, 'closed')
      expect(closing(events)).to.include({ reason: 'escape' })

      element.open()
      await element.updateComplete
      await escapeIn(element)
      await untilState(element, 'closed')
      expect(closing(events)).to.include({ reason: 'guest' })
    })

    it(`${display}: has the name of the frame, and a close button with a name`, async () => {
      const { element } = await mountJourney({}, { display, frameTitle: 'Loan application' })
      element.open()
      await untilState(element, 'ready')
      await element.updateComplete
      expect(dialogOf(element).getAttribute('aria-label')).to.equal('Loan application')
      expect(closeOf(element).getAttribute('aria-label')).to.equal('Close')
      await expect(element).to.be.accessible()
    })

    it(`${display}: shows what has failed, with the link or a button, and tries again`, async () => {
      const { element } = await mountJourney({ create: [{ status: 502 }, {}] }, { display })
      element.open()
      await untilState(element, 'failed')
      await element.updateComplete
      const retry = dialogOf(element).querySelector<HTMLElement>('[part=error] button')
      retry?.focus()
      retry?.click()
      await untilState(element, 'ready')
      await settle()
      expect(element.shadowRoot?.activeElement).to.equal(frameOf(element))
    })
  }

  it('closes by a click on the backdrop, and by none in the dialog', async () => {
    const { element, events } = await mountJourney({}, { display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    const dialog = dialogOf(element)
    const { left, top } = dialog.getBoundingClientRect()
    const clickAt = (x: number, y: number) =>
      dialog.dispatchEvent(new MouseEvent('click', { clientX: x, clientY: y, bubbles: true }))
    clickAt(left + 20, top + 10)
    expect(element.state).to.equal('ready')
    clickAt(left - 3, top + 10)
    expect(element.state).to.equal('closed')
    expect(events.at(-1)?.detail).to.include({ reason: 'backdrop' })
  })

  it('closes when the system asks for it', async () => {
    const { element, events } = await mountJourney({}, { display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    dialogOf(element).close()
    await untilState(element, 'closed')
    expect(closing(events)).to.include({ reason: 'escape' })
    expect(isLocked()).to.equal(false)
  })

  it('lets nobody close what is not open', async () => {
    const { element, events } = await mountJourney({}, { display: 'modal', loading: 'eager' })
    await untilState(element, 'ready')
    element.close()
    await inFrame(element, "page.channel.send({ t: 'close-request' })")
    await settle()
    expect(element.state).to.equal('ready')
    expect(names(events)).not.to.contain('session-closed')
  })

  it('shows at once what was loaded eagerly', async () => {
    const { element, posts } = await mountJourney({}, { display: 'modal', loading: 'eager' })
    await untilState(element, 'ready')
    expect(dialogOf(element).open).to.equal(false)
    const before = await inFrame(element, 'return performance.timeOrigin')
    element.open()
    await settle()
    expect(await inFrame(element, 'return performance.timeOrigin')).to.equal(before)
    expect(await posts()).to.have.length(1)
  })

  it('hears of the outcome after it was closed while confirming', async () => {
    const { element, events } = await mountJourney(
      {},
      { display: 'modal', name: 's', required: true },
    )
    element.open()
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'submitted', receipt: 'not-yet' })")
    await untilState(element, 'submitted')
    element.close()
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await settle()
    expect(names(events).slice(-2)).to.deep.equal(['session-closed', 'session-completed'])
    expect(element.matches(':invalid')).to.equal(false)
    element.open()
    await element.updateComplete
    expect(element.state).to.equal('completed')
    expect(frameOf(element)).not.to.equal(null)
  })

  it('restart() after the end shows another session', async () => {
    const { element, posts } = await mountJourney({}, { display: 'drawer' })
    element.open()
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'expired' })")
    await untilState(element, 'expired')
    element.close()
    element.restart()
    await untilState(element, 'ready')
    expect(isModal(element)).to.equal(true)
    expect(await posts()).to.have.length(2)
  })

  it('begins the other session in the open overlay when the id changes', async () => {
    const { element, posts } = await mountJourney({}, { display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    element.journey = 'form-2'
    await aTimeout(0)
    await untilState(element, 'ready')
    expect(isModal(element)).to.equal(true)
    expect(await posts()).to.have.length(2)
  })

  it('opens right after it was put in the page', async () => {
    const { endpoint } = await scene()
    const { element } = mount('journey-session', { endpoint, journey: 'a', display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    expect(isModal(element)).to.equal(true)
  })

  it('does not open what nobody would see', async () => {
    const { element, posts } = await mountJourney({}, { display: 'modal', hidden: true })
    await element.updateComplete
    element.open()
    await settle()
    expect(isModal(element)).to.equal(false)
    expect(isLocked()).to.equal(false)
    expect(await posts()).to.have.length(0)
  })

  it('does nothing outside a page', () => {
    const element: JourneySession = document.createElement('journey-session')
    element.display = 'modal'
    element.open()
    element.close()
    expect(element.state).to.equal('idle')
  })
})
