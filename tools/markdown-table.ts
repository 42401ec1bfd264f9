/** In a cell a line break ends the row, and a bar the cell. */
export const cell = (text: string | undefined): string =>
  (text ?? '').replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')

/** Nothing for nothing. */
export const code = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `\`${cell(text)}\``

/**
 * A table in Markdown; cells are Markdown too. A column that is empty is left out, and one without a head says what its
 * row means.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '_None._'
  const filled = head.map((_, index) => rows.some((row) => row[index] !== ''))
  const line = (cells: readonly string[]) =>
    `| ${cells.filter((_, index) => filled[index]).join(' | ')} |`
  const named = head.map((one) => (one === '' ? 'meaning' : one))
  return [line(named), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
