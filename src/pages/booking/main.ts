import '../styles/tokens.css'
import '../styles/page.css'
import '../styles/controls.css'
import '../styles/choices.css'
import '../styles/calendar.css'
import '../styles/zones.css'
import '../styles/booking.css'
import '../styles/print.css'
import { connectHost } from '../connect-host.ts'
import { pageMain, readPageData } from '../page-data.ts'
import { focusHeading } from '../page-state.ts'
import { ignoreSecondClicks } from '../second-click.ts'
import { BOOKING } from './booking-texts.ts'
import { BookingFlow } from './booking-flow.ts'
import { MonthCalendar } from './month-calendar.ts'
import { openBookingPage } from './page-place.ts'
import { ZoneBar } from './zone-bar.ts'

customElements.define('sf-calendar', MonthCalendar)
customElements.define('sf-zone-bar', ZoneBar)
customElements.define('sf-booking', BookingFlow)

ignoreSecondClicks()

const main = pageMain()
const data = readPageData('booking')
const flow = main.querySelector('sf-booking')
// First of all: the host page gives up on a frame that says nothing.
const host = connectHost({
  allowedParents: data.allowedParents,
  focus: () => focusHeading(main),
  spoken: (lang) => void BOOKING.use(lang).then(() => relocalise()),
})
await BOOKING.use(document.documentElement.lang)
if (flow instanceof BookingFlow) openBookingPage(flow, { main, data, host })

function relocalise(): void {
  if (flow instanceof BookingFlow) flow.relocalise()
}
