import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const EVERY_FIELD_FORM = 'c0a8f6d4-3b1e-4f57-9d2a-6e8b7c5a4f13'

const options = ['red', 'green', 'blue'].map((value) => ({
  value,
  label: value[0]?.toUpperCase() + value.slice(1),
}))

/** A question of each type, and some that earlier answers call for. */
export const everyFieldForm: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: EVERY_FIELD_FORM,
  name: 'EVERY_FIELD',
  title: 'Every kind of question',
  pages: [
    {
      title: 'Words and numbers',
      fields: [
        {
          type: 'statement',
          label: 'Before you begin',
          content:
            '<p>It takes <strong>two minutes</strong>. Read <a href="https://example.com/terms">the terms</a>.</p><script>alert(1)</script><img src=x onerror=alert(1)>',
        },
        {
          type: 'input',
          label: 'Customer number',
          dataField: 'customer',
          pattern: '[A-Z]{2}\\d{4}',
          patternHelp: 'Two capitals and four digits, such as AB1234.',
        },
        { type: 'currency', label: 'Budget', dataField: 'budget', currency: 'EUR', min: 0 },
        {
          type: 'currency',
          label: 'Budget with tax',
          dataField: 'gross',
          currency: 'EUR',
          computed: { product: [{ field: 'budget' }, 1.2] },
        },
        { type: 'date', label: 'Moving in', dataField: 'movingin', earliest: 'today' },
        { type: 'time', label: 'Best time to call', dataField: 'callat' },
        { type: 'hidden', label: 'Campaign', dataField: 'campaign', defaultValue: 'spring' },
      ],
    },
    {
      title: 'Choices',
      fields: [
        {
          type: 'checkboxes',
          label: 'Colours',
          dataField: 'colours',
          options,
          required: true,
          maxSelections: 2,
        },
        {
          type: 'input',
          label: 'Which shade of blue',
          dataField: 'shade',
          required: true,
          showWhen: { field: 'colours', operator: 'equals', value: 'blue' },
        },
        { type: 'rating', label: 'How do you like us', dataField: 'stars' },
        {
          type: 'scale',
          label: 'Would you recommend us',
          dataField: 'nps',
          minLabel: 'Never',
          maxLabel: 'Certainly',
        },
      ],
    },
    {
      title: 'What went wrong',
      showWhen: { field: 'nps', operator: 'atMost', value: 6 },
      fields: [{ type: 'textarea', label: 'Tell us more', dataField: 'complaint', minLength: 10 }],
    },
    {
      title: 'Last page',
      fields: [
        {
          type: 'consent',
          label: 'I agree',
          dataField: 'agreed',
          required: true,
          content: '<p>We keep your answers for a year.</p>',
        },
      ],
    },
  ],
}
