import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { FORM } from './form-texts.ts'
import type { Answers, AnswerValue, FormField } from '../../wire/form.ts'

/** What a visitor typed into a form that cannot take it any more, to be copied from. */
export function typedAnswers(
  fields: readonly FormField[],
  values: Answers,
): TemplateResult | undefined {
  const given = fields.filter((field) => {
    return field.type !== 'hidden' && values[field.id] !== undefined && values[field.id] !== ''
  })
  if (given.length === 0) return undefined
  return html`<details class="sf-typed">
    <summary>${FORM.now.typed}</summary>
    <dl>
      ${given.map(
        (field) =>
          html`<dt>${field.label}</dt>
            <dd>${inWords(field, values[field.id] ?? '')}</dd>`,
      )}
    </dl>
  </details>`
}

function inWords(field: FormField, value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? FORM.now.yes : FORM.now.no
  const labelOf = (one: string) =>
    field.options?.find((option) => option.value === one)?.label ?? one
  return (Array.isArray(value) ? value : [String(value)]).map(labelOf).join(', ')
}
