import type { JSX } from 'solid-js'
import type { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import type { JourneySession } from '../elements/journey-session/journey-session.ts'
import type { MarkupListeners, MarkupProps } from '../props/markup-props.ts'
import type {
  AppointmentBookingProps,
  JourneySessionProps,
  PROPERTIES,
} from '../props/session-props.ts'

/** What no markup holds. Solid writes names of properties small, unless they are called so. */
type Properties = (typeof PROPERTIES)[number]

type Own<Props> = Omit<MarkupProps<Props>, Properties> & {
  [Name in keyof Props as Name extends Properties ? `prop:${Name}` : never]?: Props[Name]
} & MarkupListeners<'on:'>

/** https://docs.solidjs.com/configuration/typescript#use-solids-custom-elements */
type Tag<Element, Props> = Own<Props> &
  Omit<JSX.HTMLAttributes<Element>, keyof Own<Props>> & { disabled?: boolean | undefined }

declare module 'solid-js' {
  // oxlint-disable-next-line typescript/no-namespace -- it is Solid's
  namespace JSX {
    interface IntrinsicElements {
      'journey-session': Tag<JourneySession, JourneySessionProps>
      'appointment-booking': Tag<AppointmentBooking, AppointmentBookingProps>
    }
  }
}
