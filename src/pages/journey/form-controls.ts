import { toAddress } from '../../wire/address.ts'
import type { AddressPart } from '../../wire/address.ts'
import { toAppointment } from '../../wire/appointment-answer.ts'
import { answerText } from '../../wire/answer-text.ts'
import { selectionsOf } from '../../wire/fields/choice-field.ts'
import { takesAnswer } from '../../wire/form-flow.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import type { AnswerValue, Answers, FormDefinition, FormField } from '../../wire/form.ts'
import { toSignature } from '../../wire/signature.ts'
import { toFiles } from '../../wire/uploaded-file.ts'
import type { UploadedFile } from '../../wire/uploaded-file.ts'

/** Told to a hidden control that was given another value. */
export const WRITTEN = 'sf-written'

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
    if (hasParts(field)) {
      return Object.fromEntries(controls.map(({ name, value }) => [partNamed(name), value]))
    }
    if (field.type === 'file') return filesIn(controls)
    if (field.type === 'appointment') return toAppointment(parsed(first?.value)) ?? ''
    if (field.type === 'checkboxes') return controls.filter(isChosen).map(({ value }) => value)
    if (!(first instanceof HTMLInputElement)) return first?.value ?? ''
    if (isBox(field)) return first.checked
    if (first.type === 'radio') return controls.find(isChosen)?.value ?? ''
    return first.value
  }

  write(field: FormField, value: AnswerValue): void {
    if (field.type === 'file') {
      for (const control of this.#controls(field)) writeFiles(control, toFiles(value))
      return
    }
    if (field.type === 'appointment') {
      const booked = toAppointment(value)
      for (const control of this.#controls(field)) {
        writeHidden(control, booked === null ? '' : JSON.stringify(booked))
      }
      return
    }
    const parts = hasParts(field) ? partsOf(field, value) : null
    for (const control of this.#controls(field)) {
      if (parts !== null) control.value = parts[partNamed(control.name)] ?? ''
      else if (!(control instanceof HTMLInputElement)) control.value = answerText(value)
      else if (isBox(field)) control.checked = value === true || value === 'true'
      else if (control.type === 'checkbox') {
        control.checked = selectionsOf(value, field).includes(control.value)
      } else if (control.type === 'radio') control.checked = control.value === answerText(value)
      else control.value = answerText(value)
      // For what shows it in another way.
      if (control.type === 'hidden') control.dispatchEvent(new Event(WRITTEN))
    }
  }

  /** A date of which only a part was typed reads as blank, and is not. */
  isHalfTyped(field: FormField): boolean {
    return this.#controls(field).some((control) => control.validity.badInput)
  }

  /** Files of it are on their way, or a time was chosen that is not booked yet. */
  isBusy(field: FormField): boolean {
    return this.#controls(field).some(({ dataset }) => dataset['busy'] !== undefined)
  }

  fieldOf(target: EventTarget | null): FormField | undefined {
    return isControl(target)
      ? this.fields.find(({ id }) => id === fieldNamed(target.name))
      : undefined
  }

  /** Where focus goes to mend this field: of a group, what is chosen or the first. */
  controlOf(field: FormField, part?: AddressPart): HTMLElement | undefined {
    if (field.type === 'appointment') return this.markedElement(field) ?? undefined
    const controls = this.#controls(field)
    if (part !== undefined) return controls.find(({ name }) => partNamed(name) === part)
    return controls.find(isChosen) ?? controls[0]
  }

  /** The element that is said to be invalid: the control, or the group's fieldset. */
  markedElement(field: FormField): HTMLElement | null {
    return document.getElementById(`f-${field.id}`)
  }

  /** Said to be invalid, or a part of it. */
  isMarked(field: FormField): boolean {
    const element = this.markedElement(field)
    return (
      element?.getAttribute('aria-invalid') === 'true' ||
      (element?.querySelector('[aria-invalid=true]') ?? null) !== null
    )
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
    return [...this.#form.elements]
      .filter(isControl)
      .filter(({ name }) => fieldNamed(name) === field.id)
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

/** The control that is never seen has them; the one that is has what was chosen last. */
function filesIn(controls: readonly Control[]): UploadedFile[] {
  return toFiles(parsed(controls.find(({ type }) => type === 'hidden')?.value))
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function writeFiles(control: Control, files: readonly UploadedFile[]): void {
  if (control.type === 'hidden') writeHidden(control, JSON.stringify(files))
}

function writeHidden(control: Control, value: string): void {
  control.value = value
  control.dispatchEvent(new Event(WRITTEN))
}

/** Asked with a control for each part of the answer. */
function hasParts({ type }: FormField): boolean {
  return type === 'address' || type === 'signature'
}

function partsOf({ type }: FormField, value: AnswerValue): Partial<Record<string, string>> {
  return { ...(type === 'address' ? toAddress(value) : toSignature(value)) }
}

/** The controls of such an answer are named by its id and their part. */
function fieldNamed(name: string): string {
  return name.split('.', 1)[0] ?? ''
}

function partNamed(name: string): string {
  return name.split('.')[1] ?? ''
}
