import { define } from '../define.ts'
import type { SessionEventMap } from '../session-events.ts'
import { AppointmentBooking } from './appointment-booking.ts'

define('appointment-booking', AppointmentBooking)

declare global {
  interface HTMLElementTagNameMap {
    'appointment-booking': AppointmentBooking
  }
  interface HTMLElementEventMap extends SessionEventMap {}
}
