import {
  elementAttributes,
  hasSlottedOpener,
  isOpened,
  ownAttributes,
  type Attribute,
  type Choices,
} from '../../snippet/choices.ts'
import { stylesOf, type ChosenStyle } from '../../snippet/style-rules.ts'
import { DEMO } from './demo-ids.ts'

/** What the tag says and the preview has its own of. */
const OWN = ['endpoint', 'token-url', 'lead', 'session-origins', 'credentials']

/** A change of any of these is another element; all others reach the one that is there. */
const BEGINS_ANEW = ['display', 'loading', 'resume']

const setAll = (element: HTMLElement, attributes: readonly Attribute[]) => {
  for (const [name, value] of attributes) {
    element.setAttribute(name, value === true ? '' : String(value))
  }
}

function attributesFor(choices: Choices): Attribute[] {
  const isJourney = choices.element === 'journey-session'
  const id = isJourney ? 'journey' : 'appointment-type'
  const query = `${isJourney ? 'journey' : 'appointmentType'}=${DEMO[id]}`
  const kept = ownAttributes(choices).filter(([name]) => name !== id && !OWN.includes(name))
  return [
    ...elementAttributes(choices, true),
    ...kept,
    [id, DEMO[id]],
    ['endpoint', '/sessionframe/v1'],
    ['token-url', `/demo/token?${query}`],
  ]
}

/** The real element, against the demo's endpoint. */
export class Preview {
  readonly #place: HTMLElement
  #element: HTMLElement | undefined
  #opener: HTMLButtonElement | undefined
  #begun = ''

  constructor(place: HTMLElement) {
    this.#place = place
  }

  show(choices: Choices, style: ChosenStyle): void {
    const attributes = attributesFor(choices)
    const named = Object.fromEntries(attributes)
    const begun = JSON.stringify([choices.element, ...BEGINS_ANEW.map((name) => named[name])])
    if (begun !== this.#begun) this.#begin(choices)
    this.#begun = begun
    const element = this.#element
    if (!element) return
    for (const name of element.getAttributeNames()) {
      if (!(name in named) && name !== 'style') element.removeAttribute(name)
    }
    setAll(element, attributes)
    element.removeAttribute('style')
    // By code, which the strictest policy allows.
    for (const [name, value] of Object.entries(stylesOf(style))) {
      element.style.setProperty(name, value)
    }
    if (this.#opener) {
      this.#opener.textContent = choices.opener
      if (!hasSlottedOpener(choices)) this.#opener.dataset['sessionframeOpen'] = `#${choices.id}`
    }
  }

  #begin(choices: Choices): void {
    const element = document.createElement(choices.element)
    this.#element = element
    this.#opener = undefined
    if (!isOpened(choices)) {
      this.#place.replaceChildren(element)
      return
    }
    const opener = document.createElement('button')
    opener.type = 'button'
    opener.className = 'button'
    this.#opener = opener
    if (hasSlottedOpener(choices)) {
      opener.slot = 'opener'
      element.append(opener)
      this.#place.replaceChildren(element)
    } else this.#place.replaceChildren(opener, element)
  }
}
