import type { PageProblem } from '../../wire/page.ts'
import type { StateView } from './render/state-main.ts'

/** What a visitor reads when a page cannot do what it is for. */
export const STATE_VIEWS = {
  'form-closed': {
    state: 'closed',
    title: 'Your answers have been sent',
    text: 'This form was submitted and is now closed. There is nothing more to do here.',
  },
  'form-expired': {
    state: 'expired',
    title: 'This form has closed',
    text: 'The time to fill it in has run out. Go back to the page you came from and start again; what you had filled in is not sent.',
  },
  'booking-closed': {
    state: 'closed',
    title: 'Your appointment is booked',
    text: 'This page has done its job. There is nothing more to do here.',
  },
  'booking-expired': {
    state: 'expired',
    title: 'This booking page has closed',
    text: 'The time to choose an appointment has run out. Go back to the page you came from and start again.',
  },
  'not-found': {
    state: 'error',
    title: 'This link does not work',
    text: 'It may be incomplete, or have been replaced by a newer one. Go back to the page you came from and start again.',
  },
  unsubscribed: {
    state: 'closed',
    title: 'You are unsubscribed',
    text: 'You will get no more e-mails of this kind. There is nothing more to do here.',
  },
  'no-mail': {
    state: 'error',
    title: 'This e-mail is no longer here',
    text: 'Who sent it has taken it away. If you still have it in your mail program, read it there.',
  },
  'no-mail-link': {
    state: 'error',
    title: 'This link does not work',
    text: 'It may be incomplete: some programs break long links in two. Go back to the e-mail, and copy the whole link from there.',
  },
  internal: {
    state: 'error',
    title: 'Something went wrong here',
    text: 'This is our fault, not yours. Load the page again in a moment; what was saved is still there.',
  },
} as const satisfies Record<string, StateView>

/** A refusal of a form that was sent without script, such as one that is too large. */
export function refusalView(problem: PageProblem): StateView {
  if (problem.code === 'not-found') return STATE_VIEWS['not-found']
  return {
    state: 'error',
    title: 'This could not be sent',
    text: `${problem.message} Go back, and try again; what you typed is still on the page before this one.`,
  }
}
