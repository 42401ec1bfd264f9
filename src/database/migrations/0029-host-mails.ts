import { runStatements } from './run-statements.ts'

/** What hosts are written about bookings with them, and mails of bookings that are tried anew. */
export const hostMails = runStatements([
  `alter table workspace add column language text not null default 'en-GB'`,
  `alter table host add column email text`,
  `alter table booking_mail
    drop constraint booking_mail_news_check,
    drop constraint booking_mail_once,
    add column host_id uuid references host (id) on delete cascade,
    add column round integer not null default 1,
    add constraint booking_mail_news_check check (news in
      ('booked', 'pending', 'rescheduled', 'cancelled', 'declined', 'reminder', 'handed-over')),
    add constraint booking_mail_host_check check
      (case news when 'reminder' then host_id is null when 'handed-over' then host_id is not null else true end)`,
  // The visitor gets one of each, and so does each host.
  `create unique index booking_mail_once on booking_mail (booking_id, news, minutes_before)
    where host_id is null`,
  `create unique index booking_mail_once_a_host on booking_mail (host_id, booking_id, news)
    where host_id is not null`,
  `create index on booking_mail (workspace_id, settled_at) where state = 'failed'`,
])
