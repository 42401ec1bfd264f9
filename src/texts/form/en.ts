import type { Translation } from '../text.ts'

/** What a visitor reads while filling in a form, besides the form's own words. */
export const texts = {
  progress: 'Page {page} of {pages}',
  problem: 'Problem: {title}',
  problems: { one: 'There is a problem', other: 'There are some problems' },
  mustFill: 'must be filled in',
  choose: 'Choose…',
  back: 'Back',
  next: 'Next',
  submit: 'Submit',
  review: 'Check your answers',
  change: 'Change',
  notAnswered: 'Not answered',
  goTo: 'Go to page',
  sending: 'Sending…',
  retry: 'Try again',
  saved: 'Saved',
  waiting:
    'The connection is lost. What you typed stays on this page, and is saved when the connection is back.',
  connected: 'The connection is back, and everything is saved.',
  notSaved:
    'What you typed could not be saved. It stays on this page: go on, and send it before you leave.',
  notSent:
    'Your answers could not be sent because the connection was lost. Everything you typed is still here.',
  notTaken:
    'Your answers could not be sent. Everything you typed is still here. Check them and try again.',
  elsewhere:
    'This form was filled in from another window or device too. Taken over from there: {fields}.',
  checkAgain: 'Nothing was sent yet. Check your answers and send them.',
  typed: 'What you had filled in',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you',
  thanksText: 'Your answers have been sent.',
  closed: 'This form was sent already',
  closedText:
    'It was submitted from another window or device, and is now closed. What you typed here since then was not sent.',
  expired: 'The time to fill in this form has run out',
  expiredText:
    'Your answers were not sent. Copy what you need, go back to the page you came from and start again.',

  required: 'Fill in “{label}”.',
  requiredTick: 'Tick “{label}” to go on.',
  requiredChoice: 'Choose an answer for “{label}”.',
  email: 'Enter an e-mail address such as name@example.com.',
  tel: 'Enter a phone number such as +44 20 7946 0000.',
  number: 'Enter a number in digits, such as 1500 or 1500.50, without spaces or commas.',
  date: 'Enter a full date that exists: day, month and year.',
  min: 'Enter {min} or more.',
  max: 'Enter {max} or less.',
  tooLong: 'Shorten this to {length} characters or fewer.',
  decimals: 'Enter an amount with {most} decimals at most, such as 1500.50.',
  noDecimals: 'Enter an amount without decimals, such as 1500.',
  tooShort: 'Write {length} characters or more.',
  pattern: 'Enter “{label}” in the form that is asked for.',
  time: 'Enter a time such as 14:30.',
  earliest: 'Enter {day} or a later day.',
  latest: 'Enter {day} or an earlier day.',
  tooFew: 'Choose {count} or more of the answers.',
  tooMany: 'Choose {count} of the answers at most.',
  option: 'Choose one of the answers listed for “{label}”.',
  addressLine1: 'Address line 1',
  addressLine2: 'Address line 2',
  addressCity: 'Town or city',
  addressRegion: 'County, state or region',
  addressPostalCode: 'Postal code',
  addressCountry: 'Country',
  postalCode: 'Enter a postal code as it is written in that country.',
  signName: 'Full name',
  signDraw: 'You can also draw your signature here. Your typed name is enough.',
  signDrawn: 'Drawn signature',
  undo: 'Undo',
  clear: 'Clear',
  readOnlyEmpty: '“{label}” should have been filled in for you. You can go on without it.',
}

export type FormTexts = Translation<typeof texts>
