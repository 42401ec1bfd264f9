import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

type TypeInput = NonNullable<WorkspaceFileInput['appointmentTypes']>[number]

/** What a page of appointments can be like. */
export type BookingKind = keyof ReturnType<typeof kinds>

/** How many leads there are, named by numbers from 1 on. */
export const LEADS = 60

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const weekdays = (start: string, end: string) =>
  ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, start, end }))

function kinds() {
  const simple = { hosts: ['Hal'], duration: 30, step: 30, location: 'By telephone' }
  return {
    simple: { ...simple, title: 'A talk' },
    approved: { ...simple, title: 'A talk to be approved', approval: 'owner' },
    limited: {
      ...simple,
      title: 'A talk with notice',
      rescheduleNotice: 24 * 60,
      cancelNotice: 24 * 60,
    },
    asking: {
      ...simple,
      title: 'A talk with questions',
      questions: [
        { type: 'input', label: 'What is it about?', required: true, maxLength: 200 },
        { type: 'textarea', label: 'Anything else?' },
      ],
    },
    /** Nothing is free before the month after the next. */
    late: { ...simple, hosts: ['Late'], title: 'A talk later', horizonDays: 120 },
    /** Nothing is free. */
    never: { ...simple, hosts: ['Never'], title: 'A talk never' },
    long: {
      title: `${LONG} and a consultation about everything that could possibly be talked about`,
      hosts: [LONG],
      duration: [30, 60, 90],
      step: 15,
      seats: 12,
      location: [
        {
          kind: 'place',
          text: `${LONG}, Wolfeschlegelsteinhausenbergerdorff Street 12345, 2nd floor`,
        },
        { kind: 'place', text: '12 Harbour Lane' },
        { kind: 'video', linkTemplate: `https://video.example.com/${'a'.repeat(120)}/{bookingId}` },
        { kind: 'phone' },
        { kind: 'phone', text: 'We call the number that you gave us' },
      ],
      questions: [
        { type: 'input', label: `${LONG}?`, required: true, help: `${LONG} `.repeat(3) },
        {
          type: 'radio',
          label: 'Which of these?',
          options: [
            { value: 'a', label: LONG },
            { value: 'b', label: 'Short' },
          ],
        },
        { type: 'textarea', label: 'And what else is there to be said? '.repeat(5).trim() },
      ],
    },
  } satisfies Record<string, Omit<TypeInput, 'id'>>
}

/** A workspace with a type of each kind, and their ids, which are new ones each time. */
export function bookingWorkspace() {
  const all = Object.entries(kinds()).map(([kind, type]) => {
    return { kind, type: { ...type, id: crypto.randomUUID() } }
  })
  const file: WorkspaceFileInput = {
    leads: Array.from({ length: LEADS }, (_, n) => ({ number: `${n + 1}` })),
    hosts: [
      { name: 'Hal', timeZone: 'Europe/London', availability: weekdays('09:00', '17:00') },
      { name: LONG, timeZone: 'Europe/London', availability: weekdays('09:00', '17:00') },
      {
        name: 'Late',
        timeZone: 'Europe/London',
        availability: [],
        overrides: [{ date: '2027-02-10', hours: [{ start: '09:00', end: '10:00' }] }],
      },
      { name: 'Never', timeZone: 'Europe/London', availability: [] },
    ],
    appointmentTypes: all.map(({ type }) => type),
  }
  const types = Object.fromEntries(all.map(({ kind, type }) => [kind, type.id]))
  return { file, types: types as Record<BookingKind, string> }
}
