import type { SessionToOpen } from '../../wire/visitor.ts'

/** Shows a session; gives its element where others have to wait until that is closed. */
export type Show = (session: SessionToOpen) => Promise<EventTarget | null>

const shown = new Set<string>()
let before: Promise<unknown> = Promise.resolve()

/**
 * Shows each session in one tab at most, which is one that is looked at, and
 * one after the other. A page that is not seen is told again when it is.
 */
export function showOnce(session: SessionToOpen, show: Show): Promise<void> {
  const element = before.then(() => showNext(session, show))
  before = element.then(untilClosed, () => {})
  return element.then(() => {})
}

async function showNext(session: SessionToOpen, show: Show): Promise<EventTarget | null> {
  const { sessionId } = session
  if (document.hidden || shown.has(sessionId) || !(await isOurs(sessionId))) return null
  shown.add(sessionId)
  return show(session)
}

const untilClosed = (element: EventTarget | null) =>
  new Promise<unknown>((resolve) => {
    if (element) element.addEventListener('session-closed', resolve, { once: true })
    else resolve(null)
  })

/** No other tab has it; from now on none will, as long as this page is there. */
function isOurs(sessionId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (lock: unknown) => {
      resolve(lock !== null)
      return lock && new Promise(() => {})
    }
    // Where pages may not ask for it, each does as it likes.
    const { locks } = navigator as { locks?: LockManager }
    if (locks === undefined) return resolve(true)
    locks
      .request(`sessionframe-${sessionId}`, { ifAvailable: true }, hold)
      .catch(() => resolve(true))
  })
}
