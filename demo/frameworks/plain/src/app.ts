import type { JourneySession, SessionEventMap } from 'sessionframe/elements'
import { offerCycles } from '../../cycles.ts'
import { APPOINTMENT_TYPE, getToken, JOURNEY } from '../../demo.ts'

const HEARD = [
  'session-creating',
  'session-created',
  'session-ready',
  'session-progress',
  'session-submitted',
  'session-completed',
  'session-error',
] as const

/** What the page has, or an error that says what it lacks. */
function find(selector: string): Element {
  const found = document.querySelector(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

/**
 * Brings a page to life that is there already.
 *
 * @param make Another session like the page's, for where that was taken out.
 */
export function runApp(make: () => JourneySession): void {
  const told = find('[data-testid=told]')
  const outcome = find('[data-testid=outcome]')
  const toggle = find('[data-do=toggle]')
  const place = find('[data-place]')
  const [first] = document.getElementsByTagName('journey-session')
  const [booking] = document.getElementsByTagName('appointment-booking')
  if (!first || !booking) throw new Error('the page has not both elements')
  let greeting = 'First'

  const tell = ({ type }: SessionEventMap[keyof SessionEventMap]): void => {
    const line = document.createElement('li')
    line.textContent = `${greeting}: ${type}`
    told.append(line)
    if (told.childElementCount > 20) told.firstElementChild?.remove()
  }
  const listen = (to: JourneySession): JourneySession => {
    to.getToken = () => getToken(`journey=${JOURNEY}`)
    to.values = { firstname: 'Grace' }
    for (const type of HEARD) to.addEventListener(type, tell)
    to.addEventListener('session-completed', ({ detail }) => {
      outcome.textContent = detail.outcome
    })
    return to
  }

  let session = listen(first)
  const setThere = (isThere: boolean): void => {
    if (isThere === session.isConnected) return
    toggle.textContent = isThere ? 'Take it out' : 'Put it in'
    if (!isThere) {
      session.remove()
      return
    }
    session = listen(make())
    place.append(session)
  }

  booking.getToken = () => getToken(`appointmentType=${APPOINTMENT_TYPE}`)
  const actions: Record<string, () => void> = {
    greet: () => (greeting = 'Second'),
    rename: () => (session.frameTitle = 'Your loan'),
    toggle: () => setThere(!session.isConnected),
    restart: () => session.restart(),
    book: () => booking.open(),
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-do]')) {
    button.addEventListener('click', () => actions[button.dataset['do'] ?? '']?.())
  }
  offerCycles(setThere)
}
