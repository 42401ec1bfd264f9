/** Every word that the widget says to a visitor, in one language. */
export interface Strings {
  /** BCP 47 tag of the language. https://www.rfc-editor.org/rfc/rfc5646 */
  readonly lang: string
  /** Where lines begin at the right. */
  readonly dir?: 'rtl'

  /** What a frame is called by screen readers where the owner gives it no name. */
  readonly journey: string
  readonly appointment: string

  readonly loading: string
  /** Under the frame: the same session where nothing can block it. */
  readonly link: string

  /** On buttons. */
  readonly retry: string
  readonly restart: string
  readonly close: string
  readonly start: string

  /** Asked before anything is loaded from the session's origin; the button says `start`. */
  readonly consent: string
  /** Said by the owner's form when it is sent too early. */
  readonly required: string

  /** Why there is nothing to see: the visitor may not open it. */
  readonly signIn: string
  /** It may work in a moment. */
  readonly tryAgain: string
  /** Only the page's owner can mend it, and reads why on the console. */
  readonly unavailable: string
  readonly offline: string
  readonly ended: string
  /** The browser or the page's policy keeps the frame away; the link works. */
  readonly blocked: string
}

export const english: Strings = {
  lang: 'en',
  journey: 'Form',
  appointment: 'Book an appointment',
  loading: 'Loading',
  link: 'Open in a new tab',
  retry: 'Try again',
  restart: 'Start again',
  close: 'Close',
  start: 'Start',
  consent: 'This will load content from another website.',
  required: 'Please complete this first.',
  signIn: 'Please sign in or ask for a new link to open this.',
  tryAgain: 'This does not work right now. Please wait a moment, then try again.',
  unavailable: 'This is not available.',
  offline: 'You are offline. This continues when you are back online.',
  ended: 'This session has ended.',
  blocked: 'This cannot be shown here. Please open it in a new tab.',
}
