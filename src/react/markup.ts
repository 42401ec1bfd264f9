import { ATTRIBUTES, EVENTS, PROPERTIES } from '../props/session-props.ts'

const NAMES: Record<string, string> = { ...ATTRIBUTES, className: 'class' }
const NOT_MARKUP = new Set<string>([...Object.keys(EVENTS), ...PROPERTIES])

/** In these true and false are words; any other attribute means true by being there. */
const IN_WORDS = /^(aria|data)-/

/**
 * Props as attributes, under the names that they have in markup: what a server
 * writes is then what the element reads, in every version of React.
 */
export function markup(props: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props)
      .filter(([name]) => !NOT_MARKUP.has(name))
      .map(([name, value]) => [NAMES[name] ?? name, attribute(name, value)]),
  )
}

function attribute(name: string, value: unknown): unknown {
  if (typeof value !== 'boolean') return value
  if (IN_WORDS.test(name)) return String(value)
  // React 18 would write "false", which is there.
  return value || undefined
}
