import { html } from 'hono/html'
import { selectionsOf } from '../../../../wire/fields/choice-field.ts'
import { endsOf } from '../../../../wire/fields/number-field.ts'
import type { FieldOption, FormField } from '../../../../wire/form.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { ownWords } from '../own-words.ts'
import { describedBy, frameAttributes, hooks, requiredMark } from './field-attributes.ts'
import { textOf } from './field-view.ts'
import type { FieldView } from './field-view.ts'
import { notes } from './notes.ts'

/** Several controls for one answer. */
export function group(view: FieldView): Html {
  const { field } = view
  const steps = !isNamed(field)
  const role = field.type === 'checkboxes' ? 'group' : 'radiogroup'
  return html`<fieldset
    ${frameAttributes(view)}
    ${attributes({ role, id: `f-${field.id}`, ...describedBy(view), ...hooks(field) })}
  >
    <legend class="sf-label" ${requiredMark(field)}>
      ${ownWords(field.label, view.words)}${unmarked(view)}
    </legend>
    ${notes(view)} ${ends(view)}
    <div ${attributes({ class: steps ? 'sf-choices sf-steps' : 'sf-choices' })}>
      ${optionsOf(field).map((option, index) => choice(view, option, index))}
    </div>
  </fieldset>`
}

/** ARIA knows no group of boxes that is required, so that it stands in the question. */
function unmarked({ field, texts }: FieldView): Html | undefined {
  if (field.type !== 'checkboxes' || !field.required) return undefined
  return html`<span class="sf-unseen">
    (<span data-sf-text="mustFill">${texts.mustFill}</span>)</span
  >`
}

function choice({ field, value, words }: FieldView, option: FieldOption, index: number): Html {
  const several = field.type === 'checkboxes'
  const chosen = several ? selectionsOf(value, field) : [textOf(value)]
  return html`<label class="sf-choice"
    ><input
      ${attributes({
        type: several ? 'checkbox' : 'radio',
        id: `f-${field.id}-${index}`,
        name: field.id,
        value: option.value,
        checked: chosen.includes(option.value),
        disabled: field.readOnly,
      })}
    />
    <span>${isNamed(field) ? ownWords(option.label, words) : option.label}</span></label
  >`
}

/** Steps are numbers, in any language. */
function isNamed({ type }: FormField): boolean {
  return type !== 'rating' && type !== 'scale'
}

function optionsOf(field: FormField): readonly FieldOption[] {
  if (isNamed(field)) return field.options ?? []
  const { min, max } = endsOf(field)
  return Array.from({ length: max - min + 1 }, (_, step) => {
    const value = String(min + step)
    return { value, label: field.type === 'rating' ? `${value} ★` : value }
  })
}

/** What the first and the last step of a scale mean. */
function ends({ field, words }: FieldView): Html | null {
  const { min, max } = endsOf(field)
  const { minLabel, maxLabel } = field
  if (minLabel === undefined && maxLabel === undefined) return null
  return html`<p class="sf-ends">
    ${minLabel && html`<span>${min} = ${ownWords(minLabel, words)}</span>`}
    ${maxLabel && html`<span>${max} = ${ownWords(maxLabel, words)}</span>`}
  </p>`
}
