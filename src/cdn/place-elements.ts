import { AppointmentBooking } from '../elements/appointment-booking/appointment-booking.ts'
import { JourneySession } from '../elements/journey-session/journey-session.ts'
import type { SessionOptions } from '../elements/session-options.ts'
import { warn } from '../elements/warn.ts'

/** Places for an element: the tag that says what it wants, or a `<div>`. */
const PLACES =
  '[data-sessionframe],script[src*="sessionframe"]:is([data-journey],[data-appointment-type])'

/** By the word in `data-sessionframe`. */
const CLASSES = new Map<string, typeof JourneySession | typeof AppointmentBooking>([
  ['journey', JourneySession],
  ['appointment', AppointmentBooking],
])

const placed = new WeakSet<Element>()

/** The element that a place wants; undefined when it is no place. */
export function wantedClass({
  dataset,
}: HTMLOrSVGElement): typeof JourneySession | typeof AppointmentBooking | undefined {
  const kind = dataset.appointmentType ? 'appointment' : dataset.journey && 'journey'
  return CLASSES.get(dataset.sessionframe ?? kind ?? '')
}

/** Fills the places of a page, now and whenever some are added. */
export function placeElements(script: HTMLOrSVGScriptElement | null): void {
  const fillAll = (root: ParentNode) => {
    for (const place of root.querySelectorAll<HTMLElement>(PLACES)) fill(place)
  }
  if (script) fill(script)
  fillAll(document)
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      if (addedNodes.length > 0) fillAll(target as ParentNode & Node)
    }
  }).observe(document, { childList: true, subtree: true })
}

function fill(place: HTMLElement | HTMLOrSVGScriptElement): void {
  if (placed.has(place)) return
  placed.add(place)
  const Wanted = wantedClass(place)
  const { sessionframe } = place.dataset
  if (!Wanted) {
    if (sessionframe)
      warn(place, `data-sessionframe is journey or appointment, not ${sessionframe}`)
    return
  }
  const element = Object.assign(new Wanted(), options(place, Wanted))
  if (place.localName === 'script') place.after(element)
  else place.replaceChildren(element)
}

/**
 * Properties from `data-` attributes, of those that an element declares: what
 * sanitizers let pass must not be able to set any others, such as `innerHTML`.
 * As properties they are written nowhere.
 */
export function options(
  { dataset }: HTMLOrSVGElement,
  { properties }: typeof SessionOptions,
): object {
  const names = Object.keys(properties).filter(
    (name) => Object.hasOwn(dataset, name) && properties[name]?.attribute !== false,
  )
  return Object.fromEntries(
    names.map((name) => {
      const { type, converter } = properties[name] ?? {}
      const text = dataset[name] ?? ''
      return [name, type === Boolean || (typeof converter === 'function' ? converter(text) : text)]
    }),
  )
}
