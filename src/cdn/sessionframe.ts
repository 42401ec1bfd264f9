/** The script tag: defines the elements, and places them where a page has no place for markup. */
import { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import { JourneySession } from '../elements/journey-session/journey-session.ts'
import { SessionOptions } from '../elements/session-options.ts'
import { options, placeElements, wantedClass } from './place-elements.ts'

// A module script has no current script.
const script =
  document.currentScript ?? document.querySelector<HTMLScriptElement>('script[src*="sessionframe"]')

if (customElements.get('journey-session')) {
  // oxlint-disable-next-line no-console -- the owner is looking there
  console.warn('Sessionframe is on this page already; one script is enough.')
} else {
  // What a script says that wants nothing by itself is for all elements of the page.
  if (script && !wantedClass(script)) SessionOptions.defaults = options(script, SessionOptions)
  customElements.define('journey-session', JourneySession)
  customElements.define('appointment-booking', AppointmentBooking)
  placeElements(script)
}
