import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const REVIEW_FORM = 'd1b9e7c5-4a2f-4e68-8c3b-7f9a6d5b3e24'

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 48"><rect width="48" height="48" rx="8" fill="#8a1c5c"/><path d="M10 34 24 14 38 34Z" fill="#fff"/></svg>'

/** Three pages, one of which an answer calls for, and all answers once more before they are sent. */
export const reviewForm: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: REVIEW_FORM,
  name: 'REVIEW',
  title: 'Your plans',
  review: true,
  theme: {
    colors: { accent: '#8a1c5c', surface: '#fffaf5' },
    radius: 4,
    font: 'serif',
    logo: { src: `data:image/svg+xml;base64,${btoa(LOGO)}`, alt: 'Harbour Homes' },
  },
  pages: [
    {
      title: 'About you',
      fields: [
        { type: 'input', label: 'Name', dataField: 'name', required: true },
        { type: 'email', label: 'Email', dataField: 'email' },
      ],
    },
    {
      title: 'Money',
      fields: [
        { type: 'currency', label: 'Budget', dataField: 'budget', currency: 'EUR', min: 0 },
        {
          type: 'radio',
          label: 'Paid by',
          dataField: 'paidby',
          options: [
            { value: 'card', label: 'Card' },
            { value: 'bill', label: 'Bill' },
          ],
        },
      ],
    },
    {
      title: 'So much',
      showWhen: { field: 'budget', operator: 'moreThan', value: 1000 },
      fields: [{ type: 'textarea', label: 'What for', dataField: 'reason', required: true }],
    },
    { title: 'When', fields: [{ type: 'date', label: 'Moving in', dataField: 'movingin' }] },
  ],
}
