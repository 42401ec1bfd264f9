import { JourneySession } from 'sessionframe'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'

/** What stands in an element, in one of its places. */
function slotted(tag: 'button' | 'p', slot: string, textContent: string): HTMLElement {
  return Object.assign(document.createElement(tag), { slot, textContent })
}

/** A session of a class and of properties, with no markup. */
export function makeSession(): JourneySession {
  const session = Object.assign(new JourneySession(), {
    id: 'apply',
    className: 'wide',
    endpoint: '/sessionframe/v1',
    journey: JOURNEY,
    loading: 'eager' as const,
    frameTitle: 'Loan application',
    minHeight: 400,
  })
  session.append(slotted('p', 'loading', 'One moment …'))
  return session
}

/** The same form, wherever an app wants it shown. */
export function makeForm(display: JourneySession['display'], outcome: Element): JourneySession {
  const session = Object.assign(new JourneySession(), {
    endpoint: '/sessionframe/v1',
    journey: JOURNEY,
    tokenUrl: TOKEN_URL,
    display,
  })
  session.append(slotted('button', 'opener', 'Apply now'))
  session.addEventListener('session-completed', ({ detail }) => {
    outcome.textContent = detail.outcome
  })
  return session
}
