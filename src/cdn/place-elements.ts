import { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import { JourneySession } from '../elements/journey-session/journey-session.ts'
import { SessionOptions } from '../elements/session-options.ts'
import { checkSpelling } from '../elements/check-spelling.ts'
import { warn } from '../elements/warn.ts'
import { script } from './script.ts'

/** Places for an element: the tag, where it says what it wants, or a `<div>`. */
const PLACES = '[data-sessionframe],script[src*="sessionframe"]'

const placed = new WeakSet<Element>()

/** The element that a place wants; undefined when it is no place. */
function wantedClass({
  dataset,
}: HTMLOrSVGElement): typeof JourneySession | typeof AppointmentBooking | undefined {
  const { sessionframe, appointmentType, journey } = dataset
  const kind = sessionframe ?? (appointmentType ? 'appointment' : journey && 'journey')
  if (kind === 'journey') return JourneySession
  return kind === 'appointment' ? AppointmentBooking : undefined
}

/** Fills the places of a page, now and whenever some are added. */
export function placeElements(): void {
  const fillAll = (root: ParentNode) => {
    fill(script)
    for (const place of root.querySelectorAll<HTMLElement>(PLACES)) fill(place)
  }
  fillAll(document)
  new MutationObserver((records) => {
    for (const { target } of records) fillAll(target as ParentNode & Node)
  }).observe(document, { childList: true, subtree: true })
}

function fill(place: HTMLElement | HTMLOrSVGScriptElement | null): void {
  // Nothing is seen in the head: what a script wants there begins the body, once that is there.
  const { head, body } = document
  const isUnseen = head?.contains(place)
  if (!place || placed.has(place) || (isUnseen && !body)) return
  placed.add(place)
  const Wanted = wantedClass(place)
  const { sessionframe } = place.dataset
  if (!Wanted) {
    if (sessionframe)
      warn(place, `data-sessionframe is journey or appointment, not ${sessionframe}`)
    return
  }
  checkSpelling(place, Wanted.observedAttributes, 'data-')
  const element = new Wanted()
  takeOptions(element, place)
  if (isUnseen) body.prepend(element)
  else if (place.localName === 'script') place.after(element)
  else place.replaceChildren(element)
}

/** What a script says that wants nothing by itself is for all elements of the page. */
export function takeDefaults(): void {
  if (!script || wantedClass(script)) return
  checkSpelling(script, SessionOptions.observedAttributes, 'data-')
  SessionOptions.begin = (element) => takeOptions(element, script as Element)
}

/**
 * Takes over what the `data-` attributes of a place say, of those that an
 * element declares: what sanitizers let pass must not be able to set any
 * others, such as `innerHTML`. As properties they are written nowhere.
 */
function takeOptions(element: SessionOptions, place: Element): void {
  for (const name of (element.constructor as typeof SessionOptions).observedAttributes) {
    const text = place.getAttribute(`data-${name}`)
    if (text !== null) element.attributeChangedCallback(name, null, text)
  }
}
