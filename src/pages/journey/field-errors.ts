import type { FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import type { FormControls } from './form-controls.ts'

/** Shows beside each of these fields what is wrong with it, or that nothing is any more. */
export function showFieldErrors(
  controls: FormControls,
  fields: readonly FormField[],
  problems: readonly FieldProblem[],
): void {
  const messages = new Map(problems.map(({ field, message }) => [field, message]))
  for (const field of fields) showFieldError(controls, field, messages.get(field.id))
}

function showFieldError(
  controls: FormControls,
  field: FormField,
  message: string | undefined,
): void {
  const element = controls.markedElement(field)
  const text = document.getElementById(`f-${field.id}-error`)
  if (element === null || text === null) return
  text.textContent = message ?? ''
  text.hidden = message === undefined
  const described = [field.help ? `f-${field.id}-help` : '', message ? text.id : '']
  const ids = described.filter((id) => id !== '').join(' ')
  if (ids === '') element.removeAttribute('aria-describedby')
  else element.setAttribute('aria-describedby', ids)
  if (message === undefined) element.removeAttribute('aria-invalid')
  else element.setAttribute('aria-invalid', 'true')
}
