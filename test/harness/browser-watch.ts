import type { BrowserContext, Page, Request, Response } from '@playwright/test'
import { isVisitorId, linkTokenIn, secretIn } from './secret-forms.ts'

/** Milliseconds that a page has to say what it keeps; one that hangs on purpose says nothing. */
const PATIENCE_MS = 5_000

/**
 * Whatever a test is about: no secret of a session or a server gets to where a
 * page's scripts, its analytics, another site or a log would have it. Listens
 * from the first page on.
 */
export class BrowserWatch {
  readonly #contexts = new Set<BrowserContext>()
  /** The one origin that each link's token belongs to. */
  readonly #homes = new Map<string, string>()
  readonly #leaks = new Set<string>()
  readonly #bodies = new Set<Promise<void>>()

  add(context: BrowserContext): void {
    if (this.#contexts.has(context)) return
    this.#contexts.add(context)
    context.on('console', (message) => this.#look('the console', message.text()))
    context.on('weberror', (failure) => {
      const { message, stack = '' } = failure.error()
      this.#look('an uncaught error', `${message} ${stack}`)
    })
    context.on('request', (request) => this.#request(request))
    context.on('response', (response) => {
      const reading = this.#answer(response)
      this.#bodies.add(reading)
      void reading.finally(() => this.#bodies.delete(reading))
    })
    context.on('close', () => this.#contexts.delete(context))
  }

  /** What was found by now, and what the pages that are open keep. */
  async found(): Promise<string[]> {
    await within(Promise.all(this.#bodies))
    for (const context of this.#contexts) {
      const pages = context.pages().filter((page) => !page.isClosed())
      await Promise.all(pages.map((page) => this.#keep(page)))
      const state = await within(context.storageState()).catch(() => null)
      this.#look('cookies or local storage', decoded(JSON.stringify(state, withoutVisitorId)))
    }
    return [...this.#leaks]
  }

  #request(request: Request): void {
    const url = new URL(request.url())
    // The harness's pages come in their own address.
    if (url.pathname === '/harness/page') return
    const token = linkTokenIn(url.pathname)
    if (token !== null && request.isNavigationRequest() && !this.#homes.has(token)) {
      this.#homes.set(token, url.origin)
    }
    // Its own page is the one address that a link may lead to.
    const isHome = token !== null && this.#homes.get(token) === url.origin
    const { pathname, search, host } = url
    this.#look(`the address of a request to ${host}`, decoded((isHome ? '' : pathname) + search))
    this.#look(`the Referer of a request to ${host}`, refererOf(request))
    const others = [...this.#homes].filter(([, home]) => home !== url.origin)
    if (others.some(([known]) => decoded(url.href).includes(known))) {
      this.#leaks.add(`a link's token in the address of a request to ${host}`)
    }
  }

  async #answer(response: Response): Promise<void> {
    const { host, origin } = new URL(response.request().url())
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})))
    // Its own page leads to itself, where a form is sent without script.
    const own = [...this.#homes].filter(([, home]) => home === origin).map(([token]) => token)
    const others = own.reduce((text, token) => text.replaceAll(token, ''), headers)
    this.#look(`the headers of an answer of ${host}`, others)
  }

  async #keep(page: Page): Promise<void> {
    for (const frame of page.frames()) {
      const kept = await within(frame.evaluate(keptBy)).catch(() => null)
      if (kept === null) continue
      this.#look('session storage', decoded(kept.session))
      this.#look("the elements' events", kept.events)
      this.#look("a page's title or state", kept.page)
    }
    // A hosted page is at its link: in a frame, or in a window of its own.
    const hash = page.url().split('#')[1] ?? ''
    this.#look('the address bar', decoded(hash))
  }

  #look(place: string, text: string): void {
    const secret = secretIn(text)
    if (secret !== null) this.#leaks.add(`${secret} in ${place}`)
    for (const token of this.#homes.keys()) {
      if (text.includes(token)) this.#leaks.add(`a link's token in ${place}`)
    }
  }
}

/** It is kept in this one place and no other: decisions/023-the-visitor-client.md */
const VISITOR_ID = 'sessionframe-visitor:id'

function withoutVisitorId(_key: string, value: unknown): unknown {
  const { name } = Object(value) as { name?: unknown }
  return name === VISITOR_ID && isVisitorId((value as { value?: unknown }).value) ? null : value
}

/** What a site learns where somebody came from; of itself it knows. */
function refererOf(request: Request): string {
  const { referer = '' } = request.headers()
  // Browsers send an empty one too, and nothing is to be read of that.
  if (!URL.canParse(referer)) return referer
  const { origin, pathname } = new URL(referer)
  const known = origin === new URL(request.url()).origin || pathname === '/harness/page'
  return known ? '' : decoded(referer)
}

/** Runs in the page. */
function keptBy(this: void) {
  const all = (storage: () => Storage) => {
    try {
      return JSON.stringify(Object.entries(storage()))
    } catch {
      // A browser may forbid it.
      return ''
    }
  }
  const { recordedEvents = [] } = globalThis as { recordedEvents?: object[] }
  return {
    session: all(() => sessionStorage),
    events: JSON.stringify(recordedEvents),
    page: JSON.stringify([document.title, history.state, window.name]),
  }
}

async function within<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page hangs')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Addresses are written into others in escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
