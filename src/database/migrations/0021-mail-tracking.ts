import { runStatements } from './run-statements.ts'

const RULE = `text check (%s in ('always', 'consent', 'never'))`
const rule = (column: string) => `${column} ${RULE.replace('%s', column)}`

/** Whether opens and clicks of mails are told of: of a workspace's, and of an e-mail that has rules of its own. */
export const mailTracking = runStatements([
  `alter table workspace
    add column ${rule('track_opens')} not null default 'consent',
    add column ${rule('track_clicks')} not null default 'consent',
    add column consent_field text not null default 'trackingConsent'`,
  `alter table email add column ${rule('track_opens')}, add column ${rule('track_clicks')}`,
])
