import { after } from './after.ts'
import type { FoundSession } from './found-session.ts'
import { preconnect } from './preconnect.ts'
import { isOver } from './read-session.ts'
import { sessionEnding } from './session-ending.ts'
import { sessionError } from './session-error.ts'
import type { CloseReason } from './session-events.ts'
import { sessionFrame } from './session-frame.ts'
import type { SessionHost } from './session-host.ts'
import type { SessionKey } from './session-key.ts'
import { sessionNews } from './session-news.ts'
import { openTab } from './session-overlay/open-tab.ts'
import type { SessionRecord } from './session-record.ts'
import { requestSession } from './session-request.ts'
import { checkSessionUrl } from './session-url.ts'
import { watchFrame, type FrameWatch } from './watch-frame.ts'
import { whenWanted } from './when-wanted.ts'

/** Milliseconds that a page's own script has to set what the markup left out. */
const GRACE = 1000

const ID = /^[\w-]{1,64}$/

/** One session of one element: asked for, shown, watched, and over at some time. */
export interface SessionRun extends SessionRecord {
  /** Takes over what the element's shadow tree came with, once it has been looked at like any other. */
  takeOver: (found: FoundSession) => void
  /** Begins, or shows what was shown before the element was out of the page. */
  goOn: (loading: string) => void
  /** Shows the session again, or asks for it again with the same key. */
  again: () => void
  /**
   * Takes it up where it is: begun or not, closed or not.
   * @param ask Whether the visitor's consent is asked for in what is open now.
   */
  open: (ask: boolean) => void
  /** Elsewhere than in its place, the frame lives on and is listened to. */
  close: (reason: CloseReason) => void
  /** Its frame is lost: taken out, or taken away. */
  unframe: () => void
  /** Ends all that listens and waits. */
  halt: () => void
  /** Ends it for good: the next one is another one. */
  forget: () => void
  focus: () => void
  /** Tells the frame how the host page looks, if that has changed. */
  sendTheme: () => void
}

