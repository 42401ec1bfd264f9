import { CsvError, parse } from 'csv-parse/sync'
import { CommandError } from './command-error.ts'

/** The first row below the head, as spreadsheets count. */
const FIRST_ROW = 2

/**
 * Reads rows from CSV (RFC 4180) whose head names the columns. What the columns
 * mean is the platform's business.
 *
 * @throws CommandError that tells each problem by its row, and quotes no values
 */
export function parseLeadsCsv(path: string, text: string): Record<string, string>[] {
  const [head, ...records] = readRecords(path, text)
  if (head === undefined)
    throw new CommandError(`${path} is empty: the first row names the columns`)
  const columns = head.map((name) => name.trim())
  const problems = [
    ...columnProblems(columns),
    ...records.flatMap((record, at) =>
      record.length === columns.length
        ? []
        : [`row ${at + FIRST_ROW}: ${record.length} values for ${columns.length} columns`],
    ),
  ]
  if (problems.length > 0) throw new CommandError(`${path}: nothing was imported`, problems)
  return records.map((record) =>
    Object.fromEntries(columns.map((column, at) => [column, record[at]?.trim() ?? ''])),
  )
}

function readRecords(path: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as CsvError & { lines?: number }).lines ?? 1
    throw new CommandError(
      `${path}: near line ${line}, a quoted value is not closed, or a quote is in the wrong place`,
    )
  }
}

function columnProblems(columns: string[]): string[] {
  return columns.flatMap((name, at) => {
    if (name === '') return [`column ${at + 1} has no name`]
    return columns.indexOf(name) === at ? [] : [`column ${at + 1} has the name "${name}" again`]
  })
}
