import type { PlatformContext } from '../../context.ts'
import type { Attempted } from '../effect.ts'
import type { Mailer } from './mailer.ts'

/** Mails that no step of a journey wants: each has a row in the table of its kind, and a job. */
export interface QueuedMails {
  table: 'booking_mail' | 'answers_mail'
  queue: string
  /** What jobs and the log call the id of one. */
  idName: 'bookingMail' | 'answersMail'
  /** What the log calls one. */
  one: string
  /** Writes and sends one, as things are now. */
  send(ctx: QueuedMailContext, id: string, mailer: Mailer): Promise<QueuedMailAttempted>
}

export type QueuedMailContext = Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>

interface QueuedMailAttempted {
  attempted: Attempted
  /** For the log: nothing of anybody. */
  told: object
}

/** What a job says: which mail, and which time it is set going. Nothing of anybody. */
export interface QueuedMailJob extends Partial<Record<QueuedMails['idName'], string>> {
  /** Absent in jobs of before there were any: the first. */
  round?: number
}
