import { CommandError } from './command-error.ts'

const USAGE = 2

/** Tells a failure in plain words, never as a stack; gives the exit code. */
export function reportFailure(error: unknown, write: (text: string) => void): number {
  if (error instanceof CommandError) {
    const problems = error.problems.map((problem) => `  ${problem}\n`).join('')
    write(`sessionframe: ${error.message}${problems && ':'}\n${problems}`)
    return error.exitCode
  }
  // Commander has told the person itself; it gives 0 to --help and --version.
  if (isCommanderError(error)) return error.exitCode === 0 ? 0 : USAGE
  write(`sessionframe: unexpected error: ${firstLine(error)}\n`)
  return 1
}

/** By shape: the class may not be importable, commander being an optional peer. */
function isCommanderError(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && 'exitCode' in error && 'code' in error
    ? String(error.code).startsWith('commander.')
    : false
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.split('\n', 1)[0] ?? ''
}
