import { make } from './make.ts'
import type { SessionRun } from './session-run.ts'
import { english } from './strings.ts'

/** The nodes of an element's shadow tree, and how to bring them up to date. */
export interface SessionView {
  /** @param height To reserve until the page has told its own, in CSS pixels. */
  draw(run: SessionRun, height: number | undefined): void
}

/**
 * Fills a shadow root: a box, what is said (as a live region, which must be
 * there before the words), and a link that opens the session where nothing
 * can block it.
 */
export function sessionView(root: ParentNode, retry: () => void, restart: () => void): SessionView {
  const status = make('div', { role: 'status', lang: 'en' })
  const box = make('div', { id: 'box' }, status)
  const link = make('a', { part: 'link', lang: 'en', target: '_blank', rel: 'noopener noreferrer' })
  link.textContent = english.link
  root.append(box, link)
  let drawn = ''

  const button = (label: string, onclick: () => void, disabled = false) =>
    make('button', { onclick, disabled }, label)

  const panel = (name: string, text: string, ...more: Node[]) =>
    make('div', { part: name }, make('slot', { name }, text), ...more)

  function say({ state, error, blank, quiet, waiting }: SessionRun): Node | string {
    const busy = state === 'idle' || state === 'creating' || state === 'loading'
    if (busy && blank) return panel('loading', english.loading)
    const code = state === 'expired' ? state : error?.code
    if (!code || quiet) return ''
    const text = english.errors[code] ?? ''
    if (code === 'expired' || code === 'closed') {
      return panel('error', text, button(english.restart, restart))
    }
    return error?.retryable
      ? panel('error', text, button(english.retry, retry, waiting))
      : panel('error', text)
  }

  return {
    draw(run, height) {
      const { state, error, blank, quiet, waiting, url, frame } = run
      box.className = state
      for (const old of box.querySelectorAll('iframe')) if (old !== frame) old.remove()
      if (frame && !frame.isConnected) box.prepend(frame)
      if (height) box.style.setProperty('--_height', `${height}px`)
      link.hidden = !url || state === 'closed'
      if (url) link.href = url.href
      else link.removeAttribute('href')
      // What has not changed is not said again, and a button keeps its focus.
      const now = [state, error?.code, blank, quiet, waiting].join()
      if (now !== drawn) status.replaceChildren(say(run))
      drawn = now
    },
  }
}
