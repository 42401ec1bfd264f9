import {
  DEMO_APPOINTMENT_TYPE,
  DEMO_JOURNEY,
  DEMO_LEAD,
  DEMO_OTHER_GROUP_LEAD,
} from '../../platform/demo-workspace.ts'

/** What the demo pages name; the demo workspace has it all. */
export const DEMO_IDS = {
  lead: DEMO_LEAD,
  journey: DEMO_JOURNEY,
  appointmentType: DEMO_APPOINTMENT_TYPE,
} as const

export const OTHER_GROUP_LEAD = DEMO_OTHER_GROUP_LEAD
