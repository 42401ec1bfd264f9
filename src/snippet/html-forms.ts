import {
  elementAttributes,
  isOpened,
  languageOf,
  ownAttributes,
  type Attribute,
  type Choices,
} from './choices.ts'
import { openerButton, withOpener } from './with-opener.ts'
import { HTML, writeTag } from './write-tag.ts'

const script = (choices: Choices, more: Attribute[] = []): string =>
  writeTag('script', [
    ...(choices.nonce === undefined ? [] : [['nonce', choices.nonce] as Attribute]),
    ['src', choices.scriptUrl],
    ...more,
    ['async', true],
  ])

const inData = ([name, value]: Attribute): Attribute => [
  `data-${name}`,
  value === true ? '' : value,
]

/** The tag that puts the session where it stands. */
export function scriptForm(choices: Choices): string {
  const tag = script(choices, ownAttributes(choices).map(inData))
  const language = languageOf(choices)
  // It is what stands around it that has a language.
  return language.length === 0 ? tag : writeTag('div', language, tag)
}

/** The element itself. */
export const elementForm = (choices: Choices): string =>
  [script(choices), ...withOpener(choices, choices.element, HTML)].join('\n')

/** Where an editor drops unknown tags. */
export const divForm = (choices: Choices): string =>
  [
    script(choices),
    ...(isOpened(choices) ? [openerButton(choices, false, HTML)] : []),
    place(choices, isOpened(choices)),
  ].join('\n')

/** Where an editor lets links through and nothing else. */
export const linkForm = (choices: Choices): string =>
  [
    '<!-- In the text -->',
    writeTag('a', [['href', `#sessionframe=${choices.id}`]], HTML.text(choices.opener)),
    '',
    '<!-- Once, in the template of the page -->',
    script(choices),
    place(choices, true),
  ].join('\n')

/** What becomes the element; a name of its own is also the element's. */
function place(choices: Choices, isNamed: boolean): string {
  const kind = choices.element === 'journey-session' ? 'journey' : 'appointment'
  return writeTag('div', [
    ...elementAttributes(choices, isNamed),
    ['data-sessionframe', kind],
    ...ownAttributes(choices).map(inData),
  ])
}
