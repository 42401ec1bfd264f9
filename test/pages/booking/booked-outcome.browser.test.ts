import { expect } from '@open-wc/testing'
import type { BookingKind } from '../../harness/booking-workspace.ts'
import { leaveBooking, openBooking } from './booking-scene.ts'

/** A page whose first time has been confirmed. */
async function booked(kind: BookingKind) {
  const scene = await openBooking(kind)
  const [time] = await scene.times()
  const start = time?.dataset['sfStart'] ?? ''
  time?.click()
  await scene.focused('#sf-review')
  scene.press('confirm')
  await scene.state('booked')
  return { ...scene, start }
}

describe('what the booking page says of what was booked @engines', () => {
  afterEach(leaveBooking)

  it('has focus, its time, and links to calendars that hold no token', async () => {
    const { main, start, find, all } = await booked('simple')
    expect(document.activeElement).to.equal(find('h1'))
    expect(find('h1').textContent).to.equal('Your appointment is booked')
    expect(document.title).to.equal('Your appointment is booked')
    expect(find('.sf-when time').getAttribute('datetime')).to.equal(start)
    const links = all('.sf-calendars a') as HTMLAnchorElement[]
    expect(links.map(({ host }) => host)).to.deep.equal([
      location.host,
      'calendar.google.com',
      'outlook.live.com',
    ])
    const token = location.pathname.split('/').at(-1) ?? ''
    for (const { href } of links.slice(1)) expect(href).not.to.contain(token)
    const file = await (await fetch(links[0]?.href ?? '')).text()
    expect(file).to.contain(`DTSTART:${start.replaceAll(/[-:]/g, '')}`)
    await expect(main).to.be.accessible()
  })

  it('leads to where it is moved and cancelled', async () => {
    const { find } = await booked('simple')
    const search = (action: string) =>
      new URL((find(`a[data-sf-action=${action}]`) as HTMLAnchorElement).href).searchParams.get(
        'do',
      )
    expect(search('reschedule')).to.equal('reschedule')
    expect(search('cancel')).to.equal('cancel')
  })

  it('is a request where the owner has to approve it, which no calendar has yet', async () => {
    const { main, find, all } = await booked('approved')
    expect(find('h1').textContent).to.equal('Your request has been sent')
    expect(all('.sf-calendars')).to.deep.equal([])
    expect(all('a[data-sf-action=cancel]')).to.have.length(1)
    await expect(main).to.be.accessible()
  })

  it('is booked once, however often the button is pressed', async () => {
    const scene = await openBooking('simple')
    const [time] = await scene.times()
    time?.click()
    await scene.focused('#sf-review')
    const button = scene.find('[data-sf-action=confirm]')
    for (let press = 0; press < 3; press++) button.click()
    await scene.state('booked')
    const again = new DOMParser().parseFromString(
      await (await fetch(location.pathname, { headers: { 'Accept-Language': 'en' } })).text(),
      'text/html',
    )
    expect(again.querySelector('h1')?.textContent).to.equal('Your appointment is booked')
  })
})
