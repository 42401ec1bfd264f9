import type { Translation } from '../text.ts'

/** What a visitor reads of a booking that changes. */
export const texts = {
  pending: 'Your appointment is not approved yet',
  pendingText: 'The time is kept for you. You are told as soon as it is approved or declined.',
  cancelled: 'Your appointment is cancelled',
  cancelledText: 'Its time is free for others. To book anew, go back to the page you came from.',
  declined: 'Your appointment was not approved',
  declinedText:
    'The time is not kept any more. To choose another one, go back to the page you came from.',
  changeTime: 'Change the time',
  cancel: 'Cancel',
  addToCalendar: 'Add to calendar',
  askCancel: 'Cancel this appointment?',
  why: 'Why? You need not say.',
  doCancel: 'Cancel the appointment',
  keep: 'Keep it',
  takenMeanwhile: 'This time was taken a moment ago. Choose another one.',
  chooseAnother: 'Your appointment is on {when}. Choose another time; all are in the zone {zone}.',
  nothingFree: 'Nothing is free in these two weeks.',
  doMove: 'Move the appointment',
  laterDays: 'Later days',
}

export type ChangeTexts = Translation<typeof texts>
