import type { Translation } from '../text.ts'

/** What a visitor reads when a page has nothing to fill in (any more), and where links of mails lead. */
export const texts = {
  formClosed: 'Your answers have been sent',
  formClosedText: 'This form was submitted and is now closed. There is nothing more to do here.',
  formExpired: 'This form has closed',
  formExpiredText:
    'The time to fill it in has run out. Go back to the page you came from and start again; what you had filled in is not sent.',
  bookingClosed: 'Your appointment is booked',
  bookingClosedText: 'This page has done its job. There is nothing more to do here.',
  bookingExpired: 'This booking page has closed',
  bookingExpiredText:
    'The time to choose an appointment has run out. Go back to the page you came from and start again.',
  closeNow: 'You can close this page now.',
  notFound: 'This link does not work',
  notFoundText:
    'It may be incomplete, or have been replaced by a newer one. Go back to the page you came from and start again.',
  internal: 'Something went wrong here',
  internalText:
    'This is our fault, not yours. Load the page again in a moment; what was saved is still there.',
  refused: 'This could not be sent',
  refusedText: 'Go back, and try again; what you typed is still on the page before this one.',
  tooLargeText:
    'It is too large. Go back, shorten it and try again; what you typed is still on the page before this one.',

  askUnsubscribe: 'Unsubscribe?',
  askUnsubscribeText: 'You will get no more e-mails of this kind.',
  askUnsubscribeFrom: 'You will get no more e-mails of this kind from {sender}.',
  unsubscribe: 'Unsubscribe',
  unsubscribed: 'You are unsubscribed',
  unsubscribedText: 'You will get no more e-mails of this kind. There is nothing more to do here.',
  noMail: 'This e-mail is no longer here',
  noMailText:
    'Who sent it has taken it away. If you still have it in your mail program, read it there.',
  noMailLink: 'This link does not work',
  noMailLinkText:
    'It may be incomplete: some programs break long links in two. Go back to the e-mail, and copy the whole link from there.',
  askForward: 'Show this e-mail to somebody?',
  askForwardText:
    'You get a link to a copy, to send to whom you like. The copy has none of your own links in it, but your name where the e-mail says it.',
  getLink: 'Get the link',
  forward: 'Send this link to whom you like',
  writeMail: 'Write an e-mail with it',
}

export type StateTexts = Translation<typeof texts>
