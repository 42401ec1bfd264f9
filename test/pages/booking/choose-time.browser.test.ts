import { expect, waitUntil } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { sendKeys } from '@web/test-runner-commands'
import { dayOf, timeInWords } from '../../../src/pages/dates.ts'
import type { ZoneBar } from '../../../src/pages/booking/zone-bar.ts'
import { leaveBooking, openBooking } from './booking-scene.ts'

const until = (holds: () => boolean) => waitUntil(holds, undefined, { timeout: 10_000 })
const startOf = (time: HTMLElement | undefined) => time?.dataset['sfStart'] ?? ''

describe('choosing a time on the booking page @engines', () => {
  afterEach(() => {
    sessionStorage.clear()
    leaveBooking()
  })

  it('begins at the first free day, whose times it shows in order', async () => {
    const { find, times, all } = await openBooking('simple')
    const starts = (await times()).map(startOf)
    const days = all('[data-sf-date]').map(({ dataset }) => dataset['sfDate'])
    expect(starts).to.deep.equal(starts.toSorted())
    expect(
      new Set(starts.map((start) => dayOf(start, (find('sf-zone-bar') as ZoneBar).zone))),
    ).to.deep.equal(new Set([days[0]]))
    expect(find('h2#sf-times').textContent).to.match(/\d/)
    await expect(find('sf-booking')).to.be.accessible()
  })

  it('shows the times of another day that is chosen by key', async () => {
    const { all, times, find } = await openBooking('simple')
    const [first] = (await times()).map(startOf)
    all('[data-sf-date]')[1]?.focus()
    await sendKeys({ press: 'Enter' })
    await (find('sf-booking') as LitElement).updateComplete
    const [then] = (await times()).map(startOf)
    expect(Date.parse(then ?? '') - Date.parse(first ?? '')).to.be.at.least(60 * 60_000)
  })

  it('counts hours as the visitor wants, and keeps that', async () => {
    const { times, find } = await openBooking('simple')
    await times()
    const { zone } = find('sf-zone-bar') as ZoneBar
    for (const hours of ['h12', 'h23']) {
      find(`[name=sf-hours][value=${hours}]`).click()
      // oxlint-disable no-await-in-loop -- one after the other
      await (find('sf-booking') as LitElement).updateComplete
      const [time] = await times()
      // oxlint-enable no-await-in-loop
      expect(time?.textContent?.trim()).to.equal(timeInWords(startOf(time), zone))
      expect(/[ap]\.?m/i.test(time?.textContent ?? ''), hours).to.equal(hours === 'h12')
    }
    expect(sessionStorage.getItem('sf-hours')).to.equal('h23')
  })

  it('shows the same instants in another zone', async () => {
    const { times, find, press, focused } = await openBooking('simple')
    const before = (await times()).map(startOf)
    press('zone')
    await focused('input[role=combobox]')
    await sendKeys({ type: 'kathmandu' })
    await sendKeys({ press: 'Enter' })
    await focused('[data-sf-action=zone]')
    const after = await times()
    expect(after.map(startOf)).to.deep.equal(before)
    expect(find('sf-zone-bar').textContent).to.contain('Asia/Kathmandu')
    expect(after[0]?.textContent?.trim()).to.equal(timeInWords(before[0] ?? '', 'Asia/Kathmandu'))
  })

  it('leads out of an empty month to the next free day', async () => {
    const { times, find, all } = await openBooking('late')
    const [first] = (await times()).map(startOf)
    expect(first).to.match(/^2027-02-10/)
    find('[data-by="-1"]').click()
    const button = () =>
      all('.sf-times .sf-button').find(({ textContent }) => /free/.test(textContent ?? ''))
    await (find('sf-booking') as LitElement).updateComplete
    await until(() => button() !== undefined)
    expect(find('.sf-hint').textContent).to.contain('There are no free times in')
    button()?.click()
    expect((await times()).map(startOf)).to.include(first)
  })

  it('says that nothing is free where nothing is', async () => {
    const { main, find } = await openBooking('never')
    await until(() => /no later times/.test(main.textContent ?? ''))
    await expect(find('sf-booking')).to.be.accessible()
  })

  it('keeps a time that is taken, and gives it back with focus where it was', async () => {
    const { times, state, focused, press, find } = await openBooking('simple')
    const time = (await times()).at(-1)
    const start = startOf(time)
    time?.click()
    await state('review')
    await focused('#sf-review')
    expect(find('.sf-when time').getAttribute('datetime')).to.equal(start)
    expect(find('.sf-kept').textContent).to.contain('5 more minutes')
    await expect(find('sf-booking')).to.be.accessible()
    press('back')
    await state('form')
    await focused(`[data-sf-start="${start}"]`)
  })

  it('leaves the review by the Back of the browser', async () => {
    const { times, state, focused } = await openBooking('simple')
    const [time] = await times()
    const start = startOf(time)
    time?.click()
    await state('review')
    history.back()
    await state('form')
    await focused(`[data-sf-start="${start}"]`)
  })

  it('makes room for what is free when somebody else was faster', async () => {
    const { times, state, focused, find, all, other } = await openBooking('simple')
    const [time, ...others] = await times()
    // An element shows another time later.
    const [start, next] = [startOf(time), startOf(others[0])]
    const held = await fetch(`${other}/hold`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ start }),
    })
    expect(held.status).to.equal(201)
    time?.click()
    await state('taken')
    await focused('.sf-warning')
    expect(find('.sf-warning').textContent).to.contain('taken by somebody else')
    expect(all(`[data-sf-start="${start}"]`)).to.deep.equal([])
    expect(startOf(all('[data-sf-start]')[0])).to.equal(next)
  })
})
