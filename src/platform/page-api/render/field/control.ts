import { html, raw } from 'hono/html'
import type { FormField } from '../../../../wire/form.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { wordsAttributes } from '../own-words.ts'
import { controlAttributes } from './field-attributes.ts'
import { textOf } from './field-view.ts'
import type { FieldView } from './field-view.ts'

/** The one control of a field that is typed or picked from a list. */
export function control(view: FieldView): Html {
  const { field, value, texts, words } = view
  const text = textOf(value)
  if (field.type === 'textarea') {
    // The parser drops one line break after the start tag, which may be the visitor's own.
    return html`<textarea rows="4" ${controlAttributes(view)}>${raw('\n')}${text}</textarea>`
  }
  if (field.type === 'select') {
    const options = field.options ?? []
    return html`<select ${controlAttributes(view)}>
      <option value="" data-sf-text="choose">${texts.choose}</option>
      ${options.map(({ value: one, label }) => {
        const given = attributes({ value: one, selected: one === text })
        return html`<option ${given}${wordsAttributes(words)}>${label}</option>`
      })}
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
  phone: { type: 'tel' },
  date: { type: 'date' },
  time: { type: 'time' },
}

/** Numbers are typed as text: a number input throws away what it cannot read. Some decimal keypads have no minus. */
function decimal({ type, min }: FormField): boolean {
  return (type === 'number' || type === 'currency') && min !== undefined && min >= 0
}
