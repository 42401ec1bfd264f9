import { escapeHtml } from '../render/escape-html.ts'
import type { Attribute } from './choices.ts'

/** How a language of markup writes what differs from one to the other. */
export interface Dialect {
  attribute: (attribute: Attribute) => string
  text: (text: string) => string
  /** Whether an element without content is one tag. */
  isShort: boolean
}

/** A value between double quotes; a line's end in it would be indented with the rest. */
export const quoted = (value: string): string => `"${escapeHtml(value).replaceAll('\n', '&#10;')}"`

export const HTML: Dialect = {
  attribute: ([name, value]) => (value === true ? name : `${name}=${quoted(String(value))}`),
  text: escapeHtml,
  isShort: false,
}

/** So that it can be read in an editor, and on a phone. */
const LINE = 76

/**
 * An element: its first tag on one line where that is short, else with an attribute on each.
 * @param content Between its tags, as it is written.
 */
export function writeTag(
  name: string,
  attributes: readonly Attribute[],
  content = '',
  { attribute, isShort }: Pick<Dialect, 'attribute' | 'isShort'> = HTML,
): string {
  const words = attributes.map((one) => attribute(one))
  const oneLine = [name, ...words].join(' ')
  const fits = oneLine.length <= LINE && !oneLine.includes('\n')
  const open = fits ? `<${oneLine}` : `<${name}\n${indent(words.join('\n'))}\n`
  if (isShort && content === '') return `${open}${fits ? ' ' : ''}/>`
  return content.startsWith('<')
    ? `${open}>\n${indent(content)}\n</${name}>`
    : `${open}>${content}</${name}>`
}

export const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ')
