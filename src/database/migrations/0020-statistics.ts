import { runStatements } from './run-statements.ts'

/**
 * The events that the platform tells of mails. Of others no property is read: it may
 * hold U+0000, which no text takes, and the insert would fail.
 */
const IS_OF_A_MAIL = `name in ('email.opened', 'email.clicked', 'email.converted', 'email.viewed',
  'email.forwarded', 'email.unsubscribed', 'email.bounced', 'email.complained')`

const ofMail = (column: string, property: string) =>
  `${column} uuid generated always as
    (case when ${IS_OF_A_MAIL} then (props ->> '${property}')::uuid end) stored`

/**
 * Figures are counted when they are asked for: these are what they are counted by.
 * Columns say which mail an event is of, since to read JSON takes twenty times as long.
 */
export const statistics = runStatements([
  // Who came to a step: by the ledger, and by where a run stands or was taken out.
  `create index on enrollment_step (node_id, enrollment_id)`,
  // The one of 0010 has those who are inside only.
  `drop index enrollment_journey_id_current_node_id_idx`,
  `create index on enrollment (journey_id, current_node_id)`,
  `alter table event
    add column ${ofMail('mail_journey_id', 'journeyId')},
    add column ${ofMail('mail_node_id', 'nodeId')},
    add column ${ofMail('mail_id', 'mail')}`,
  `create index on event (mail_journey_id, mail_node_id, name, mail_id, occurred_at, lead_id)
    where mail_journey_id is not null`,
  `create index on event (workspace_id, occurred_at) where name = 'conversion'`,
])
