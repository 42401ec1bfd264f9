import type { MarkdownIt } from './markdown-it.ts'

/** Two braces are text on GitHub; to Vue they would be code. */
export function plainBraces(md: MarkdownIt): void {
  const { rules } = md.renderer
  for (const name of ['text', 'code_inline'] as const) {
    const before = rules[name]
    rules[name] = (...given) => (before?.(...given) ?? '').replaceAll('{{', '&#123;&#123;')
  }
}
