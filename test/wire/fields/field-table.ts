import assert from 'node:assert/strict'
import { texts } from '../../../src/texts/form/en.ts'
import { fieldMessages } from '../../../src/texts/form/field-messages.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import type { FieldType, FormField } from '../../../src/wire/form.ts'

export const MESSAGES = fieldMessages(texts, 'en-GB')

export const field = (type: FieldType, more: Partial<FormField> = {}): FormField => ({
  id: 'f1',
  type,
  label: 'Question',
  ...more,
})

/** The code of the problem, or the value kept. */
export function outcome(one: FormField, value: unknown): unknown {
  const { problems, values } = validatePage([one], { f1: value }, MESSAGES)
  const [problem] = problems
  return problem === undefined ? { keeps: values.f1 } : problem.code
}

export const table = (one: FormField, cases: [unknown, unknown][]): void => {
  for (const [value, expected] of cases) {
    const wanted = typeof expected === 'string' && expected.startsWith('!')
    assert.deepEqual(
      outcome(one, value),
      wanted ? expected.slice(1) : { keeps: expected },
      `${one.type} ${JSON.stringify(value)}`,
    )
  }
}
