import '../styles/tokens.css'
import '../styles/page.css'
import '../styles/controls.css'
import '../styles/print.css'
import { connectHost } from '../connect-host.ts'
import { dayInWords, dayOf, timesInWords, visitorZone, zoneInWords } from '../dates.ts'
import { pageMain, readPageData } from '../page-data.ts'
import { focusHeading } from '../page-state.ts'

const NO_TIME = { start: null, end: null }

const main = pageMain()
const { allowedParents, outcome, state, receipt, start, end, booking } = readPageData('done')

const host = connectHost({ allowedParents, focus: () => focusHeading(main), spoken: tellTime })

// The host page may have missed it the first time: a reload, a lost connection.
if (state === 'expired') host.send({ t: 'expired' })
else if (outcome === 'form' && receipt !== null) host.send({ t: 'submitted', receipt })
else if (booking?.status === 'cancelled') host.send({ t: 'cancelled' })
else if (outcome === 'appointment' && receipt !== null && start !== null && end !== null) {
  host.send({ t: 'booked', start, end, receipt })
}

tellTime()

/** The server cannot know the visitor's zone and ways of writing. */
function tellTime(): void {
  const [day, times] = main.querySelectorAll('time span')
  const zone = main.querySelector('.sf-when small')
  // What is off has a time, too.
  const { start, end } = booking ?? NO_TIME
  if (!day || !times || !zone || start === null || end === null) return
  const own = visitorZone()
  day.textContent = dayInWords(dayOf(start, own), { dateStyle: 'full' })
  times.textContent = timesInWords(start, end, own)
  zone.textContent = `${zoneInWords(own, start)} (${own.replaceAll('_', ' ')})`
}
