import { define } from '../define.ts'
import type { SessionEventMap } from '../session-events.ts'
import { JourneySession } from './journey-session.ts'

define('journey-session', JourneySession)

declare global {
  interface HTMLElementTagNameMap {
    'journey-session': JourneySession
  }
  interface HTMLElementEventMap extends SessionEventMap {}
}
