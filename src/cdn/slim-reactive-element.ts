/** How a property follows its attribute. */
interface Declaration {
  /** The attribute's name; `false` for none, the property's name in lower case by default. */
  attribute?: string | false
  type?: unknown
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
        enumerable: true,
        get(this: ReactiveElement) {
          return this.#values.get(name)
        },
        set(this: ReactiveElement, value: unknown) {
          this.#values.set(name, value)
          this.requestUpdate()
        },
      })
      return attribute === false ? [] : attribute
    })
  }

  renderRoot: HTMLElement | DocumentFragment | undefined
  readonly #properties = Object.entries((this.constructor as typeof ReactiveElement).properties)
  readonly #values = new Map<string, unknown>()
  readonly #early = new Map<string, unknown>()
  #update: Promise<void> | undefined

  constructor() {
    super()
    // A framework may have set properties before the element was defined.
    for (const [name] of this.#properties) {
      if (!Object.hasOwn(this, name)) continue
      this.#early.set(name, Reflect.get(this, name))
      Reflect.deleteProperty(this, name)
    }
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot()
    this.requestUpdate()
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(changed: string, _old: string | null, text: string | null): void {
    for (const [name, { attribute = name, type, converter }] of this.#properties) {
      if (attribute !== changed) continue
      const value = type === Boolean ? text !== null : text
      Reflect.set(this, name, converter ? converter(text) : value)
    }
  }

  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve()
  }

  requestUpdate(): void {
    if (!this.renderRoot) return
    this.#update ??= Promise.resolve().then(() => {
      for (const [name, value] of this.#early) Reflect.set(this, name, value)
      this.#early.clear()
      this.update()
      this.#update = undefined
    })
  }

  protected createRenderRoot(): HTMLElement | DocumentFragment {
    return this.attachShadow({ mode: 'open' })
  }

  protected update(_changed?: unknown): void {}
}
