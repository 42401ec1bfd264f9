import type { HTMLAttributes } from 'svelte/elements'
import type { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import type { JourneySession } from '../elements/journey-session/journey-session.ts'
import type { MarkupListeners, MarkupProps } from '../props/markup-props.ts'
import type { AppointmentBookingProps, JourneySessionProps } from '../props/session-props.ts'

type Own<Props> = MarkupProps<Props> & MarkupListeners<'on'>

/** https://svelte.dev/docs/svelte/typescript#Enhancing-built-in-DOM-types */
type Tag<Element extends EventTarget, Props> = Own<Props> &
  Omit<HTMLAttributes<Element>, keyof Own<Props>> & { disabled?: boolean | null | undefined }

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'journey-session': Tag<JourneySession, JourneySessionProps>
    'appointment-booking': Tag<AppointmentBooking, AppointmentBookingProps>
  }
}
