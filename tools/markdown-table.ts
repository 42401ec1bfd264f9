/** In a cell a line break ends the row, and a bar the cell. */
export const cell = (text: string | undefined): string =>
  (text ?? '').replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')

/** Nothing for nothing. */
export const code = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `\`${cell(text)}\``

/** A table in Markdown; cells are Markdown too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '_None._'
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
