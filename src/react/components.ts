'use client'

import '../elements/appointment-booking/appointment-booking-define.ts'
import '../elements/journey-session/journey-session-define.ts'
import type { AppointmentBooking as BookingElement } from '../elements/appointment-booking/appointment-booking.ts'
import type { JourneySession as JourneyElement } from '../elements/journey-session/journey-session.ts'
import type { AppointmentBookingProps, JourneySessionProps } from '../props/session-props.ts'
import { sessionComponent } from './session-component.ts'

/** `<journey-session>`: a form for your visitor. Its ref is the element. */
export const JourneySession = sessionComponent<JourneyElement, JourneySessionProps>(
  'journey-session',
  'JourneySession',
)

/** `<appointment-booking>`: a calendar for your visitor. Its ref is the element. */
export const AppointmentBooking = sessionComponent<BookingElement, AppointmentBookingProps>(
  'appointment-booking',
  'AppointmentBooking',
)
