import type { SessionErrorCode } from './session-error.ts'

/** Every word that the widget says to a visitor. */
export interface Strings {
  /** Titles of the frame, for screen readers. */
  journey: string
  appointment: string
  loading: string
  link: string
  retry: string
  restart: string
  /** Said by the owner's form when it is sent too early. */
  required: string
  errors: Partial<Record<SessionErrorCode, string>>
}

export const english: Strings = {
  journey: 'Form',
  appointment: 'Book an appointment',
  loading: 'Loading',
  link: 'Open in a new tab',
  retry: 'Try again',
  restart: 'Start again',
  required: 'Please complete this first.',
  errors: {
    'missing-endpoint': 'Set the endpoint attribute to the address of your endpoint.',
    'missing-id': 'Set the attribute journey or appointment-type to an id.',
    'missing-token': 'Please sign in, then try again.',
    unreachable: 'The server cannot be reached. Check your connection, then try again.',
    refused: 'You may not open this. Please sign in, or ask for a new link.',
    invalid: 'This cannot be opened. Please check its id.',
    'not-found': 'There is no endpoint at this address. Please check it.',
    'rate-limited': 'Too many attempts. Please wait a moment, then try again.',
    'upstream-failed': 'The service has a problem. Please try again later.',
    'upstream-timeout': 'The service does not answer. Please try again.',
    'invalid-url': 'The session has an address that may not be shown here.',
    'same-origin-url': 'The session must come from another origin than this page.',
    expired: 'This session has ended.',
    closed: 'This session is closed.',
    offline: 'You are offline. This goes on once you are back.',
    internal: 'Something went wrong. Please try again.',
    'frame-csp': 'This page may not show the session. Please open it in a new tab.',
    'frame-timeout': 'This takes too long. Try again, or open it in a new tab.',
    'frame-unresponsive': 'This does not show up. Try again, or open it in a new tab.',
  },
}
