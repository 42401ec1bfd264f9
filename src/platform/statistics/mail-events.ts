import { EVENTS } from '../events/event.ts'
import type { MailFigure } from './figures.ts'

/** What happens to mails, by what the log calls it. */
export const MAIL_EVENTS = {
  [EVENTS.emailOpened]: 'opened',
  [EVENTS.emailClicked]: 'clicked',
  [EVENTS.emailConverted]: 'converted',
  [EVENTS.emailViewed]: 'viewed',
  [EVENTS.emailForwarded]: 'forwarded',
  [EVENTS.emailUnsubscribed]: 'unsubscribed',
  [EVENTS.emailBounced]: 'bounced',
  [EVENTS.emailComplained]: 'complained',
} as const satisfies Record<string, MailFigure>
export type MailEvent = keyof typeof MAIL_EVENTS
