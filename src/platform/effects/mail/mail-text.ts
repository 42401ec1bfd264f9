import { directionOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { escapeHtml } from './merge-fields.ts'

interface Content {
  heading: string
  /** Paragraphs, as text. */
  lines: readonly string[]
  /** Null for none. */
  link: { text: string; url: string } | null
}

/** The same as plain text and as HTML. */
export function mailText(
  language: Language,
  { heading, lines, link }: Content,
): { text: string; html: string } {
  const last = link === null ? [] : [`${link.text}:\n${link.url}`]
  return {
    text: `${[heading, ...lines, ...last].join('\n\n')}\n`,
    html: mailPage(language, [
      `<h1 style="font-size:1.25em">${escapeHtml(heading)}</h1>`,
      ...lines.map((line) => `<p>${escapeHtml(line).replaceAll('\n', '<br>')}</p>`),
      ...(link === null
        ? []
        : [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`]),
    ]),
  }
}

/** Around what is HTML already. */
export function mailPage(language: Language, blocks: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"></head>
<body>
${blocks.join('\n')}
</body>
</html>
`
}
