import { runStatements } from './run-statements.ts'

const IS_MAIL_EVENT = `name in ('email.opened', 'email.clicked', 'email.converted', 'email.viewed', 'email.forwarded', 'email.unsubscribed', 'email.bounced', 'email.complained')`
const ofMail = (property: string) => `(case when ${IS_MAIL_EVENT} then props ->> '${property}' end)`

/**
 * Figures are counted when they are asked for: these are what they are counted by.
 * Of events, only those are read into that the platform itself tells of mails: what
 * others tell may hold U+0000, which no text takes.
 */
export const statistics = runStatements([
  // Who came to a step: by the ledger, and by where a run stands or was taken out.
  `create index on enrollment_step (node_id, enrollment_id)`,
  // The one of 0010 has those who are inside only.
  `drop index enrollment_journey_id_current_node_id_idx`,
  `create index on enrollment (journey_id, current_node_id)`,
  // What became of the mails of a step, and of whom.
  `create index on event (${ofMail('journeyId')}, ${ofMail('nodeId')}, name, lead_id)
    where ${IS_MAIL_EVENT}`,
  `create index on event (workspace_id, occurred_at) where name = 'conversion'`,
])
