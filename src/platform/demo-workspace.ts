import { parseWorkspaceFile } from '../wire/parse-workspace-file.ts'
import type { WorkspaceFile, WorkspaceFileInput } from '../wire/workspace-file.ts'

export const DEMO_LEAD = '108123759'
/** Of another lead group: the demo form and appointment type are not for it. */
export const DEMO_OTHER_GROUP_LEAD = '108123760'
export const DEMO_JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
export const DEMO_APPOINTMENT_TYPE = '5c0f7a42-9d3e-4b61-8f27-1e6ad94b30c8'

/** A short form and an appointment type for anybody, which the journeys for visitors show. */
export const DEMO_QUESTION = '0d2c7f3e-58a4-4c1b-9e60-7b1f4a9d2c35'
export const DEMO_QUESTION_CALL = 'b7e1a0c4-2f6d-4d83-a5b9-3c8e6f017d42'

/** With lengths and places to choose from, and several seats. */
export const DEMO_WORKSHOP = '2b8e5d10-6c47-4f3a-9d21-8a5e0c7b14f6'

export const DEMO_EMAIL = 'Welcome'
/** An Octeth list, too. */
export const DEMO_LIST = 'Renewals'
const LEAD_GROUP = 'Enquiries'

const form: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: DEMO_JOURNEY,
  name: 'DEMO_ENQUIRY',
  leadGroup: LEAD_GROUP,
  title: 'Tell us about your plans',
  pages: [
    {
      title: 'About you',
      fields: [
        {
          type: 'input',
          label: 'First name',
          dataField: 'firstname',
          required: true,
          maxLength: 100,
        },
        {
          type: 'input',
          label: 'Last name',
          dataField: 'lastname',
          required: true,
          maxLength: 100,
        },
        { type: 'email', label: 'Email', dataField: 'email', required: true },
        {
          type: 'tel',
          label: 'Phone',
          dataField: 'phone1',
          help: 'Only if you would like us to call.',
        },
      ],
    },
    {
      title: 'Your plans',
      fields: [
        {
          type: 'number',
          label: 'Amount',
          dataField: 'amount',
          help: 'From 0 to 1,000,000.',
          min: 0,
          max: 1_000_000,
        },
        { type: 'date', label: 'Date', dataField: 'date', help: 'When would you like to start?' },
        {
          type: 'select',
          label: 'How did you hear of us',
          dataField: 'source',
          options: [
            { value: 'search', label: 'Search engine' },
            { value: 'friend', label: 'Friend or family' },
            { value: 'social', label: 'Social media' },
            { value: 'advert', label: 'Advertisement' },
            { value: 'other', label: 'Something else' },
          ],
        },
        {
          type: 'radio',
          label: 'Contact me by',
          dataField: 'contactby',
          options: [
            { value: 'phone', label: 'Call' },
            { value: 'text', label: 'Text message' },
            { value: 'post', label: 'Post' },
          ],
        },
        { type: 'textarea', label: 'Notes', dataField: 'notes', maxLength: 2000 },
        {
          type: 'checkbox',
          label: 'I agree to be contacted',
          dataField: 'consent',
          required: true,
        },
      ],
    },
  ],
  thankYou: {
    title: 'Thank you',
    text: 'We have your answers and will be in touch soon.',
  },
}

const question: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: DEMO_QUESTION,
  name: 'DEMO_QUESTION',
  title: 'Can we help?',
  pages: [
    {
      title: 'About you',
      fields: [
        {
          type: 'input',
          label: 'First name',
          dataField: 'firstname',
          required: true,
          maxLength: 100,
        },
        {
          type: 'radio',
          label: 'Shall we call you?',
          dataField: 'contactby',
          required: true,
          options: [
            { value: 'phone', label: 'Yes, let me choose a time' },
            { value: 'no', label: 'No, thank you' },
          ],
        },
      ],
    },
  ],
  thankYou: { title: 'Thank you', text: 'Close this, and go on where you were.' },
}

const WEEKDAYS = [1, 2, 3, 4, 5] as const

/** What `serve --demo` sets up; the sites come from where it listens. */
export const demoWorkspace: WorkspaceFile = parseWorkspaceFile({
  leadGroups: [
    { name: LEAD_GROUP, fields: ['amount', 'date', 'contactby', 'notes', 'consent'] },
    { name: DEMO_LIST },
  ],
  leads: [
    { number: DEMO_LEAD, leadGroup: LEAD_GROUP },
    {
      number: DEMO_OTHER_GROUP_LEAD,
      leadGroup: DEMO_LIST,
      values: { firstname: 'Robin', lastname: 'Renewal' },
    },
  ],
  forms: [form, question],
  hosts: [
    {
      name: 'Alex Adviser',
      timeZone: 'Europe/London',
      availability: WEEKDAYS.map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
    },
    {
      name: 'Sam Surveyor',
      timeZone: 'Europe/London',
      availability: WEEKDAYS.map((weekday) => ({ weekday, start: '10:00', end: '16:00' })),
    },
  ],
  appointmentTypes: [
    {
      id: DEMO_APPOINTMENT_TYPE,
      title: 'A first conversation',
      leadGroup: LEAD_GROUP,
      hosts: ['Alex Adviser'],
      duration: 30,
      step: 30,
      minimumNotice: 60,
      horizonDays: 30,
      location: 'By telephone',
    },
    {
      id: DEMO_QUESTION_CALL,
      title: 'A quick call',
      hosts: ['Alex Adviser'],
      duration: 15,
      step: 15,
      minimumNotice: 60,
      horizonDays: 30,
      location: 'By telephone',
    },
    {
      id: DEMO_WORKSHOP,
      title: 'A workshop',
      hosts: ['Sam Surveyor'],
      duration: [60, 90, 30],
      step: 60,
      seats: 3,
      horizonDays: 60,
      location: [
        { kind: 'place', text: '12 Harbour Lane' },
        { kind: 'video', linkTemplate: 'https://video.example.com/{bookingId}' },
        { kind: 'phone' },
      ],
      questions: [
        { type: 'input', label: 'What should we prepare?', required: true, maxLength: 200 },
      ],
    },
  ],
  emails: [
    {
      name: DEMO_EMAIL,
      subject: 'Good to meet you',
      html: '<p>Thank you for telling us about your plans.</p>',
      text: 'Thank you for telling us about your plans.',
    },
  ],
  tags: [{ name: 'Customer' }],
  customFields: [{ name: 'Preferred contact', dataField: 'contactby' }],
} satisfies WorkspaceFileInput)
