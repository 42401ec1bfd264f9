import { SessionOptions } from './session-options.ts'

/**
 * What an owner's form sees of an element, as of any control of the browser.
 * https://html.spec.whatwg.org/multipage/custom-elements.html#the-elementinternals-interface
 */
export abstract class FormControl extends SessionOptions {
  static readonly formAssociated = true

  readonly #internals = this.attachInternals()
  #missing = ''
  #custom = ''

  /** The form that it belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.#internals.form
  }

  /** The labels that name it. */
  get labels(): NodeList {
    return this.#internals.labels
  }

  /** Why the form cannot be sent: `valueMissing` or `customError`. */
  get validity(): ValidityState {
    return this.#internals.validity
  }

  /** What the browser says when the form cannot be sent; empty when it can. */
  get validationMessage(): string {
    return this.#internals.validationMessage
  }

  /** Whether it can stand in the way of the form at all: not while it is disabled. */
  get willValidate(): boolean {
    return this.#internals.willValidate
  }

  /** Tells whether it lets the form be sent, and fires `invalid` if not. */
  checkValidity(): boolean {
    return this.#internals.checkValidity()
  }

  /** Like `checkValidity()`, and shows the visitor why. */
  reportValidity(): boolean {
    return this.#internals.reportValidity()
  }

  /** Keeps the form from being sent, for a reason of your own; an empty one takes it back. */
  setCustomValidity(message: string): void {
    this.#custom = message
    this.#validate()
  }

  /**
   * Shows where the session stands to style sheets and to the form.
   * @param missing Why the form has to wait for it; empty when it need not.
   * @param restorable What the browser may keep for `formStateRestoreCallback`.
   */
  protected tellForm(state: string, missing: string, value: FormData, restorable: string): void {
    const { states } = this.#internals
    try {
      states.clear()
      states.add(state)
    } catch {
      // Before Chromium 125 a state had to begin with two dashes.
    }
    this.#missing = missing
    this.#validate()
    this.#internals.setFormValue(value, restorable)
  }

  #validate(): void {
    const flags = { valueMissing: !!this.#missing, customError: !!this.#custom }
    this.#internals.setValidity(flags, this.#custom || this.#missing)
  }
}
