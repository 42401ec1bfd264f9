import { html } from 'hono/html'
import type { Html } from '../../page-api/render/html.ts'

/** A line with `code` in it. */
export function markedLine(line: string): Html {
  // Between each two backticks, every second piece is code.
  return html`${line.split('`').map((piece, at) => (at % 2 === 1 ? code(piece) : piece))}`
}

/** Lines, and lists of those that begin with a hyphen: all the Markdown that our documents have. */
export function marked(text: string): Html {
  const lines = text.split('\n')
  const items = lines.filter((line) => line.startsWith('- '))
  const rest = lines.filter((line) => !line.startsWith('- '))
  return html`${rest.map((line) => html`<p>${markedLine(line)}</p>`)}${
    items.length > 0 &&
    html`<ul>
      ${items.map((line) => html`<li>${markedLine(line.slice(2))}</li>`)}
    </ul>`
  }`
}

/** Code reads from left to right on any page. */
export const code = (text: string): Html => html`<code dir="ltr">${text}</code>`

/** A block of it, which breaks where it has to: there is nothing to scroll. */
export const codeBlock = (text: string): Html => html`<pre dir="ltr"><code>${text}</code></pre>`

export const jsonBlock = (value: unknown): Html => codeBlock(JSON.stringify(value, null, 2))
