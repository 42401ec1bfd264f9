/** Octeth's way of naming what is known of the person: `%Subscriber:EmailAddress%`. */
const FIELD = /%Subscriber:([\w.-]{1,64})%/gi

/** By the name of the field, in lower case. */
export type MergeValues = ReadonlyMap<string, string>

/**
 * Fills in what is known of the person, once: what a value holds is not read
 * again. A field that nobody has filled leaves nothing behind.
 */
export function mergeText(template: string, values: MergeValues): string {
  return template.replace(FIELD, (_, name: string) => values.get(name.toLowerCase()) ?? '')
}

/** The same for HTML: what a person wrote is text there, also within quotes. */
export function mergeHtml(template: string, values: MergeValues): string {
  return template.replace(FIELD, (_, name: string) =>
    escapeHtml(values.get(name.toLowerCase()) ?? ''),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
}

/** For a header: one line, whatever somebody wrote. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ').trim()
}
