import type { PropertyDeclarations } from 'lit'
import { SessionElement } from '../session-element.ts'
import { SESSION_KINDS } from '../session-kinds.ts'

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

  protected override readonly sessionKind = SESSION_KINDS['appointment-booking']
}
