import type { Page } from '@playwright/test'

export interface RecordedEvent {
  type: string
  /** The element's id, else its name. */
  from: string
  detail: Record<string, unknown>
  frozen: boolean
  bubbles: boolean
  composed: boolean
}

/** Runs in the page before its own scripts. */
export function recordEvents(): void {
  const events: RecordedEvent[] = []
  Object.assign(globalThis, { recordedEvents: events })
  const names = [
    'session-creating',
    'session-created',
    'session-ready',
    'session-progress',
    'session-resize',
    'slot-selected',
    'session-submitted',
    'appointment-booked',
    'appointment-rescheduled',
    'appointment-cancelled',
    'session-completed',
    'session-closed',
    'session-expired',
    'session-error',
  ]
  for (const name of names) {
    document.addEventListener(name, (event) => {
      if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return
      events.push({
        type: event.type,
        from: event.target.id || event.target.localName,
        detail: structuredClone(event.detail) as Record<string, unknown>,
        frozen: Object.isFrozen(event.detail),
        bubbles: event.bubbles,
        composed: event.composed,
      })
    })
  }
}

/** What was recorded; events of changing heights are left out unless asked for. */
export async function eventsOf(
  page: Page,
  options: { resizes?: boolean; from?: string } = {},
): Promise<RecordedEvent[]> {
  const all = await page.evaluate(
    () => (globalThis as unknown as { recordedEvents: RecordedEvent[] }).recordedEvents,
  )
  return all
    .filter(({ type }) => options.resizes === true || type !== 'session-resize')
    .filter(({ from }) => options.from === undefined || from === options.from)
}

export async function eventTypes(page: Page, from?: string): Promise<string[]> {
  return (await eventsOf(page, from === undefined ? {} : { from })).map(({ type }) => type)
}
