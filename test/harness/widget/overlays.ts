import { inFrame } from './scenes.ts'

export const dialogOf = (element: Element): HTMLDialogElement => {
  const dialog = element.shadowRoot?.querySelector('dialog')
  if (!dialog) throw new Error('there is no dialog')
  return dialog
}

export const closeOf = (element: Element): HTMLElement => {
  const close = element.shadowRoot?.querySelector<HTMLElement>('[part=close]')
  if (!close) throw new Error('there is no close button')
  return close
}

export const isModal = (element: Element): boolean => dialogOf(element).matches(':modal')

/** Whether the page is kept from scrolling. */
export const isLocked = (page: Document = document): boolean =>
  getComputedStyle(page.documentElement).overflowY === 'hidden'

/** A button in the page that opens the element. */
export function openerFor(element: HTMLElement): HTMLButtonElement {
  const opener = document.createElement('button')
  opener.textContent = 'Open'
  element.id ||= `session-${Math.random().toString(36).slice(2)}`
  opener.dataset['sessionframeOpen'] = `#${element.id}`
  element.before(opener)
  openers.add(opener)
  return opener
}

const openers = new Set<Element>()

/** For `afterEach`. */
export function removeOpeners(): void {
  for (const opener of openers) opener.remove()
  openers.clear()
}

export function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    composed: true,
  })
  target.dispatchEvent(event)
  return event
}

/** What a hosted page says when Escape is pressed in it. */
export const escapeIn = (element: Element): Promise<unknown> =>
  inFrame(element, "page.channel.send({ t: 'close-request' })")
