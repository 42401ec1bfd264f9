import { selectionsOf } from '../../wire/fields/choice-field.ts'
import { takesAnswer } from '../../wire/form-flow.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { AnswerValue, Answers, FormDefinition, FormField } from '../../wire/form.ts'

/** Reads and writes the answers in the rendered form. */
export class FormControls {
  readonly #form: HTMLFormElement
  readonly fields: readonly FormField[]

  constructor(form: HTMLFormElement, { pages }: FormDefinition) {
    this.#form = form
    this.fields = pages.flatMap((page) => page.fields)
  }

  /** All answers that are the visitor's to give, as typed. */
  values(): Answers {
    const own = this.fields.filter(takesAnswer)
    return Object.fromEntries(own.map((field) => [field.id, this.read(field)]))
  }

  read(field: FormField): AnswerValue {
    const controls = this.#controls(field)
    const [first] = controls
    if (field.type === 'checkboxes') return controls.filter(isChosen).map(({ value }) => value)
    if (!(first instanceof HTMLInputElement)) return first?.value ?? ''
    if (isBox(field)) return first.checked
    if (first.type === 'radio') return controls.find(isChosen)?.value ?? ''
    return first.value
  }

  write(field: FormField, value: AnswerValue): void {
    for (const control of this.#controls(field)) {
      if (!(control instanceof HTMLInputElement)) control.value = String(value)
      else if (isBox(field)) control.checked = value === true || value === 'true'
      else if (control.type === 'checkbox') {
        control.checked = selectionsOf(value, field).includes(control.value)
      } else if (control.type === 'radio') control.checked = control.value === String(value)
      else control.value = String(value)
    }
  }

  /** A date of which only a part was typed reads as blank, and is not. */
  isHalfTyped(field: FormField): boolean {
    return this.#controls(field).some((control) => control.validity.badInput)
  }

  fieldOf(target: EventTarget | null): FormField | undefined {
    return isControl(target) ? this.fields.find(({ id }) => id === target.name) : undefined
  }

  /** Where focus goes to mend this field: of a group, what is chosen or the first. */
  controlOf(field: FormField): HTMLElement | undefined {
    const controls = this.#controls(field)
    return controls.find(isChosen) ?? controls[0]
  }

  /** The element that is said to be invalid: the control, or the group's fieldset. */
  markedElement(field: FormField): HTMLElement | null {
    return document.getElementById(`f-${field.id}`)
  }

  /** Shows the questions that are asked, and hides the others. */
  show(flow: FormFlow): void {
    for (const field of this.fields) {
      const frame = this.markedElement(field)?.closest<HTMLElement>('.sf-field')
      if (frame) frame.hidden = !flow.pageOf.has(field.id)
      const computed = flow.computed[field.id]
      if (computed !== undefined) this.write(field, computed)
    }
  }

  #controls(field: FormField): Control[] {
    return [...this.#form.elements].filter(isControl).filter(({ name }) => name === field.id)
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

function isControl(thing: unknown): thing is Control {
  return (
    thing instanceof HTMLInputElement ||
    thing instanceof HTMLSelectElement ||
    thing instanceof HTMLTextAreaElement
  )
}

/** One box, for yes or no. */
function isBox({ type }: FormField): boolean {
  return type === 'checkbox' || type === 'consent'
}

function isChosen(control: Control): boolean {
  return control instanceof HTMLInputElement && control.checked
}
