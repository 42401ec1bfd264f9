import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const CONTACT_FORM = 'c5d3a3c0-6f0e-4c0b-8f53-1d6f3a1f0b77'

/** Where to reach somebody: questions whose rules are those of countries. */
export const contactForm: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: CONTACT_FORM,
  name: 'CONTACT',
  title: 'How to reach you',
  pages: [
    {
      title: 'Where you are',
      fields: [
        { type: 'phone', label: 'Mobile number', dataField: 'mobile', country: 'GB' },
        {
          type: 'address',
          label: 'Where you live',
          dataField: 'home',
          country: 'GB',
          parts: {
            line1: { required: true, dataField: 'address1' },
            city: { required: true, dataField: 'towncity' },
            postalCode: { required: true, dataField: 'postcode' },
            country: { required: true },
          },
        },
      ],
    },
  ],
}
