import type { SessionEventMap } from '../session-events.ts'
import { JourneySession } from './journey-session.ts'

// There is none on a server, and a page may well load the script twice.
const registry = globalThis.customElements as CustomElementRegistry | undefined
if (registry && !registry.get('journey-session')) registry.define('journey-session', JourneySession)

declare global {
  interface HTMLElementTagNameMap {
    'journey-session': JourneySession
  }
  interface HTMLElementEventMap extends SessionEventMap {}
}
