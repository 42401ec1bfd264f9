/** A property's type: what its attribute is read as. `Object` has no attribute. */
export type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ObjectConstructor

/** Types by the property's name; the attribute has the same name in kebab-case. */
export type PropertyTypes = Readonly<Record<string, PropertyType>>

// On a server there is no HTMLElement; there the classes are only imported.
// oxlint-disable-next-line typescript/no-extraneous-class
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What an attribute's text means; null when there is none. */
export function readAttribute(type: PropertyType | undefined, text: string | null): unknown {
  if (type === Boolean) return text !== null
  return type === Number ? parseFloat(text ?? '') : text
}

/**
 * A custom element whose properties are declared once and follow their
 * attributes, never the other way round. Changes of one task are drawn
 * together, in a microtask, so that the order of attributes does not matter.
 */
export abstract class PropertyElement extends Base {
  static readonly properties: PropertyTypes = {}

  /** What a property is where an element says nothing. */
  static defaults: ReadonlyMap<string, unknown> = new Map()

  static get observedAttributes(): string[] {
    const names = Object.keys(this.properties)
    for (const name of names) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: PropertyElement) {
          return this.#values.get(name) ?? PropertyElement.defaults.get(name)
        },
        set(this: PropertyElement, value: unknown) {
          this.#values.set(name, value)
          this.requestUpdate()
        },
      })
    }
    return names.filter((name) => this.properties[name] !== Object).map(kebab)
  }

  readonly #types = (this.constructor as typeof PropertyElement).properties
  readonly #values = new Map<string, unknown>()
  #update: Promise<void> | undefined

  constructor() {
    super()
    // A framework may have set properties before the element was defined.
    for (const name of Object.keys(this.#types)) {
      const early = Object.getOwnPropertyDescriptor(this, name)
      if (!early) continue
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, early.value)
    }
  }

  /** Resolves when what was changed is drawn. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve()
  }

  /** Draws the element soon. */
  requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined
      if (this.isConnected) this.update()
    })
  }

  protected abstract update(): void

  attributeChangedCallback(attribute: string, _old: string | null, text: string | null): void {
    const name = Object.keys(this.#types).find((one) => kebab(one) === attribute) ?? ''
    Reflect.set(this, name, readAttribute(this.#types[name], text))
  }
}
