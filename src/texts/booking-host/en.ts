import type { Translation } from '../text.ts'

/** What hosts read about bookings with them, in mails and on the page to which these lead. */
export const texts = {
  booked: 'New appointment',
  pending: 'An appointment waits for your answer',
  approved: 'This appointment is approved',
  moved: 'Appointment moved',
  movedText: 'There is a newer e-mail about its new time.',
  cancelled: 'Appointment cancelled',
  declined: 'Appointment declined',
  lapsed: 'This request has lapsed',
  lapsedText: 'Nobody answered in time, so it is declined.',
  handedOver: 'An appointment is no longer with you',
  handedOverText: 'It was moved to another time, with somebody else.',
  answer: 'Approve or decline',
  answerBy: 'Without an answer by {when}, it is declined.',
  askAnswer: 'Approve this appointment?',
  approve: 'Approve',
  decline: 'Decline',
  reason: 'Reason: {reason}',
}

export type BookingHostTexts = Translation<typeof texts>
