import {
  elementAttributes,
  hasSlottedOpener,
  isOpened,
  ownAttributes,
  type Choices,
} from './choices.ts'
import { writeTag, type Dialect } from './write-tag.ts'

/** The button that opens it, by a slot or by its id. */
export const openerButton = (choices: Choices, isSlotted: boolean, dialect: Dialect): string =>
  writeTag(
    'button',
    [
      ['type', 'button'],
      isSlotted ? ['slot', 'opener'] : ['data-sessionframe-open', `#${choices.id}`],
    ],
    dialect.text(choices.opener),
    { ...dialect, isShort: false },
  )

/**
 * The element, and what opens it.
 * @param name As the dialect calls the element.
 */
export function withOpener(choices: Choices, name: string, dialect: Dialect): string[] {
  const isSlotted = hasSlottedOpener(choices)
  const button = isOpened(choices) ? openerButton(choices, isSlotted, dialect) : ''
  const attributes = [...elementAttributes(choices, isOpened(choices)), ...ownAttributes(choices)]
  const element = writeTag(name, attributes, isSlotted ? button : '', dialect)
  return button === '' || isSlotted ? [element] : [button, element]
}
