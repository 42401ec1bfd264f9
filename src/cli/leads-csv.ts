import { CsvError, parse } from 'csv-parse/sync'
import { isLeadNumber } from '../platform/leads/lead.ts'
import { CommandError } from './command-error.ts'

/** A row of the file. An empty cell is no value. */
export interface LeadRow {
  /** Where the row begins, from 1; the head is line 1. */
  line: number
  /** The lead's number; the next free one when absent. */
  number?: string
  /** Name of its lead group. */
  leadGroup?: string
  /** By data field. */
  values: Record<string, string>
}

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

const DATA_FIELD = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/
/** More than these are counted and not listed. */
const MOST_PROBLEMS = 20

/**
 * Reads leads from CSV (RFC 4180). The head names the columns: `number`,
 * `leadGroup`, and data fields.
 *
 * @throws CommandError with a line number for each problem; it quotes no values
 */
export function parseLeadsCsv(path: string, text: string): LeadRow[] {
  const [head, ...records] = readRecords(path, text)
  if (!head || head.record.every((name) => name.trim() === '')) {
    throw new CommandError(`${path} is empty: the first line names the columns`)
  }
  const columns = head.record.map((name) => name.trim())
  const headProblems = checkColumns(columns)
  if (headProblems.length > 0) throw new CommandError(`${path}, line 1`, headProblems)

  let line = head.info.lines + 1
  const problems: string[] = []
  const seen = new Map<string, number>()
  const rows = records.map(({ record, info }) => {
    const row = toRow(columns, record, line)
    const found = [...rowProblems(columns, record, row), ...repeated(row, seen)]
    problems.push(...found.map((problem) => `line ${line}: ${problem}`))
    line = info.lines + 1
    return row
  })
  if (problems.length > 0) throw tooMany(path, problems)
  return rows
}

function readRecords(path: string, text: string): CsvRecord[] {
  try {
    // csv-parse counts a CRLF inside quotes as two lines.
    return parse(text.replaceAll('\r\n', '\n'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRecord[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as CsvError & { lines?: number }).lines ?? 1
    throw new CommandError(
      `${path}, line ${line}: a quoted value is not closed, or a quote is in the wrong place`,
    )
  }
}

function checkColumns(columns: string[]): string[] {
  return columns.flatMap((name, index) => {
    const where = `column ${index + 1}`
    if (!DATA_FIELD.test(name)) {
      return [
        `${where} has no usable name: a letter, then up to 63 letters, digits, ".", "_" or "-"`,
      ]
    }
    if (columns.indexOf(name) !== index) return [`${where} has the name "${name}" again`]
    return []
  })
}

function toRow(columns: string[], record: string[], line: number): LeadRow {
  const row: LeadRow = { line, values: {} }
  columns.forEach((column, index) => {
    const value = record[index]?.trim() ?? ''
    if (value === '') return
    if (column === 'number') row.number = value
    else if (column === 'leadGroup') row.leadGroup = value
    else row.values[column] = value
  })
  return row
}

function rowProblems(columns: string[], record: string[], row: LeadRow): string[] {
  return [
    ...(record.length === columns.length
      ? []
      : [`${record.length} values for ${columns.length} columns`]),
    ...(row.number === undefined || isLeadNumber(row.number)
      ? []
      : ['number must be 1 to 15 digits, not beginning with 0']),
  ]
}

function repeated({ number, line }: LeadRow, seen: Map<string, number>): string[] {
  if (number === undefined || !isLeadNumber(number)) return []
  const first = seen.get(number)
  seen.set(number, first ?? line)
  return first === undefined ? [] : [`the number is in line ${first} already`]
}

function tooMany(path: string, problems: string[]): CommandError {
  const listed = problems.slice(0, MOST_PROBLEMS)
  const rest = problems.length - listed.length
  return new CommandError(
    `${path}: nothing was imported`,
    rest > 0 ? [...listed, `and ${rest} more`] : listed,
  )
}
