/** How a property follows its attribute. */
interface Declaration {
  /** The attribute's name; `false` for none, the property's name in lower case by default. */
  attribute?: string | false
  /** What the attribute's text means. */
  converter?: (text: string | null) => unknown
}

/**
 * The part of Lit's `ReactiveElement` that the elements use, in a tenth of its
 * bytes: the build of the script tag puts it in the place of `lit`. One suite
 * of tests holds both to the same.
 * https://lit.dev/docs/api/ReactiveElement/
 */
export class ReactiveElement extends HTMLElement {
  static properties: Record<string, Declaration> = {}

  /** Makes the properties as well; `customElements.define()` asks for it once. */
  static get observedAttributes(): string[] {
    return Object.entries(this.properties).flatMap(([name, { attribute = name }]) => {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: ReactiveElement) {
          return this.#values.get(name)
        },
        set(this: ReactiveElement, value: unknown) {
          this.#values.set(name, value)
          this.requestUpdate()
        },
      })
      return attribute || []
    })
  }

  readonly #properties = (this.constructor as typeof ReactiveElement).properties
  readonly #values = new Map<string, unknown>()
  /** What a framework has set before the element was defined. */
  readonly #early: unknown[][] = Object.entries(this).filter(
    ([name]) => Object.hasOwn(this.#properties, name) && Reflect.deleteProperty(this, name),
  )
  #update: Promise<void> | undefined

  connectedCallback(): void {
    this.requestUpdate()
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(changed: string, _old: string | null, text: string | null): void {
    for (const [name, { attribute = name, converter }] of Object.entries(this.#properties)) {
      if (attribute !== changed) continue
      const options = this as unknown as Record<string, unknown>
      options[name] = converter ? converter(text) : text
    }
  }

  get updateComplete(): Promise<void> {
    return Promise.resolve(this.#update)
  }

  requestUpdate(): void {
    if (!this.isConnected) return
    this.#update ??= Promise.resolve().then(() => {
      Object.assign(this, Object.fromEntries(this.#early.splice(0)))
      this.update()
      this.#update = undefined
    })
  }

  protected update(_changed?: unknown): void {}
}
