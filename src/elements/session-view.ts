import { visitorWord } from './explain-error.ts'
import { make } from './make.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionRun } from './session-run.ts'
import type { Strings } from './strings.ts'

/** The nodes of an element's shadow tree, and how to bring them up to date. */
export interface SessionView {
  /**
   * @param title The frame's accessible name.
   * @param height To reserve until the page has told its own, in CSS.
   */
  redraw(run: SessionRun, words: Strings, title: string, height: string): void
}

/** What is there already stays where it is: a frame that is moved loads again. */
function part<Part extends HTMLElement>(parent: ParentNode, selector: string, made: Part): Part {
  const found = parent.querySelector<Part>(selector)
  if (!found) parent.append(made)
  return found ?? made
}

/**
 * Fills a shadow root: a box, what is said (as a live region, which must be
 * there before the words), and a link that opens the session where nothing
 * can block it.
 */
export function sessionView(host: SessionHost, root: ShadowRoot): SessionView {
  const box = part(root, '#box', make('div', { id: 'box' }))
  const status = part(box, '[role]', make('div', { role: 'status' }))
  const link = part(
    root,
    'a',
    make('a', { part: 'link', target: '_blank', rel: 'noopener noreferrer' }),
  )
  const restart = () => host.restart()
  let drawn = ''

  function say(run: SessionRun, words: Strings): Node | string {
    const { stage, error, awaits, isBlank, quiet, isWaiting } = run
    const { lang, dir = 'ltr' } = words
    const retry = () => run.again()
    const panel = (name: string, text: string, ...more: Node[]) =>
      make(
        'div',
        { part: name },
        make('slot', { name }, make('span', { lang, dir }, text)),
        ...more,
      )
    const button = (label: string, onclick: () => void, disabled = false) =>
      make('button', { lang, dir, onclick, disabled }, label)

    if (stage === 'idle' && /intent|consent/.test(awaits)) {
      const text = awaits === 'consent' ? words.consent : ''
      return panel('start', text, button(words.start, retry))
    }
    if (isBlank && /idle|creating|loading/.test(stage)) return panel('loading', words.loading)
    if (stage === 'expired') return panel('error', words.ended, button(words.restart, restart))
    if (!error || quiet) return ''
    const word = visitorWord(error)
    const more: Node[] = []
    if (word === 'ended') more.push(button(words.restart, restart))
    else if (error.retryable) more.push(button(words.retry, retry, isWaiting))
    // Without an address of ours, what the owner put into the element for pages without script.
    if (!run.shownAt) more.push(make('slot'))
    return panel('error', words[word], ...more)
  }

  return {
    redraw(run, words, title, height) {
      const { stage, error, awaits, isBlank, quiet, isWaiting, shownAt, shownIn, isClosed } = run
      const { lang, dir = 'ltr' } = words
      const disabled = host.matches(':disabled')
      box.className = stage
      box.hidden = isClosed
      box.inert = disabled
      for (const old of box.querySelectorAll('iframe')) if (old !== shownIn) old.remove()
      if (shownIn) shownIn.title = title
      if (shownIn && !shownIn.isConnected) box.prepend(shownIn)
      box.style.setProperty('--_height', height)
      Object.assign(link, {
        lang,
        dir,
        textContent: words.link,
        hidden: isClosed || disabled,
      })
      if (shownAt) link.href = shownAt.href
      else link.removeAttribute('href')
      // What has not changed is not said again, and a button keeps its focus.
      const now = [stage, error?.code, awaits, isBlank, quiet, isWaiting, lang].join()
      if (now === drawn) return
      drawn = now
      const focused = status.contains(root.activeElement)
      status.replaceChildren(say(run, words))
      // Where nothing else can take the focus, what is said does: of a button that has done
      // its work, or of a form that cannot be sent.
      const next = status.querySelector('button') ?? (isBlank ? null : shownIn)
      if (next) status.removeAttribute('tabindex')
      else status.tabIndex = -1
      if (focused) (next ?? status).focus({ preventScroll: true })
    },
  }
}
