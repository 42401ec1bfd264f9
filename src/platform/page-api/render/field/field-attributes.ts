import type { FormField } from '../../../../wire/form.ts'
import { attributes } from '../attributes.ts'
import { autocompleteToken } from '../autocomplete.ts'
import type { FieldView } from './field-view.ts'

/** What every control of one field has that is the only one. */
export function controlAttributes(view: FieldView) {
  const { field } = view
  // Only text controls can be read-only; the others are disabled. The server takes neither.
  const box = field.type === 'checkbox' || field.type === 'consent'
  const fixed = box || field.type === 'select' ? 'disabled' : 'readonly'
  return attributes({
    id: `f-${field.id}`,
    name: field.id,
    autocomplete: box ? undefined : autocompleteToken(field),
    [fixed]: field.readOnly === true || field.computed !== undefined,
    ...describedBy(view),
    ...hooks(field),
  })
}

export function hooks(field: FormField) {
  return {
    'data-sf-field': field.dataField ?? field.id,
    'aria-required': isMarked(field) ? 'true' : undefined,
  }
}

/** https://www.w3.org/TR/wai-aria-1.2/#aria-required is for a group of radio buttons, and none of boxes. */
function isMarked({ type, required, readOnly }: FormField): boolean {
  return required === true && !readOnly && type !== 'checkboxes'
}

export function describedBy({ field, problem }: FieldView) {
  const ids = [field.help ? `f-${field.id}-help` : '', problem ? `f-${field.id}-error` : '']
  return {
    'aria-describedby': ids.filter((id) => id !== '').join(' ') || undefined,
    'aria-invalid': problem === undefined ? undefined : 'true',
  }
}

export function requiredMark(field: FormField) {
  return attributes({ 'data-required': field.required && !field.readOnly })
}

/** Of the element that holds a question with all that belongs to it. */
export function frameAttributes({ field, hidden }: FieldView) {
  return attributes({ class: 'sf-field', 'data-type': field.type, hidden })
}
