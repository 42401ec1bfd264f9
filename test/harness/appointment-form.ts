import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const APPOINTMENT_FORM = 'b1d50a1c-8f0f-4b51-9a4e-3c7d2f6e0a11'
export const TOUR = 'b1d50a1c-8f0f-4b51-9a4e-3c7d2f6e0a12'

const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  start: '09:00',
  end: '17:00',
}))

/** A form in which appointments are made, and with whom. */
export const appointmentForm = {
  hosts: [
    { name: 'Tess Guide', timeZone: 'Europe/London', availability: everyDay },
    { name: 'Ed Owner', timeZone: 'Europe/London', availability: everyDay },
  ],
  appointmentTypes: [
    {
      title: 'A tour of the house',
      hosts: ['Tess Guide'],
      duration: 30,
      step: 30,
      seats: 100,
      location: '1 High Street',
      closesAfterMinutes: 5,
      // A form asks its own.
      questions: [{ type: 'input', label: 'Never asked in a form', required: true }],
    },
    {
      title: 'A call by the owner',
      hosts: ['Ed Owner'],
      duration: 30,
      step: 30,
      seats: 100,
      approval: 'owner',
      location: [{ kind: 'phone' }, { kind: 'video' }],
    },
  ],
  forms: [
    {
      id: APPOINTMENT_FORM,
      name: 'TOUR',
      title: 'See the house',
      review: true,
      pages: [
        {
          title: 'About you',
          fields: [
            { type: 'input', label: 'Your name', dataField: 'firstname', required: true },
            { type: 'email', label: 'Your e-mail address', dataField: 'email' },
          ],
        },
        {
          title: 'Your visit',
          fields: [
            {
              id: TOUR,
              type: 'appointment',
              label: 'When would you like to come?',
              help: 'A tour takes half an hour.',
              dataField: 'tour',
              required: true,
              appointmentType: 'A tour of the house',
            },
            {
              type: 'textarea',
              label: 'What should we show you?',
              dataField: 'wishes',
              showWhen: { field: 'tour', operator: 'isNotEmpty' },
            },
          ],
        },
        {
          title: 'Afterwards',
          fields: [
            {
              type: 'appointment',
              label: 'Shall the owner call you?',
              dataField: 'call',
              appointmentType: 'A call by the owner',
            },
          ],
        },
      ],
    },
  ],
} satisfies Pick<WorkspaceFileInput, 'hosts' | 'appointmentTypes' | 'forms'>
