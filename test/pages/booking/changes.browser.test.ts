import { expect, waitUntil } from '@open-wc/testing'
import type { SlotList } from '../../../src/wire/page.ts'
import { leaveBooking, openSessions, showBooking } from './booking-scene.ts'

/** A session whose first time is booked, and where it is. */
async function bookedSession() {
  const [path] = await openSessions('simple')
  const range = '?from=2026-11-23&to=2026-11-27&timeZone=UTC'
  const { slots } = (await (await fetch(`${path}/slots${range}`)).json()) as SlotList
  const start = slots[0]?.start ?? ''
  const answer = await fetch(`${path}/confirm`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ start, confirmKey: crypto.randomUUID() }),
  })
  expect(answer.status).to.equal(200)
  return { path, start }
}

describe('changes on the booking page @engines', () => {
  afterEach(() => {
    document.querySelector('iframe')?.remove()
    leaveBooking()
  })

  it('says what is booked, and can leave it as it is', async () => {
    const { path, start } = await bookedSession()
    const { find, times, data, main } = await showBooking(`${path}?do=reschedule&lang=en`)
    await times()
    expect(data.moves?.start).to.equal(start)
    const keep = new URL((find('.sf-moving a') as HTMLAnchorElement).href)
    expect([keep.pathname, keep.searchParams.get('do')]).to.deep.equal([path, null])
    await expect(main).to.be.accessible()
  })

  it('takes another time when it is confirmed, and not before', async () => {
    const { path, start } = await bookedSession()
    const { find, times, state, press, focused } = await showBooking(
      `${path}?do=reschedule&lang=en`,
    )
    const time = (await times()).at(-1)
    const then = time?.dataset['sfStart'] ?? ''
    expect(then).not.to.equal(start)
    time?.click()
    await focused('#sf-review')
    const now = async () => (await fetch(`${path}/calendar.ics`)).text()
    const inFile = (instant: string) => `DTSTART:${instant.replaceAll(/[-:]/g, '')}`
    expect(await now()).to.contain(inFile(start))
    press('confirm')
    await state('booked')
    expect(find('h1').textContent).to.equal('Your appointment has been moved')
    expect(find('.sf-when time').getAttribute('datetime')).to.equal(then)
    expect(await now()).to.contain(inFile(then))
  })

  it('asks before it cancels, and says that it has', async () => {
    const { path, start } = await bookedSession()
    const frame = document.createElement('iframe')
    frame.src = `${path}?do=cancel&lang=en`
    frame.style.cssText = 'inline-size: 600px; block-size: 500px'
    document.body.append(frame)
    const inside = (selector: string) =>
      frame.contentDocument?.querySelector<HTMLElement>(selector) ?? null
    const shown = (state: string) =>
      waitUntil(() => inside('main')?.dataset['sfState'] === state, state, { timeout: 10_000 })
    await shown('ask')
    expect(inside('.sf-when time')?.getAttribute('datetime')).to.equal(start)
    inside('[data-sf-action=cancel]')?.click()
    await shown('closed')
    expect(inside('h1')?.textContent).to.equal('Your appointment is cancelled')
    expect(inside('[data-sf-action]')).to.equal(null)
  })
})
