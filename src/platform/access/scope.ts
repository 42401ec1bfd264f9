/** What a caller may do with journeys, in Flownally's words. */
export const JOURNEY_SCOPES = [
  'journey:list',
  'journey:create',
  'journey:read',
  'journey:update',
  'journey:delete',
  'journey:publish',
  'journey:activate',
] as const

/** What Octeth knows instead. */
export const OCTETH_SCOPES = [
  /** Campaign.Create: all that is done with a journey, and to delete one. */
  'campaign:create',
  /** Campaign.Delete: many at once. */
  'campaign:delete',
  /** Other workspaces than its own too: administrators copy from user to user. */
  'workspace:any',
] as const

/** What programs tell us besides: which mails came back. */
export const MAIL_SCOPES = ['mail:report'] as const

/** Everything that a caller may be allowed. */
const SCOPES = [
  ...JOURNEY_SCOPES,
  ...OCTETH_SCOPES,
  'form-session:start',
  'appointment-session:start',
  ...MAIL_SCOPES,
] as const
export type Scope = (typeof SCOPES)[number]

/** What a person is in a workspace. */
export const ROLES = ['owner', 'admin', 'agent'] as const
export type Role = (typeof ROLES)[number]

/** Flownally's page allows all three roles every call. */
const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  owner: JOURNEY_SCOPES,
  admin: JOURNEY_SCOPES,
  agent: JOURNEY_SCOPES,
}

export function scopesOfRole(role: Role): readonly Scope[] {
  return SCOPES_OF_ROLE[role]
}

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text)
}
