import { runStatements } from './run-statements.ts'

/** A run that has failed keeps what it waited for: set going again, it must not wait anew. */
export const failedWaits = runStatements([
  `alter table enrollment
    drop constraint enrollment_check2,
    add constraint enrollment_waits_check check (status in ('active', 'failed') or
      (wake_at is null and wait_until is null and wait_event is null and wait_session is null))`,
])
