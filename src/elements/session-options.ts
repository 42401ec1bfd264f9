import { ReactiveElement, type PropertyDeclarations, type PropertyValues } from 'lit'
import { checkSpelling } from './check-spelling.ts'
import { warn } from './warn.ts'

/** What an attribute may say; the first one is what holds where it says something else. */
const CHOICES: Record<string, readonly string[]> = {
  display: ['inline', 'modal', 'drawer', 'popover', 'window'],
  loading: ['lazy', 'eager', 'intent', 'consent'],
  resume: ['tab', 'none'],
  scroll: ['auto', 'none'],
  credentials: ['same-origin', 'include'],
}

const readNumber = (text: string | null) => parseFloat(text as string)
const isThere = (text: string | null) => text !== null

/**
 * Everything an owner can set on either element, and nothing that it does.
 *
 * @attr {'auto' | 'none'} scroll - `auto` scrolls the element's top into view when the session turns a page; `none` does not.
 */
export abstract class SessionOptions extends ReactiveElement {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    token: {},
    tokenUrl: { attribute: 'token-url' },
    getToken: { attribute: false },
    credentials: {},
    lead: {},
    values: { attribute: false },
    publicUrl: { attribute: 'public-url' },
    sessionOrigins: { attribute: 'session-origins' },
    display: {},
    loading: {},
    resume: {},
    frameTitle: { attribute: 'frame-title' },
    minHeight: { attribute: 'min-height', converter: readNumber },
    maxHeight: { attribute: 'max-height', converter: readNumber },
    allowFeatures: { attribute: 'allow-features' },
    scroll: {},
    name: {},
    required: { converter: isThere },
    debug: { converter: isThere },
  }

  /**
   * Gives every element what it begins with.
   * @ignore
   */
  static begin: (element: SessionOptions) => void = () => {}

  /**
   * Address of the Sessionframe endpoint, such as `/sessionframe/v1`.
   * @attr endpoint
   */
  declare endpoint?: string | null
  /**
   * The visitor's embed token. Never print one into a page that is cached: use `token-url`.
   * @attr token
   */
  declare token?: string | null
  /**
   * A URL of this origin that answers `{"token": "…"}`; it is fetched with cookies.
   * @attr token-url
   */
  declare tokenUrl?: string | null
  /** Gives the embed token; asked anew for each request. Wins over `token-url` and `token`. */
  declare getToken?: (() => string | null | Promise<string | null>) | null
  /**
   * Whether cookies go to an endpoint on another origin: `same-origin` or `include`.
   * @attr credentials
   */
  declare credentials?: 'same-origin' | 'include' | null
  /**
   * The lead, where the token does not name one.
   * @attr lead
   */
  declare lead?: string | null
  /** Prefill by data field or field id, for journeys. */
  declare values?: Record<string, string | number | boolean> | null
  /**
   * A session that your server has made: no endpoint is asked.
   * @attr public-url
   */
  declare publicUrl?: string | null
  /**
   * Origins that a session may come from, with spaces between; any but the page's own by default.
   * @attr session-origins
   */
  declare sessionOrigins?: string | null
  /**
   * Where it is shown: `inline`, the default, in its place; `modal`, `drawer` and `popover` over
   * the page, once it is opened; `window` in a new tab.
   * @attr display
   */
  declare display?: 'inline' | 'modal' | 'drawer' | 'popover' | 'window' | null
  /**
   * `lazy` waits until it comes near the viewport; `eager`, the default with `public-url`, does not;
   * `intent` waits for the pointer or the focus; `consent` for a click, and contacts nobody before.
   * @attr loading
   */
  declare loading?: 'lazy' | 'eager' | 'intent' | 'consent' | null
  /**
   * `tab` gives the same session again after a reload; `none` makes a new one.
   * @attr resume
   */
  declare resume?: 'tab' | 'none' | null
  /**
   * The frame's accessible name.
   * @attr frame-title
   */
  declare frameTitle?: string | null
  /**
   * The frame's least height, in CSS pixels; reserved before it loads.
   * @attr min-height
   */
  declare minHeight?: number | null
  /**
   * The frame's greatest height, in CSS pixels; 10 000 by default.
   * @attr max-height
   */
  declare maxHeight?: number | null
  /**
   * What the frame may do, with spaces between: popups, downloads, modals,
   * payment, clipboard-write, fullscreen, camera, microphone,
   * top-navigation-by-user-activation, storage-access-by-user-activation.
   * @attr allow-features
   */
  declare allowFeatures?: string | null
  // `scroll` cannot be declared: every element has a method of that name.

  /**
   * Under which an owner's form carries the session id; the receipt goes under `<name>-receipt`.
   * @attr name
   */
  declare name?: string | null
  /**
   * An owner's form cannot be sent until the session is complete.
   * @attr required
   */
  declare required?: boolean
  /**
   * Fires `session-debug`, and notes every event on the console.
   * @attr debug
   */
  declare debug?: boolean

  #checked = false

  constructor() {
    super()
    SessionOptions.begin(this)
  }

  /** Words that have no meaning are said aloud and replaced, so that a typo is not a riddle. */
  protected override update(changed: PropertyValues): void {
    this.display ||= 'inline'
    const options = this as unknown as Record<string, string | null | undefined>
    for (const [name, choices] of Object.entries(CHOICES)) {
      const value = options[name]
      if (!value || choices.includes(value)) continue
      warn(this, `cannot have ${name}="${value}"; it is taken as "${choices[0]}"`)
      options[name] = choices[0]
    }
    if (!this.#checked) {
      this.#checked = true
      checkSpelling(this, (this.constructor as typeof SessionOptions).observedAttributes)
      if (!isSecureContext) warn(this, 'is not on https: the visitor is not safe here')
    }
    super.update(changed)
  }
}
