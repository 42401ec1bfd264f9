import type { SessionEventMap } from '../session-events.ts'
import { AppointmentBooking } from './appointment-booking.ts'

// There is none on a server, and a page may well load the script twice.
const registry = globalThis.customElements as CustomElementRegistry | undefined
if (registry && !registry.get('appointment-booking'))
  registry.define('appointment-booking', AppointmentBooking)

declare global {
  interface HTMLElementTagNameMap {
    'appointment-booking': AppointmentBooking
  }
  interface HTMLElementEventMap extends SessionEventMap {}
}
