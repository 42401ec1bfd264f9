/** What tells the two elements apart, besides the id that they take. */
export const SESSION_KINDS = {
  'journey-session': {
    route: 'journey-sessions',
    claim: 'journey',
    grants: 'popups',
    title: 'journey',
  },
  'appointment-booking': {
    route: 'appointment-sessions',
    claim: 'appointmentType',
    grants: 'popups downloads',
    title: 'appointment',
  },
} as const

export type SessionKind = (typeof SESSION_KINDS)[keyof typeof SESSION_KINDS]
