import { escapeHtml } from './escape-html.ts'
import { RenderError } from './render-error.ts'

/** `false`, null and undefined leave an attribute out, `true` writes its name alone. */
export type AttributeValue = string | number | boolean | null | undefined

const NAME = /^[a-z][a-z\d-]*$/

/** Attributes that may not stand in such markup, and why. */
const REFUSED: Record<string, string> = {
  'public-url': 'the frame holds it already, and an attribute of the element is for all to see',
  token: 'it would stand in the page; set token-url',
  style: 'strict policies forbid it; use a class',
}

/** Words that say the opposite of a frame which is there from the beginning. */
const ONLY: Record<string, readonly string[]> = {
  display: ['inline'],
  loading: ['eager', 'lazy'],
}

/** ` name="value"` for each. */
export function renderAttributes(attributes: Readonly<Record<string, AttributeValue>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .map(([name, value]) => {
      check(name, value)
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
    })
    .join('')
}

function check(name: string, value: AttributeValue): void {
  // A name is code, not content; but an error must not carry what somebody else may have put there.
  if (!NAME.test(name) || name.startsWith('on')) {
    throw new RenderError(
      'invalid-attribute',
      'an attribute has a name that is not written: lower case letters, digits and hyphens, and no event handlers',
    )
  }
  const reason = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined
  if (reason)
    throw new RenderError('invalid-attribute', `the attribute ${name} is not written: ${reason}`)
  const words = Object.hasOwn(ONLY, name) ? ONLY[name] : undefined
  if (words && !words.includes(String(value))) {
    throw new RenderError(
      'invalid-attribute',
      `with its frame in the page, ${name} can be ${words.join(' or ')} only`,
    )
  }
}
