import { VERSION } from './version.ts'

/** An element's class, which says what version of the package it is of. */
type Versioned = CustomElementConstructor & { readonly version?: string }

/** One warning is enough, however many elements there are. */
let told = false

/**
 * Registers an element, unless the page has it: from a script tag beside the
 * npm modules, or from two versions of either. The one that came first stays.
 * On a server, where nothing can be registered, it does nothing.
 * @returns Whether it is registered now.
 */
export function define(tag: string, element: Versioned): boolean {
  const registry = globalThis.customElements as CustomElementRegistry | undefined
  const there: Versioned | undefined = registry?.get(tag)
  if (!there) registry?.define(tag, element)
  else if (!told) {
    told = true
    // oxlint-disable-next-line no-console -- the owner is looking there
    console.warn(
      `Sessionframe ${there.version} is on this page already: ${VERSION} does nothing; load one.`,
    )
  }
  return !there
}
