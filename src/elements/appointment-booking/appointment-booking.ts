import type { PropertyTypes } from '../property-element.ts'
import { SessionElement } from '../session-element.ts'
import { english } from '../strings.ts'
import type { Wanted } from '../wanted.ts'

/** Lets a visitor book an appointment. */
export class AppointmentBooking extends SessionElement {
  static override readonly properties: PropertyTypes = {
    ...SessionElement.properties,
    appointmentType: String,
  }

  /** An appointment type's id. */
  declare appointmentType?: string | null

  override wanted(): Wanted {
    const { appointmentType, lead } = this
    return {
      route: 'appointment-sessions',
      id: appointmentType,
      body: { appointmentType, lead: lead ?? undefined },
      features: 'popups downloads',
      title: english.appointment,
    }
  }
}
