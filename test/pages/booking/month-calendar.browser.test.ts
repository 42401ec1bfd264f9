import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { MonthCalendar } from '../../../src/pages/booking/month-calendar.ts'

if (!customElements.get('sf-calendar')) customElements.define('sf-calendar', MonthCalendar)

/** November 2026 begins on a Sunday; the 24th and the 26th are free. */
async function mount(options: Partial<MonthCalendar> = {}) {
  const calendar = Object.assign(new MonthCalendar(), {
    month: '2026-11',
    today: '2026-11-23',
    firstDay: '2026-11-22',
    lastDay: '2027-01-10',
    free: new Map([
      ['2026-11-24', 1],
      ['2026-11-26', 12],
    ]),
    zone: 'Europe/London',
    ...options,
  })
  const chosen: string[] = []
  const turned: string[] = []
  calendar.addEventListener('day-chosen', (event) => chosen.push((event as CustomEvent).detail))
  calendar.addEventListener('month-turned', (event) => {
    turned.push((event as CustomEvent).detail)
    calendar.month = (event as CustomEvent).detail
  })
  document.body.append(calendar)
  await calendar.updateComplete
  const day = (name: string) => calendar.querySelector<HTMLElement>(`[data-day="${name}"]`)!
  const press = async (key: string) => {
    await sendKeys({ press: key })
    await calendar.updateComplete
  }
  const focused = () => (document.activeElement as HTMLElement).dataset['day']
  return { calendar, chosen, turned, day, press, focused }
}

describe('the month of the booking page @engines', () => {
  beforeEach(() => (document.documentElement.lang = 'en-GB'))
  afterEach(() => {
    document.querySelector('sf-calendar')?.remove()
    document.documentElement.removeAttribute('lang')
    document.documentElement.removeAttribute('dir')
  })

  it('says of each day what it is, what is free, and whether it is today', async () => {
    const { calendar, day } = await mount()
    expect(calendar.querySelector('h2')?.textContent).to.equal('November 2026')
    expect(day('2026-11-24').getAttribute('aria-label')).to.match(
      /^Tuesday,? 24 November 2026, 1 free time$/,
    )
    expect(day('2026-11-26').getAttribute('aria-label')).to.match(/, 12 free times$/)
    expect(day('2026-11-25').getAttribute('aria-label')).to.match(/, no free times$/)
    expect(day('2026-11-23').getAttribute('aria-current')).to.equal('date')
    expect(calendar.querySelectorAll('[aria-current]')).to.have.length(1)
    expect(calendar.querySelectorAll('[data-day]')).to.have.length(30)
    await expect(calendar).to.be.accessible()
  })

  it('has one day in the order of Tab: the chosen one, else the first that is free', async () => {
    const { calendar, press, focused } = await mount()
    const stops = () => [...calendar.querySelectorAll<HTMLElement>('[data-day][tabindex="0"]')]
    expect(stops().map(({ dataset }) => dataset['day'])).to.deep.equal(['2026-11-24'])
    calendar.selected = '2026-11-26'
    await calendar.updateComplete
    expect(stops().map(({ dataset }) => dataset['day'])).to.deep.equal(['2026-11-26'])
    calendar.querySelector<HTMLElement>('[data-by="1"]')?.focus()
    await press('Tab')
    expect(focused()).to.equal('2026-11-26')
  })

  it('is walked by arrows, Home, End and the page keys, and stops where it ends', async () => {
    const { day, press, focused, turned } = await mount()
    day('2026-11-24').focus()
    const walk: [string, string][] = [
      ['ArrowRight', '2026-11-25'],
      ['ArrowLeft', '2026-11-24'],
      ['ArrowDown', '2026-12-01'],
      ['ArrowUp', '2026-11-24'],
      ['End', '2026-11-29'],
      ['Home', '2026-11-23'],
      ['PageDown', '2026-12-23'],
      ['PageDown', '2027-01-10'],
      ['ArrowDown', '2027-01-10'],
      ['PageUp', '2026-12-10'],
      ['PageUp', '2026-11-22'],
      ['ArrowLeft', '2026-11-22'],
    ]
    for (const [key, to] of walk) {
      // oxlint-disable-next-line no-await-in-loop -- key by key
      await press(key)
      expect(focused(), key).to.equal(to)
    }
    expect(turned).to.deep.equal(['2026-12', '2026-11', '2026-12', '2027-01', '2026-12', '2026-11'])
  })

  it('is walked the other way where days run from right to left', async () => {
    document.documentElement.dir = 'rtl'
    const { day, press, focused } = await mount()
    day('2026-11-24').focus()
    await press('ArrowRight')
    expect(focused()).to.equal('2026-11-23')
    await press('ArrowLeft')
    await press('ArrowLeft')
    expect(focused()).to.equal('2026-11-25')
  })

  it('gives a free day by pointer, Enter and Space, and no other', async () => {
    const { calendar, day, press, chosen } = await mount()
    day('2026-11-24').click()
    day('2026-11-25').click()
    expect(chosen).to.deep.equal(['2026-11-24'])
    await calendar.updateComplete
    day('2026-11-25').focus()
    await press('Enter')
    await press('ArrowRight')
    await press('Enter')
    await press(' ')
    expect(chosen).to.deep.equal(['2026-11-24', '2026-11-26', '2026-11-26'])
    expect(day('2026-11-25').getAttribute('aria-disabled')).to.equal('true')
    calendar.selected = '2026-11-26'
    await calendar.updateComplete
    const selected = [...calendar.querySelectorAll('[aria-selected=true] [data-day]')]
    expect(selected).to.deep.equal([day('2026-11-26')])
  })

  it('turns to the months that can be booked, by buttons that name them', async () => {
    const { calendar, turned } = await mount()
    const button = (by: number) => calendar.querySelector<HTMLElement>(`[data-by="${by}"]`)!
    expect(button(-1).getAttribute('aria-label')).to.equal('Previous month: October 2026')
    expect(button(-1).getAttribute('aria-disabled')).to.equal('true')
    button(-1).click()
    expect(turned).to.deep.equal([])
    for (let month = 0; month < 3; month++) {
      button(1).click()
      // oxlint-disable-next-line no-await-in-loop -- month by month
      await calendar.updateComplete
    }
    expect(turned).to.deep.equal(['2026-12', '2027-01'])
  })

  it('begins its weeks as people do where the page is read, in their words and digits', async () => {
    const { calendar, day } = await mount()
    const first = () => calendar.querySelector('th')
    expect(first()?.abbr).to.equal('Monday')
    document.documentElement.lang = 'ar-EG'
    calendar.requestUpdate()
    await calendar.updateComplete
    expect(day('2026-11-24').textContent?.trim()).to.equal('٢٤')
    // Where the engine does not know when weeks begin, they begin on Monday.
    const known = 'getWeekInfo' in Intl.Locale.prototype || 'weekInfo' in Intl.Locale.prototype
    expect(first()?.abbr).to.equal(known ? 'السبت' : 'الاثنين')
  })

  it('says on which day the clocks change', async () => {
    const { day } = await mount({
      month: '2026-10',
      firstDay: '2026-10-01',
      free: new Map([['2026-10-25', 3]]),
    })
    expect(day('2026-10-25').getAttribute('aria-label')).to.match(
      /3 free times, The clocks go back on this day\.$/,
    )
  })
})
