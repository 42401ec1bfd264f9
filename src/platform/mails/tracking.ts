import type { LeadValue } from '../../wire/form.ts'

/** `consent`: of those leads who agreed. */
export type TrackingRule = 'always' | 'consent' | 'never'

/** What of mails is told of. */
export interface MailTracking {
  trackOpens: TrackingRule
  trackClicks: TrackingRule
  /** Data field in which a lead agrees. */
  consentField: string
}

/** As the database has it for a new workspace. */
export const DEFAULT_TRACKING: MailTracking = {
  trackOpens: 'consent',
  trackClicks: 'consent',
  consentField: 'trackingConsent',
}

/** A ticked checkbox, or what people write into a CSV file for one. */
const YES = /^(?:true|yes|on|1)$/i

export function mayTrack(
  rule: TrackingRule,
  values: Readonly<Record<string, LeadValue>>,
  consentField: string,
): boolean {
  if (rule !== 'consent') return rule === 'always'
  return Object.hasOwn(values, consentField) && YES.test(String(values[consentField]).trim())
}
