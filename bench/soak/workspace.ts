import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const FORM = 'a3c1f0de-5b72-4e0f-9c4d-2f6a8b1e7d30'
export const TYPE = 'e4b2d9a6-17c3-4f58-8a0b-6d5c3e2f1a94'
export const FIELDS = {
  first: 'f1111111-1111-4111-8111-111111111111',
  phone: 'f2222222-2222-4222-8222-222222222222',
  remark: 'f3333333-3333-4333-8333-333333333333',
  consent: 'f4444444-4444-4444-8444-444444444444',
} as const

export const LEAD_GROUP = 'Enquiries'
const FIRST_LEAD = 700_001
const HOSTS = ['Hour Hand', 'Minute Hand', 'Second Hand', 'Spare Hand']

export const leadNumber = (index: number): string => String(FIRST_LEAD + index)

/** What there is beside the demo's own: a form, and times enough for an hour of bookings. */
export const soakWorkspace = (leads: number): WorkspaceFileInput => ({
  leadGroups: [{ name: LEAD_GROUP }],
  leads: Array.from({ length: leads }, (_, index) => ({
    number: leadNumber(index),
    leadGroup: LEAD_GROUP,
  })),
  forms: [
    {
      id: FORM,
      name: 'SOAK',
      title: 'A form for everybody',
      pages: [
        {
          title: 'One',
          fields: [
            { id: FIELDS.first, type: 'input', label: 'First', dataField: 'firstname' },
            { id: FIELDS.phone, type: 'tel', label: 'Phone', dataField: 'phone1' },
          ],
        },
        {
          title: 'Two',
          fields: [
            { id: FIELDS.remark, type: 'textarea', label: 'Remark' },
            { id: FIELDS.consent, type: 'checkbox', label: 'Consent', dataField: 'consent' },
          ],
        },
      ],
    },
  ],
  hosts: HOSTS.map((name) => ({
    name,
    timeZone: 'UTC',
    availability: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
      weekday,
      start: '00:00',
      end: '24:00',
    })),
  })),
  appointmentTypes: [
    {
      id: TYPE,
      title: 'A quarter of an hour',
      hosts: HOSTS,
      duration: 15,
      step: 15,
      horizonDays: 40,
    },
  ],
})
