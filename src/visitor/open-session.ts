import type { SessionToOpen } from '../wire/visitor.ts'

/** The elements, by what a session is for. */
export const TAGS = { journey: 'journey-session', appointment: 'appointment-booking' } as const

/** Where a session goes that is to stand in the page. */
const PLACE = '[data-sessionframe-place]'

const opened = new Set<string>()

/**
 * Shows a session in the widget, each once: over the page, or in its place
 * there. The link is set as a property, which no markup shows. What cannot be
 * shown as wanted, since there is no place or a new tab needs a click, is shown
 * over the page.
 */
export function openSession({ kind, sessionId, publicUrl, display }: SessionToOpen): void {
  if (opened.has(sessionId)) return
  opened.add(sessionId)
  const place = display === 'inline' ? document.querySelector(PLACE) : null
  const element = document.createElement(TAGS[kind])
  element.publicUrl = publicUrl
  if (place) return place.replaceChildren(element)
  element.display = display === 'drawer' || display === 'popover' ? display : 'modal'
  element.addEventListener('session-closed', () => {
    // What was closed does not come back on this page.
    element.remove()
  })
  document.body.append(element)
  element.open()
}
