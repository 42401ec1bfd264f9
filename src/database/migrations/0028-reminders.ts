import { runStatements } from './run-statements.ts'

/** Mails some minutes before an appointment begins. */
export const reminders = runStatements([
  `alter table appointment_type add column reminders integer[] not null default '{}'`,
  `alter table booking_mail
    drop constraint booking_mail_news_check,
    drop constraint booking_mail_booking_id_news_key,
    add column minutes_before integer not null default 0,
    add constraint booking_mail_news_check check (news in
      ('booked', 'pending', 'rescheduled', 'cancelled', 'declined', 'reminder')),
    add constraint booking_mail_minutes_check check ((news = 'reminder') = (minutes_before > 0)),
    add constraint booking_mail_once unique (booking_id, news, minutes_before)`,
])
