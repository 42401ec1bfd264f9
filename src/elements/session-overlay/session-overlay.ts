import { make } from '../make.ts'
import type { SessionHost } from '../session-host.ts'
import type { Strings } from '../strings.ts'
import { warn } from '../warn.ts'
import { lockScroll } from './scroll-lock.ts'

/** Where a popover fills the screen, and the page behind it is of no use. */
const SMALL = '(width < 40rem) or (height < 30rem)'

/** What an element shows over the page. Closing it hides what is in it, and ends nothing. */
export interface SessionOverlay {
  /** Whether the display is one that lies over the page. */
  isOver: () => boolean
  isOpen: () => boolean
  /**
   * Brings everything to where a display wants it. Only between the page and
   * the dialog a frame is moved; it then keeps what was typed where the
   * browser has `moveBefore`.
   * @param seen Whether the session is seen in its place in the page.
   * @param title The dialog's accessible name.
   */
  place: (seen: boolean, title: string, words: Strings) => void
  /**
   * Opens it, if it lies over the page, and gives it the focus. In the page,
   * only what the visitor has asked for takes it.
   */
  reveal: (opener?: HTMLElement | null) => void
  /** Closes it, and gives the focus back unless the visitor has taken it elsewhere. */
  hide: () => void
  /** Firefox 153 takes what is in a shadow tree out of the top layer when its host is moved. */
  stay: () => void
}

/**
 * One native `<dialog>` in the top layer for all looks of it.
 * https://html.spec.whatwg.org/multipage/interactive-elements.html#the-dialog-element
 * @param root Its box and its link are what the overlay shows.
 */
export function sessionOverlay(host: SessionHost, root: ShadowRoot): SessionOverlay {
  /** Where it goes when it comes back from over the page. */
  const inPage = make('div')
  /** The element's place in the page, for a focus that has nowhere else to go. */
  const end = make('div', { tabIndex: -1 })
  const slot = make('slot', { name: 'opener', onslotchange: mark })
  const button = make('button', { part: 'close', onclick: () => host.dismiss('button') })
  const dialog = make(
    'dialog',
    {
      part: 'dialog',
      tabIndex: -1,
      onkeydown(event: KeyboardEvent) {
        if (event.key !== 'Escape') return
        // What we lie over may wait for it as well.
        event.preventDefault()
        event.stopPropagation()
        host.dismiss('escape')
      },
      onclick({ target, offsetX: x, offsetY: y }: MouseEvent) {
        const { clientWidth, clientHeight } = dialog
        const outside = x < 0 || y < 0 || x > clientWidth || y > clientHeight
        if (target === dialog && outside) host.dismiss('backdrop')
      },
      // By a gesture of the system, or by Escape with the focus nowhere.
      onclose() {
        if (open && !dialog.open && !dialog.popover) host.dismiss('escape')
      },
    },
    button,
  )
  let open = false
  let opener: HTMLElement | null | undefined
  /** What had the focus before. */
  let back: HTMLElement | null
  let unlock = () => {}

  root.prepend(slot)
  root.append(inPage, dialog, end)

  const isOver = () => /modal|drawer|popover/.test(dialog.className)

  /** Tells assistive technology what an opener does, and whether it has. */
  function mark(): void {
    if (!isOver()) return
    for (const one of [...slot.assignedElements(), opener]) {
      if (one) Object.assign(one, { ariaHasPopup: 'dialog', ariaExpanded: open })
    }
  }

  function reveal(by?: HTMLElement | null): void {
    if (!isOver()) {
      if (by === undefined || host.display !== 'inline') return
      host.scrollIntoView()
      return end.focus({ preventScroll: true })
    }
    if (!open) {
      const page = host.ownerDocument
      // A dialog that nobody sees would make the page dead.
      if (!end.getClientRects()[0]) return warn(host, 'is hidden: it cannot open')
      opener = by
      back = by ?? (page.activeElement as HTMLElement | null)
      for (let inner; (inner = back?.shadowRoot?.activeElement);) back = inner as HTMLElement
      open = true
      if (host.display === 'popover' && !page.defaultView?.matchMedia(SMALL).matches) {
        dialog.popover = 'manual'
        dialog.showPopover()
      } else {
        dialog.popover = null
        dialog.showModal()
        unlock = lockScroll(page)
      }
      mark()
    }
    dialog.focus()
  }

  function hide(): void {
    if (!open) return
    const within = root.activeElement
    open = false
    unlock()
    if (dialog.popover) dialog.hidePopover()
    else dialog.close()
    mark()
    if (!within || back?.localName === 'body') return
    // What has opened it may be gone by now.
    for (const place of [end, back]) place?.focus({ preventScroll: true })
  }

  return {
    isOver,
    isOpen: () => open,
    place(seen, title, { close, lang }) {
      const { display } = host
      dialog.ariaLabel = title
      Object.assign(button, { ariaLabel: close, lang })
      if (dialog.className === display) return
      const before = isOver()
      const reopen = open || (seen && !before)
      dialog.className = slot.className = display as string
      const to = isOver() ? dialog : inPage
      // Chromium 133, Firefox 144. https://dom.spec.whatwg.org/#dom-parentnode-movebefore
      // From a dialog into a shadow root itself, Chromium 156 moves no frame: its page crashes.
      const move = 'moveBefore' in to ? 'moveBefore' : 'insertBefore'
      if (before !== isOver()) {
        for (const node of root.querySelectorAll('#box,a')) to[move](node, null)
      }
      hide()
      if (reopen) reveal()
      mark()
    },
    reveal,
    hide,
    stay() {
      if (!open || dialog.matches(':modal,:popover-open')) return
      hide()
      reveal(opener)
    },
  }
}
