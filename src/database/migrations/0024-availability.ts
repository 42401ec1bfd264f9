import { runStatements } from './run-statements.ts'

/** Seats, several hosts for one booking, several durations, limits, holidays, places. */
export const availability = runStatements([
  `alter table appointment_type
    add column durations integer[],
    add column host_choice text not null default 'any'
      check (host_choice in ('any', 'round-robin', 'all')),
    add column seats integer not null default 1 check (seats > 0),
    add column max_per_day integer check (max_per_day > 0),
    add column max_per_week integer check (max_per_week > 0),
    add column locations jsonb not null default '[]'`,
  `update appointment_type set durations = array[duration]`,
  `alter table appointment_type
    alter column durations set not null,
    add check (cardinality(durations) > 0 and 0 < all (durations)),
    drop column duration`,
  `create table holiday_list (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name text not null,
    dates text[] not null,
    unique (workspace_id, name) deferrable initially deferred
  )`,
  `create table host_holiday_list (
    host_id uuid not null references host (id) on delete cascade,
    holiday_list_id uuid not null references holiday_list (id) on delete cascade,
    workspace_id uuid not null references workspace (id),
    primary key (host_id, holiday_list_id)
  )`,
  `create index on host_holiday_list (holiday_list_id)`,
  `create index on host_holiday_list (workspace_id)`,
  `alter table booking
    add column appointment_type_id uuid references appointment_type (id),
    add column other_host_ids uuid[] not null default '{}',
    add column location jsonb`,
  `update booking set appointment_type_id = s.appointment_type_id
    from appointment_session s where s.id = booking.session_id`,
  `alter table booking alter column appointment_type_id set not null`,
  // Who was booked last, for taking turns.
  `create index on booking (appointment_type_id, host_id, created_at)`,
  // One row for each host of a booking. Those that share a key may lie over each other: how many
  // may, is counted under the lock of the host. A booking of its own has its id as the key.
  `alter table occupancy
    add column share_key uuid,
    drop constraint occupancy_pkey,
    add primary key (booking_id, host_id),
    drop constraint occupancy_once`,
  `update occupancy set share_key = booking_id`,
  `alter table occupancy
    alter column share_key set not null,
    add constraint occupancy_once
      exclude using gist (host_id with =, during with &&, share_key with <>)`,
])
