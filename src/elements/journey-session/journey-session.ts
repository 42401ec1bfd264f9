import type { PropertyDeclarations } from 'lit'
import { SessionElement } from '../session-element.ts'
import { SESSION_KINDS } from '../session-kinds.ts'

/**
 * Shows a journey, which is a form of one or more pages, in a frame of its own.
 *
 * @summary A form for your visitor, in your own page.
 * @tag journey-session
 */
export class JourneySession extends SessionElement {
  static override properties: PropertyDeclarations = {
    ...SessionElement.properties,
    journey: {},
  }

  /**
   * A form's id, or the id of a journey whose first content is a form.
   * @attr journey
   */
  declare journey?: string | null

  protected override readonly sessionKind = SESSION_KINDS['journey-session']
}
