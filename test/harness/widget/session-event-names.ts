/** Every event of the elements. */
export const SESSION_EVENTS = [
  'session-creating',
  'session-created',
  'session-ready',
  'session-progress',
  'session-resize',
  'slot-selected',
  'session-submitted',
  'appointment-booked',
  'appointment-rescheduled',
  'appointment-cancelled',
  'session-completed',
  'session-closed',
  'session-expired',
  'session-error',
  'session-debug',
] as const
