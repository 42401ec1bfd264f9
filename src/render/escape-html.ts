const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a line feed of it.
  '\r': '&#13;',
}

/** Text for an element's content or for an attribute between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (char) => ENTITIES[char] ?? char)
}

/**
 * JSON for a data block. In there no entity is read, and `</script` or `<!--`
 * would end or hide it wherever it stands.
 * https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
