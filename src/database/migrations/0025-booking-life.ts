import { runStatements } from './run-statements.ts'

/**
 * What becomes of a booking after it was confirmed, and before, where its host
 * approves it. A booking that is over stays, without occupancy: its time is free.
 */
export const bookingLife = runStatements([
  `alter table appointment_type
    add column reschedule_notice integer not null default 0 check (reschedule_notice >= 0),
    add column cancel_notice integer not null default 0 check (cancel_notice >= 0),
    add column approval text not null default 'none' check (approval in ('none', 'owner')),
    add column approval_within_minutes integer not null default 1440
      check (approval_within_minutes > 0),
    add column questions jsonb not null default '[]'`,
  `alter table booking
    drop constraint booking_status_check,
    drop constraint booking_check2,
    add constraint booking_status_check check (status in
      ('held', 'pending', 'confirmed', 'rescheduled', 'cancelled', 'declined')),
    add constraint booking_key_check check ((status = 'held') = (confirm_key is null)),
    add constraint booking_confirmed_check check (status <> 'confirmed' or confirmed_at is not null),
    add column sequence integer not null default 0 check (sequence >= 0),
    add column time_zone text,
    add column language text,
    add column answers jsonb not null default '{}',
    add column respond_by timestamptz,
    add column ended_at timestamptz,
    add column ended_by text check (ended_by in ('visitor', 'owner', 'time')),
    add column reason text,
    add constraint booking_respond_check check ((status = 'pending') <= (respond_by is not null)),
    add constraint booking_ended_check check
      ((status in ('rescheduled', 'cancelled', 'declined')) = (ended_at is not null and ended_by is not null))`,
  `drop index booking_session_id_idx`,
  `create index on booking (session_id)`,
  // One at a time is held, and one is on.
  `create unique index booking_held_once on booking (session_id) where status = 'held'`,
  `create unique index booking_on_once on booking (session_id)
    where status in ('pending', 'confirmed')`,
  `create index on booking (respond_by) where status = 'pending'`,
])
