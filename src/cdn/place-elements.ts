import { PropertyElement, readAttribute } from '../elements/property-element.ts'
import { SessionElement } from '../elements/session-element.ts'

/** Places for an element: the tag that says what it wants, or a `<div>`. */
const PLACES =
  '[data-sessionframe],script[src*="sessionframe"]:is([data-journey],[data-appointment-type])'

const TAGS = new Map([
  ['journey', 'journey-session'],
  ['appointment', 'appointment-booking'],
])

const placed = new WeakSet<Element>()

/**
 * Fills the places of a page, now and whenever some are added. A script that
 * wants nothing by itself holds what the page's elements have in common.
 */
export function placeElements(script: HTMLOrSVGScriptElement | null): void {
  if (script && !fill(script)) PropertyElement.defaults = new Map(options(script.dataset))
  const fillAll = (root: ParentNode) => {
    for (const place of root.querySelectorAll<HTMLElement>(PLACES)) fill(place)
  }
  fillAll(document)
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      if (addedNodes.length > 0) fillAll(target as ParentNode & Node)
    }
  }).observe(document, { childList: true, subtree: true })
}

/** Whether `place` is a place for an element. */
function fill(place: HTMLOrSVGElement & Element): boolean {
  const { dataset } = place
  const { sessionframe = dataset.appointmentType ? 'appointment' : dataset.journey && 'journey' } =
    dataset
  const tag = TAGS.get(sessionframe ?? '')
  if (!tag) return false
  if (placed.has(place)) return true
  placed.add(place)
  const element = Object.assign(document.createElement(tag), Object.fromEntries(options(dataset)))
  if (place.localName === 'script') place.after(element)
  else place.replaceChildren(element)
  return true
}

/** Properties from `data-` attributes. As properties they are written nowhere. */
function options(dataset: DOMStringMap): [string, unknown][] {
  return Object.entries(dataset).map(([name, text]) => [
    name,
    readAttribute(SessionElement.properties[name], text ?? null),
  ])
}
