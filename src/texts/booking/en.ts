import type { Translation } from '../text.ts'

/** What a visitor reads while choosing an appointment, and later about it. */
export const texts = {
  with: 'With {host}',
  needsScript:
    'Choosing a time needs JavaScript, which is switched off here. Switch it on and load this page again, or ask for an appointment in another way.',

  loading: 'Looking for free times…',
  failed: 'The free times could not be loaded. Check your connection and try again.',
  retry: 'Try again',
  partMissing:
    'A part of this page could not be loaded. Check your connection and load the page again.',
  free: { one: '{count} free time', other: '{count} free times' },
  noFree: 'no free times',
  previousMonth: 'Previous month: {month}',
  nextMonth: 'Next month: {month}',
  times: 'Free times on {day}',
  chooseDay: 'Choose a day to see its free times.',
  noneInMonth: 'There are no free times in {month}.',
  nextFree: 'Next free day: {day}',
  noneLater: 'There are no later times either. Ask for an appointment in another way.',
  seats: { one: '{count} place left', other: '{count} places left' },
  clocksForward: 'The clocks go forward on this day.',
  clocksBack: 'The clocks go back on this day.',

  duration: 'How long?',
  location: 'Where?',
  phone: 'By phone',
  video: 'Video call',
  place: 'In person',

  zone: 'Time zone',
  changeZone: 'Change the time zone',
  zoneHelp: 'Type a city, a country or an offset such as GMT+1.',
  zonesFound: { one: '{count} time zone found', other: '{count} time zones found' },
  noZone: 'No time zone found. Try a large city nearby.',
  hours: 'Show times as',
  hours12: '12 hours',
  hours24: '24 hours',

  taken: 'This time was taken by somebody else a moment ago. These times are still free.',
  takenDay: 'This time was taken by somebody else a moment ago. Please choose another one.',
  notHeld: 'This time could not be kept for you: the connection was lost. Try it again.',
  refused: 'This time could not be kept for you. Choose another one, or load the page again.',

  questions: 'A few questions',
  toReview: 'Continue',
  yourAnswers: 'Your answers',
  changeAnswers: 'Change your answers',

  review: 'Confirm your appointment',
  change: 'Choose another time',
  confirm: 'Confirm',
  confirming: 'Confirming…',
  slow: 'This takes longer than usual. Please wait: you will not be booked twice.',
  kept: {
    one: 'We keep this time for you for {count} more minute.',
    other: 'We keep this time for you for {count} more minutes.',
  },
  keptNoMore:
    'We no longer keep this time for you. You can still confirm it if nobody else has taken it.',
  notConfirmed:
    'The connection was lost before we heard whether this worked. Press Confirm again: you will not be booked twice.',
  notTaken: 'This could not be confirmed. Try again, or choose another time.',

  booked: 'Your appointment is booked',
  closeNow: 'You can close this page now.',
  pending: 'Your request has been sent',
  pendingText: 'The time is kept for you until it is confirmed or declined. You will hear from us.',
  declined: 'Your appointment was not approved',
  declinedText:
    'The time is not kept any more. To choose another one, go back to the page you came from.',
  addTo: 'Add to your calendar',
  file: 'Calendar file',
  newTab: 'opens in a new tab',

  reschedule: 'Change the time',
  rescheduling: 'Your appointment is on {when}. Choose another time for it.',
  reviewMove: 'Change your appointment to this time?',
  keepTime: 'Keep the present time',
  later: 'Later days',
  moved: 'Your appointment has been moved',
  notMoved: 'The appointment could not be moved. It is still at its present time.',

  cancel: 'Cancel the appointment',
  askCancel: 'Cancel this appointment?',
  askCancelText: 'The time becomes free for others.',
  reason: 'Reason (optional)',
  doCancel: 'Yes, cancel it',
  doNotCancel: 'No, keep it',
  cancelled: 'Your appointment is cancelled',
  cancelledText: 'There is nothing more to do. You can close this page now.',
  tooLateToMove: 'It is too late to change this appointment here. Please get in touch.',
  tooLateToCancel: 'It is too late to cancel this appointment here. Please get in touch.',

  expired: 'This booking page has closed',
  expiredText:
    'The time to choose an appointment has run out. Go back to the page you came from and start again.',
}

export type BookingTexts = Translation<typeof texts>
