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

/** For a header: one line, whatever somebody wrote. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ').trim()
}
