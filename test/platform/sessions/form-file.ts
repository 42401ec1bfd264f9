import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'

export const FIELDS = {
  first: '11111111-1111-4111-8111-111111111111',
  phone: '22222222-2222-4222-8222-222222222222',
  reference: '33333333-3333-4333-8333-333333333333',
  remark: '44444444-4444-4444-8444-444444444444',
  consent: '55555555-5555-4555-8555-555555555555',
} as const

/** A form of two pages for one of two groups, with three leads: 1 and 2 of its group, 3 of the other. */
export function formFile(form: { closesAfterMinutes?: number } = {}): WorkspaceFileInput {
  return {
    leadGroups: [{ name: 'Ours' }, { name: 'Others' }],
    leads: [
      { number: '1', leadGroup: 'Ours', values: { phone1: '0123', ref: 'R-1', city: 'Leeds' } },
      { number: '2', leadGroup: 'Ours' },
      { number: '3', leadGroup: 'Others' },
    ],
    forms: [
      {
        name: 'FORM',
        leadGroup: 'Ours',
        title: 'A form',
        ...form,
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
              {
                id: FIELDS.reference,
                type: 'input',
                label: 'Reference',
                dataField: 'ref',
                readOnly: true,
              },
              { id: FIELDS.remark, type: 'textarea', label: 'Remark' },
              { id: FIELDS.consent, type: 'checkbox', label: 'Consent', dataField: 'consent' },
            ],
          },
        ],
      },
    ],
  }
}
