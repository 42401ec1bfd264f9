import type { HTMLAttributes, VNodeProps } from 'vue'
import type { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import type { JourneySession } from '../elements/journey-session/journey-session.ts'
import type { SessionEventMap } from '../elements/session-events.ts'
import type {
  AppointmentBookingProps,
  JourneySessionProps,
  SessionListeners,
} from '../props/session-props.ts'

interface Disabled {
  /** While it is, nothing begins. Never false: Vue would write that as a word, which is there. */
  disabled?: true | '' | null | undefined
}

type Emits = {
  [Name in keyof SessionEventMap]: (name: Name, event: SessionEventMap[Name]) => void
}

/** All of a union at once; of a generic function Vue's tools read no names. */
type Overloads<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

/** https://vuejs.org/guide/extras/web-components#non-vue-web-components-and-typescript */
type Tag<Element, Props> = new () => Element & {
  /** What a template may set. */
  $props: Props & SessionListeners & HTMLAttributes & VNodeProps & Disabled
  /** What it may listen to. */
  $emit: Overloads<Emits[keyof Emits]>
}

declare module 'vue' {
  interface GlobalComponents {
    'journey-session': Tag<JourneySession, JourneySessionProps>
    'appointment-booking': Tag<AppointmentBooking, AppointmentBookingProps>
  }
}
