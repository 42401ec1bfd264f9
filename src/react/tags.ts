import type React from 'react'
import type { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import type { JourneySession } from '../elements/journey-session/journey-session.ts'
import type { MarkupListeners, MarkupProps } from '../props/markup-props.ts'
import type {
  AppointmentBookingProps,
  JourneySessionProps,
  SessionListeners,
} from '../props/session-props.ts'
import type { ComponentProps } from './session-component.ts'

/** As in HTML: `token-url`, and `onsession-completed` for the event of that name. */
type AsTag<Element, Props> = MarkupProps<Props> &
  MarkupListeners<'on'> &
  Omit<ComponentProps<Element, object>, keyof SessionListeners> &
  React.RefAttributes<Element>

/** React 18 sets no properties and adds no listeners: there a tag would promise what does not happen. */
type SinceReact19<Tag> = typeof React extends { use: unknown } ? Tag : never

declare module 'react' {
  // oxlint-disable-next-line typescript/no-namespace -- it is React's
  namespace JSX {
    interface IntrinsicElements {
      'journey-session': SinceReact19<AsTag<JourneySession, JourneySessionProps>>
      'appointment-booking': SinceReact19<AsTag<AppointmentBooking, AppointmentBookingProps>>
    }
  }
}
