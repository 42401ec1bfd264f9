import { addressParts } from '../../wire/address.ts'
import type { FormField } from '../../wire/form.ts'
import type { FieldProblem } from '../../wire/page.ts'
import type { FormControls } from './form-controls.ts'
import { markWords } from './form-words.ts'

/** Shows beside each of these fields what is wrong with it, or that nothing is any more. */
export function showFieldErrors(
  controls: FormControls,
  fields: readonly FormField[],
  problems: readonly FieldProblem[],
): void {
  const messages = new Map(problems.map((problem) => [problem.field, problem]))
  for (const field of fields) showFieldError(controls, field, messages.get(field.id))
}

function showFieldError(
  controls: FormControls,
  field: FormField,
  problem: FieldProblem | undefined,
): void {
  if (field.type === 'address') showPartError(controls, field, problem)
  const element = controls.markedElement(field)
  const text = document.getElementById(`f-${field.id}-error`)
  if (element === null || text === null) return
  const message = problem?.message
  text.textContent = message ?? ''
  text.hidden = message === undefined
  markWords(text, message !== undefined && message === field.patternHelp)
  const rules = field.type === 'file' ? `f-${field.id}-rules` : ''
  const described = [field.help ? `f-${field.id}-help` : '', message ? text.id : '', rules]
  const ids = described.filter((id) => id !== '').join(' ')
  if (ids === '') element.removeAttribute('aria-describedby')
  else element.setAttribute('aria-describedby', ids)
  // Of an address, one of its parts is.
  if (field.type === 'address') return
  if (message === undefined) element.removeAttribute('aria-invalid')
  else element.setAttribute('aria-invalid', 'true')
}

function showPartError(
  controls: FormControls,
  field: FormField,
  problem: FieldProblem | undefined,
): void {
  for (const { part } of addressParts(field)) {
    const control = controls.controlOf(field, part)
    const wrong = problem?.part === part
    control?.toggleAttribute('aria-invalid', wrong)
    if (!wrong) control?.removeAttribute('aria-describedby')
    else {
      control?.setAttribute('aria-invalid', 'true')
      control?.setAttribute('aria-describedby', `f-${field.id}-error`)
    }
  }
}
