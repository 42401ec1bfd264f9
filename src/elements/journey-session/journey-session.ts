import type { PropertyDeclarations } from 'lit'
import { SessionElement } from '../session-element.ts'
import { english } from '../strings.ts'
import type { Wanted } from '../wanted.ts'

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

  /** @ignore */
  override wanted(): Wanted {
    const { journey, lead, values } = this
    return {
      route: 'journey-sessions',
      id: journey,
      body: { journey, lead: lead ?? undefined, values: values ?? undefined },
      features: 'popups',
      title: english.journey,
    }
  }
}
