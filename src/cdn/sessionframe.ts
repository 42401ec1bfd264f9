/** The script tag: defines the elements, and places them where a page has no place for markup. */
// Brotli makes less of text that stands beside text, and of all that is in this order.
import { script } from './script.ts'
import '../elements/session-styles.ts'
import '../elements/strings.ts'
import '../elements/explain-error.ts'
import '../elements/define.ts'
import '../elements/jwt-part.ts'
import '../elements/host-theme.ts'
import '../elements/session-run.ts'
import '../elements/words.ts'
import '../elements/session-key.ts'
import { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import { define } from '../elements/define.ts'
import { JourneySession } from '../elements/journey-session/journey-session.ts'
import { placeElements, takeDefaults } from './place-elements.ts'
import { runCalls } from './run-calls.ts'

takeDefaults()
if (define('journey-session', JourneySession)) {
  define('appointment-booking', AppointmentBooking)
  placeElements()
  runCalls()
  // Few pages want it, and it is as much as a third of all this.
  if (script?.dataset['site'] != null)
    void import(/* @vite-ignore */ new URL('visitor.js', script.src).href)
}
