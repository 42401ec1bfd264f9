import type { PropertyDeclarations } from 'lit'
import { SessionElement } from '../session-element.ts'
import { english } from '../strings.ts'
import type { Wanted } from '../wanted.ts'

/**
 * Lets a visitor pick a time and book it, in a frame of its own.
 *
 * @summary A calendar for your visitor, in your own page.
 * @tag appointment-booking
 */
export class AppointmentBooking extends SessionElement {
  static override properties: PropertyDeclarations = {
    ...SessionElement.properties,
    appointmentType: { attribute: 'appointment-type' },
  }

  /**
   * An appointment type's id.
   * @attr appointment-type
   */
  declare appointmentType?: string | null

  /** @ignore */
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
