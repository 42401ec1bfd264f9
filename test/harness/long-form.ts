import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

type Form = NonNullable<WorkspaceFileInput['forms']>[number]
type Field = Form['pages'][number]['fields'][number]

export const LONG_FORM = '8d1f5a27-0c4b-4e96-b3a8-71e2d9c6f054'

const options = ['never', 'sometimes', 'often'].map((value) => ({ value, label: `It is ${value}` }))

/** Eight questions of a page, by what is asked in them. */
const kinds: ((name: string, label: string) => Field)[] = [
  (dataField, label) => ({ type: 'input', dataField, label: `${label}: a word`, required: true }),
  (dataField, label) => ({ type: 'textarea', dataField, label: `${label}: a few lines` }),
  (dataField, label) => ({ type: 'number', dataField, label: `${label}: a number`, min: 0 }),
  (dataField, label) => ({ type: 'date', dataField, label: `${label}: a day` }),
  (dataField, label) => ({ type: 'select', dataField, label: `${label}: one of a list`, options }),
  (dataField, label) => ({ type: 'radio', dataField, label: `${label}: one of three`, options }),
  (dataField, label) => ({ type: 'checkbox', dataField, label: `${label}: yes` }),
]

/** A page of seven questions: one of each kind. */
function page(number: number, more: Partial<Form['pages'][number]> = {}): Form['pages'][number] {
  const fields = kinds.map((kind, index) => kind(`p${number}q${index + 1}`, `Page ${number}`))
  return { title: `Part ${number}`, fields, ...more }
}

/** Forty questions on six pages; some are asked after what was answered before. */
export const longForm: Form = {
  id: LONG_FORM,
  name: 'LONG',
  title: 'A long form',
  pages: [
    page(1),
    page(2),
    // Only asked of whoever ticks the box of page 2.
    page(3, { showWhen: { field: 'p2q7', operator: 'equals', value: true } }),
    page(4),
    page(5),
    {
      title: 'Part 6',
      fields: [
        { type: 'email', label: 'Page 6: an address', dataField: 'p6q1', required: true },
        {
          type: 'input',
          label: 'Page 6: why often',
          dataField: 'p6q2',
          required: true,
          showWhen: { field: 'p5q6', operator: 'equals', value: 'often' },
        },
        { type: 'currency', label: 'Page 6: an amount', dataField: 'p6q3', currency: 'EUR' },
        { type: 'scale', label: 'Page 6: how likely', dataField: 'p6q4' },
        { type: 'checkbox', label: 'Page 6: that is all', dataField: 'p6q5', required: true },
      ],
    },
  ],
}

/** What is asked of somebody who answers `longAnswers()`: which control, and what is done to it. */
export interface LongAnswer {
  page: number
  field: string
  /** Of radios and scales, the value; of boxes, that they are ticked. */
  value: string | true
}

const value = (kind: number, text: string): string | true =>
  [`${text} word`, `${text}\nsecond line`, '42', '2027-03-28', 'sometimes', 'often'][kind] ?? true

/** An answer to each of the forty questions, in their order. */
export function longAnswers(text: string): LongAnswer[] {
  const seven = [1, 2, 3, 4, 5].flatMap((page) =>
    kinds.map((_, index) => ({
      page,
      field: `p${page}q${index + 1}`,
      value: value(index, `${text} ${page}`),
    })),
  )
  const last: [string, string | true][] = [
    ['p6q1', 'ada@example.com'],
    ['p6q2', `${text} why`],
    ['p6q3', '12.5'],
    ['p6q4', '7'],
    ['p6q5', true],
  ]
  return [...seven, ...last.map(([field, one]) => ({ page: 6, field, value: one }))]
}
