import { html, raw } from 'hono/html'
import type { AnswerValue, FormField } from '../../../wire/form.ts'
import type { FormTexts } from '../../../texts/form/en.ts'
import { fieldMessages } from '../../../texts/form/field-messages.ts'
import { attributes } from './attributes.ts'
import { autocompleteToken } from './autocomplete.ts'
import type { Html } from './html.ts'

export interface FieldView {
  texts: FormTexts
  field: FormField
  value: AnswerValue | undefined
  /** What is wrong with it, for a person. */
  problem: string | undefined
}

/** The id of a field's control, or of the first of several: where a link to the field leads. */
export function controlId(field: FormField): string {
  return field.type === 'radio' ? `f-${field.id}-0` : `f-${field.id}`
}

/** One question with its help, its error and its control. */
export function renderField(view: FieldView): Html {
  const { field } = view
  if (field.type === 'radio') return radioGroup(view)
  if (field.type === 'checkbox') return checkbox(view)
  return html`<div class="sf-field" ${attributes({ 'data-type': field.type })}>
    <label class="sf-label" ${attributes({ for: `f-${field.id}` })} ${requiredMark(field)}
      >${field.label}</label
    >
    ${notes(view)} ${control(view)}
  </div>`
}

function control(view: FieldView): Html {
  const { field, value, texts } = view
  const text = value === undefined ? '' : String(value)
  if (field.type === 'textarea') {
    // The parser drops one line break after the start tag, which may be the visitor's own.
    return html`<textarea rows="4" ${controlAttributes(view)}>${raw('\n')}${text}</textarea>`
  }
  if (field.type === 'select') {
    const options = field.options ?? []
    return html`<select ${controlAttributes(view)}>
      <option value="" data-sf-text="choose">${texts.choose}</option>
      ${options.map(
        ({ value: one, label }) =>
          html`<option ${attributes({ value: one, selected: one === text })}>${label}</option>`,
      )}
    </select>`
  }
  return html`<input
    ${attributes(INPUTS[field.type] ?? { type: 'text' })}
    ${attributes({ inputmode: decimal(field) && 'decimal' })}
    ${controlAttributes(view)}
    ${attributes({ value: text })}
  />`
}

const INPUTS: Partial<Record<FormField['type'], Record<string, string>>> = {
  email: { type: 'email', spellcheck: 'false', autocapitalize: 'none' },
  tel: { type: 'tel' },
  date: { type: 'date' },
}

/** Numbers are typed as text: a number input throws away what it cannot read. Some decimal keypads have no minus. */
function decimal({ type, min }: FormField): boolean {
  return type === 'number' && min !== undefined && min >= 0
}

function radioGroup(view: FieldView): Html {
  const { field, value } = view
  const text = value === undefined ? '' : String(value)
  const choices = (field.options ?? []).map(
    (option, index) =>
      html`<label class="sf-choice"
        ><input
          type="radio"
          ${attributes({
            id: `f-${field.id}-${index}`,
            name: field.id,
            value: option.value,
            checked: option.value === text,
            disabled: field.readOnly,
          })}
        />
        <span>${option.label}</span></label
      >`,
  )
  return html`<fieldset
    class="sf-field"
    role="radiogroup"
    data-type="radio"
    ${attributes({ id: `f-${field.id}`, ...describedBy(view), ...hooks(field) })}
  >
    <legend class="sf-label" ${requiredMark(field)}>${field.label}</legend>
    ${notes(view)}
    <div class="sf-choices">${choices}</div>
  </fieldset>`
}

function checkbox(view: FieldView): Html {
  const { field, value } = view
  const state = { type: 'checkbox', checked: value === true || value === 'true' }
  return html`<div class="sf-field" data-type="checkbox">
    ${notes(view)}
    <label class="sf-choice"
      ><input ${attributes(state)} ${controlAttributes(view)} />
      <span ${requiredMark(field)}>${field.label}</span></label
    >
  </div>`
}

function controlAttributes(view: FieldView) {
  const { field } = view
  // Only text controls can be read-only; the others are disabled. The server takes neither.
  const fixed = field.type === 'select' || field.type === 'checkbox' ? 'disabled' : 'readonly'
  return attributes({
    id: `f-${field.id}`,
    name: field.id,
    autocomplete: field.type === 'checkbox' ? undefined : autocompleteToken(field),
    [fixed]: field.readOnly,
    ...describedBy(view),
    ...hooks(field),
  })
}

function hooks(field: FormField) {
  return {
    'data-sf-field': field.dataField ?? field.id,
    'aria-required': field.required && !field.readOnly ? 'true' : undefined,
  }
}

function describedBy({ field, problem }: FieldView) {
  const ids = [field.help ? `f-${field.id}-help` : '', problem ? `f-${field.id}-error` : '']
  return {
    'aria-describedby': ids.filter((id) => id !== '').join(' ') || undefined,
    'aria-invalid': problem === undefined ? undefined : 'true',
  }
}

function requiredMark(field: FormField) {
  return attributes({ 'data-required': field.required && !field.readOnly })
}

function notes({ field, value, problem, texts }: FieldView): Html {
  const missing = field.readOnly && field.required && (value === undefined || value === '')
  return html`${field.help && html`<p class="sf-help" ${attributes({ id: `f-${field.id}-help` })}>${field.help}</p>`}
    ${
      missing &&
      html`<p class="sf-help" ${attributes({ 'data-sf-text': `empty-${field.id}` })}>
        ${fieldMessages(texts)['read-only-empty'](field)}
      </p>`
    }
    <p class="sf-error" ${attributes({ id: `f-${field.id}-error`, hidden: problem === undefined })}>
      ${problem ?? ''}
    </p>`
}
