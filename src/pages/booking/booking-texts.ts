/** What a visitor reads while choosing an appointment. One table per language. */
export const BOOKING_TEXTS = {
  loading: 'Looking for free times…',
  failed: 'The free times could not be loaded. Check your connection and try again.',
  retry: 'Try again',
  free: (count: number) => {
    if (count === 0) return 'no free times'
    return count === 1 ? '1 free time' : `${count} free times`
  },
  previousMonth: (month: string) => `Previous month: ${month}`,
  nextMonth: (month: string) => `Next month: ${month}`,
  zone: 'Times are shown in this time zone:',
  times: (day: string) => `Free times on ${day}`,
  chooseDay: 'Choose a day to see its free times.',
  noneInMonth: (month: string) => `There are no free times in ${month}.`,
  next: (day: string) => `Next free day: ${day}`,
  noneLater: 'There are no later times either. Ask for an appointment in another way.',
  noneAtAll: 'There are no free times at present. Come back later, or ask in another way.',
  taken: 'This time was taken by somebody else a moment ago. These times are still free.',
  takenDay: 'This time was taken by somebody else a moment ago. Please choose another one.',
  notHeld: 'This time could not be kept for you: the connection was lost. Try it again.',
  refused: 'This time could not be kept for you. Choose another one, or load the page again.',
  review: 'Confirm your appointment',
  change: 'Choose another time',
  confirm: 'Confirm',
  confirming: 'Confirming…',
  kept: (minutes: number) => {
    if (minutes === 1) return 'We keep this time for you for 1 more minute.'
    return `We keep this time for you for ${minutes} more minutes.`
  },
  keptNoMore:
    'We no longer keep this time for you. You can still confirm it if nobody else has taken it.',
  notConfirmed:
    'The connection was lost before we heard whether this worked. Press Confirm again: you will not be booked twice.',
  notTaken: 'This could not be confirmed. Try again, or choose another time.',
  booked: 'Your appointment is booked',
  bookedText: 'You can close this page now.',
  expired: {
    state: 'expired',
    title: 'This booking page has closed',
    text: 'The time to choose an appointment has run out. Go back to the page you came from and start again.',
  },
} as const