export function sessionRun(host: SessionHost, key: SessionKey): SessionRun {
  let scope: AbortController | undefined
  let guest: FrameWatch | undefined
  let found: FoundSession | undefined
  /** Whether it was asked for: in an overlay that was never opened nobody has seen it. */
  let opened = false

  const run: SessionRun = {
    stage: 'idle',
    awaits: '',
    isBlank: true,
    isClosed: false,
    signal: AbortSignal.abort(),
    again: retry,
    unframe,
    halt,
    forget,
    takeOver(all) {
      const { frame } = all
      found = all
      // An empty one is for the starter, which comes too late now.
      run.shownIn = frame?.src ? frame : undefined
      run.reserved = Number(frame?.height)
      // The blank page that a frame starts with is ours to see; another origin's is not.
      run.isBlank = run.shownIn?.contentDocument !== null
    },
    goOn(loading) {
      if (run.isClosed) return
      if (run.shownAt) {
        if (!run.shownIn) show(run.shownAt)
      }
      // What was begun has been wanted.
      else if (run.signal.aborted) {
        start(run.stage !== 'idle' || found?.session || run.shownIn ? 'eager' : loading)
      }
    },
    open(ask) {
      const { shownIn, session, stage, error, isWaiting } = run
      // It has ended before anybody saw it.
      const late = session && isOver(session) && /ready|loading/.test(stage)
      opened = true
      run.isClosed = false
      host.requestUpdate()
      if (ask && run.awaits === 'consent') return
      // In its place, to close it was to give up its request.
      if (stage === 'creating' && !run.signal.aborted) return
      if (host.display === 'window' && !isWaiting) run.tab = openTab(host)
      if (late || !shownIn || run.signal.aborted || error?.retryable) retry()
    },
    close(reason) {
      if (host.display === 'inline') {
        halt()
        unframe()
      }
      run.isClosed = true
      host.requestUpdate()
      debug('closed')
      fire('session-closed', { reason })
    },
    focus() {
      run.shownIn?.focus()
      guest?.send({ t: 'focus' })
    },
    sendTheme: () => guest?.sendTheme(),
  }
  const news = sessionNews(host, run)
  const ending = sessionEnding(host, run, news, key, retry)
  const { fire, debug, to } = news
  const { expire, fail, poll, arrived, cameUp } = ending

  function halt(): void {
    scope?.abort()
    run.tab?.close()
  }

  function renew(): AbortSignal {
    scope?.abort()
    scope = new AbortController()
    return (run.signal = scope.signal)
  }

  function unframe(): void {
    run.shownIn?.remove()
    run.shownIn = undefined
  }

  function forget(): void {
    halt()
    key.forget()
  }

  function retry(): void {
    if (run.shownAt) show(run.shownAt)
    else if (!run.isWaiting) start('eager')
  }

  /** Asks once it is wanted. */
  function start(loading: string): void {
    const signal = renew()
    run.awaits = loading
    host.requestUpdate()
    whenWanted(host, loading, signal, () => {
      if (loading === 'eager') void ask(signal)
      else start('eager')
    })
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const wanted = host.wanted()
    const rendered = found?.session
    if (rendered && !isOver(rendered)) {
      run.session = rendered
      return take(rendered.url, signal)
    }
    if (host.publicUrl) return take(host.publicUrl, signal)
    if (!host.endpoint || !wanted.id) {
      const code = host.endpoint ? 'missing-id' : 'missing-endpoint'
      return after(GRACE, signal, () => fail(sessionError(code)))
    }
    if (!ID.test(wanted.id)) return fail(sessionError('invalid'))

    preconnect(host.sessionOrigins, signal)
    to('creating')
    fire('session-creating', {})
    const answer = await requestSession(host, wanted, key, signal)
    if (signal.aborted) return
    if (answer.code) return fail(answer)
    run.session = answer
    if (isOver(answer)) return expire()
    take(answer.url, signal)
  }

  /** Takes an address that has come from outside. */
  function take(raw: unknown, signal: AbortSignal): void {
    const url = checkSessionUrl(raw, host.sessionOrigins ?? '')
    if (typeof url === 'string') return fail(sessionError(url))
    run.shownAt = url
    to('loading')
    if (run.session) {
      const { expiresAt, resumed } = run.session
      fire('session-created', { expiresAt, resumed })
    }
    // A listener may want something else by now.
    if (!signal.aborted) show(url)
  }

  function show(url: URL): void {
    const signal = renew()
    const { session, isComplete, stage } = run
    // Nothing of it is shown, so nobody loses anything.
    if (session && isOver(session) && !isComplete && !/submitted|expired/.test(stage)) {
      forget()
      unframe()
      run.shownAt = run.session = undefined
      return start('eager')
    }
    if (isComplete) to('completed')
    // Those are not changed by a frame that loads.
    else if (!/loading|submitted|expired/.test(stage)) to('loading')
    if (host.display === 'window') return showTab(url)
    if (session) {
      if (!session.framed) return fail(sessionError('frame-csp'))
      // Timers and the clock do not go alike: it may be early.
      const end = () => {
        if (!isOver(session)) after(session.ends - Date.now() + 1, signal, end)
        else if (opened || host.display === 'inline') expire()
      }
      after(1, signal, end)
      // A page that comes back out of the back/forward cache has slept through it.
      window.addEventListener('pageshow', end, { signal })
    }
    const before = found && run.shownIn
    found = undefined
    run.shownIn = sessionFrame(host, host.wanted(), url, before)
    if (run.shownIn !== before) run.isBlank = true
    guest = watchFrame(host, run.shownIn, !!session?.speaks, signal, ending)
  }

  /** Where the browser allows no tab, there is still the link. */
  function showTab(url: URL): void {
    const { tab } = run
    arrived()
    poll()
    if (!tab) return
    run.tab = null
    // In place of the blank page, so that there is no way back to it.
    tab.location.replace(url)
    cameUp(null)
  }

  return run
}
