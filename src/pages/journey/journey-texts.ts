import type { Outcome } from '../show-outcome.ts'

/** What a visitor reads while filling in a form, besides its own words. One table per language. */
export const JOURNEY_TEXTS = {
  progress: (page: number, pages: number) => `Page ${page} of ${pages}`,
  problem: (title: string) => `Problem: ${title}`,
  sending: 'Sending…',
  saved: 'Saved',
  waiting:
    'The connection is lost. What you typed stays on this page, and is saved when the connection is back.',
  back: 'The connection is back, and everything is saved.',
  notSaved:
    'What you typed could not be saved. It stays on this page: go on, and send it before you leave.',
  notSent:
    'Your answers could not be sent because the connection was lost. Everything you typed is still here.',
  notTaken:
    'Your answers could not be sent. Everything you typed is still here. Check them and try again.',
  retry: 'Try again',
} as const

/** Why a form that was being filled in cannot be sent any more. */
export const OVER_TEXTS: Record<'closed' | 'expired', Outcome> = {
  closed: {
    state: 'closed',
    title: 'This form was sent already',
    text: 'It was submitted from another window or device, and is now closed. What you typed here since then was not sent.',
  },
  expired: {
    state: 'expired',
    title: 'The time to fill in this form has run out',
    text: 'Your answers were not sent. Copy what you need, go back to the page you came from and start again.',
  },
}
