import { ATTRIBUTES } from '../props/session-props.ts'
import { hasSlottedOpener, isOpened, type Choices } from './choices.ts'
import { withOpener } from './with-opener.ts'
import { HTML, indent, quoted, type Dialect } from './write-tag.ts'

const PROPERTIES: Record<string, string> = Object.fromEntries(
  Object.entries(ATTRIBUTES).map(([property, attribute]) => [attribute, property]),
)

/** An expression; no line of it can be taken for a tag. */
const braces = (text: string): string => `{${JSON.stringify(text).replaceAll('<', '\\u003c')}}`

const JSX: Dialect = {
  attribute([attribute, value]) {
    const name = PROPERTIES[attribute] ?? attribute
    if (value === true) return name
    if (typeof value === 'number') return `${name}={${value}}`
    // JSX reads entities in strings, and has no escape for a quote.
    return `${name}=${/["&<\r\n]/.test(value) ? braces(value) : `"${value}"`}`
  },
  text: (text) => (/^\s|\s$|[<>{}&\r\n]/.test(text) ? braces(text) : text),
  isShort: true,
}

export function reactForm(choices: Choices): string {
  const name = choices.element === 'journey-session' ? 'JourneySession' : 'AppointmentBooking'
  const markup = withOpener(choices, name, JSX).join('\n')
  const areTwo = isOpened(choices) && !hasSlottedOpener(choices)
  return [
    `import { ${name} } from 'sessionframe/react'`,
    '',
    'export function Session() {',
    '  return (',
    indent(indent(areTwo ? `<>\n${indent(markup)}\n</>` : markup)),
    '  )',
    '}',
  ].join('\n')
}

const VUE: Dialect = {
  // Vue would set a word where the property is none.
  attribute: ([name, value]) =>
    typeof value === 'string' ? `${name}=${quoted(value)}` : `:${name}="${value}"`,
  // Two braces begin an expression.
  text: (text) => HTML.text(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;'),
  isShort: true,
}

export const vueForm = (choices: Choices): string =>
  [
    '<script setup>',
    "import 'sessionframe/vue'",
    '</script>',
    '',
    '<template>',
    indent(withOpener(choices, choices.element, VUE).join('\n')),
    '</template>',
  ].join('\n')
