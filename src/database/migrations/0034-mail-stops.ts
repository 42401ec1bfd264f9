import { runStatements } from './run-statements.ts'

/**
 * Why no mail of any kind goes to a lead: who has only unsubscribed is still written to
 * about what he has booked.
 */
export const mailStops = runStatements([
  `alter table lead add column mail_stop text check (mail_stop in ('bounced', 'complained'))`,
  // By the last word of the log. Of other events, what it reads may be no text.
  `update lead set mail_stop = (
      select case when e.props ->> 'reason' in ('bounced', 'complained') then e.props ->> 'reason' end
      from event e where e.lead_id = lead.id and e.name = 'lead.suppressed'
      order by e.received_seq desc limit 1)
    where suppressed and deleted_at is null`,
])
