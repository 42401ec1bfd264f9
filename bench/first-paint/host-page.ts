import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What a row puts into the page. */
export interface Markup {
  /** At the end of the head. */
  head?: string
  /** Where the session stands. */
  body: string
  /** At the end of the body. */
  end?: string
}

const PARAGRAPH =
  'We answer within a day, and you can stop at any time. Nothing is sent before you press the button at the end, and what you have typed is kept on this device until then.'

/** The owner's page, the same for every row but for the row's own markup, with the probe in it. */
export function hostPage({ head = '', body, end = '' }: Markup): string {
  const probe = readFileSync(resolve(import.meta.dirname, 'probe.js'), 'utf8')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Apply for a loan</title>
<style>
  body { max-width: 60rem; margin: 0 auto; padding: 0 1rem; font: 16px/1.5 sans-serif }
</style>
<script>${probe}</script>
${head}
</head>
<body>
<h1>Apply for a loan</h1>
<p>${PARAGRAPH}</p>
${body}
<h2>Questions</h2>
${`<p>${PARAGRAPH}</p>\n`.repeat(8)}
${end}
</body>
</html>`
}
