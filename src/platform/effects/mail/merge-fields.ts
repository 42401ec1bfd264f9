/** Octeth's way of naming what is known of the person, and links of his own: `%Link:Unsubscribe%`. */
const FIELD = /%(Subscriber|Link):([\w.-]{1,64})%/gi

export interface MergeValues {
  /** What is known of the person, by the name of the field, in lower case. */
  subscriber: ReadonlyMap<string, string>
  /** Addresses of ours, in the same way. */
  links: ReadonlyMap<string, string>
}

/**
 * Fills in what is known of the person, once: what a value holds is not read
 * again. A field that nobody has filled leaves nothing behind, a link that we do
 * not have stays as it is written.
 */
export function mergeText(template: string, values: MergeValues): string {
  return template.replace(FIELD, (whole, kind: string, name: string) =>
    valueOf(values, { whole, kind, name }),
  )
}

/** The same for HTML: what a person wrote is text there, also within quotes. */
export function mergeHtml(template: string, values: MergeValues): string {
  return template.replace(FIELD, (whole, kind: string, name: string) =>
    escapeHtml(valueOf(values, { whole, kind, name })),
  )
}

/**
 * The same for an address: in front a value is an address itself, further on it is
 * a part of one.
 */
export function mergeUrl(template: string, values: MergeValues): string {
  return template.replace(FIELD, (whole, kind: string, name: string, at: number) => {
    const value = valueOf(values, { whole, kind, name })
    const isPart = at > 0 && kind.toLowerCase() !== 'link'
    return isPart ? encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD')) : value
  })
}

interface Field {
  whole: string
  kind: string
  name: string
}

function valueOf({ subscriber, links }: MergeValues, { whole, kind, name }: Field): string {
  const key = name.toLowerCase()
  return kind.toLowerCase() === 'link' ? (links.get(key) ?? whole) : (subscriber.get(key) ?? '')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
}

/** Characters of a header; nobody is shown as many. */
const LONGEST_LINE = 500

/**
 * For a header: one line, whatever somebody wrote, and none that turns around what
 * stands beside it: https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    // Begins what programs decode: https://datatracker.ietf.org/doc/html/rfc2047#section-2
    .replaceAll('=?', '= ?')
    .trim()
  return line.slice(0, LONGEST_LINE).replace(/\p{Surrogate}$/u, '')
}
