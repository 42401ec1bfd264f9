import type { SessionToOpen } from '../wire/visitor.ts'

/** The elements, by what a session is for. */
export const TAGS = { journey: 'journey-session', appointment: 'appointment-booking' } as const

/** Where a session goes that is to stand in the page. */
const PLACE = '[data-sessionframe-place]'

/**
 * Shows a session in the widget: over the page, or in its place there; of what
 * lies over the page it gives the element. The link is set as a property, which no markup shows. What cannot be
 * shown as wanted, since there is no place or a new tab needs a click, is shown
 * over the page.
 */
export async function openSession({
  kind,
  publicUrl,
  display,
}: SessionToOpen): Promise<EventTarget | null> {
  const place = display === 'inline' ? document.querySelector(PLACE) : null
  const element = document.createElement(TAGS[kind])
  element.publicUrl = publicUrl
  if (place) {
    place.replaceChildren(element)
    return null
  }
  element.display = /drawer|popover/.test(display) ? display : 'modal'
  element.addEventListener('session-closed', () => {
    // What was closed does not come back on this page.
    element.remove()
  })
  document.body.append(element)
  element.open()
  return element
}
