import { BOOKING_MAILS } from '../../appointments/mails/booking-mails.ts'
import { ANSWERS_MAILS } from '../../sessions/answers-mails/answers-mails.ts'
import type { QueuedMails } from './queued-mail.ts'

/** Every kind of mail that no step of a journey wants. */
export const QUEUED_MAILS: readonly QueuedMails[] = [BOOKING_MAILS, ANSWERS_MAILS]
