import type { SessionKind } from '../../wire/endpoint.ts'

/** The tick that an access key needs for a kind of session, in FLG's own words. */
export const FLG_PERMISSION: Readonly<Record<SessionKind, string>> = {
  journey: 'Allow access to Journeys',
  appointment: 'Allow access to Appointments',
}

/** Where FLG shows access keys, and their ticks. */
export const FLG_KEYS_PAGE = 'Settings > Configuration > Access Keys'
