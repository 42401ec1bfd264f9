const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** What a page has to say for it. */
export function markupOf(tag: string, attributes: Record<string, string>): string {
  const lines = Object.entries(attributes).map(([name, value]) => `  ${name}="${escaped(value)}"`)
  return [`<${tag}`, ...lines, `></${tag}>`].join('\n')
}
