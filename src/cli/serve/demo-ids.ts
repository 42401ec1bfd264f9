/** What the demo pages name; the demo workspace has it all. */
export const DEMO_IDS = {
  lead: '108123759',
  journey: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
  appointmentType: '4da80d92-e6fb-432e-a631-aea2b1e97a05',
} as const

export const DEMO_LEADS: readonly [string, ...string[]] = [DEMO_IDS.lead]
