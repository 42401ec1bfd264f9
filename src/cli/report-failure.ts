import { CommandError } from './command-error.ts'

const USAGE = 2

/** By name, not class: importing the classes would load optional peers. Their messages say what to do. */
const OURS = new Set([
  'DatabaseError',
  'FileStoreFailed',
  'FolderLockedError',
  'KeyringError',
  'PageAssetsError',
  'PlatformError',
  'WorkspaceFileError',
])

export interface Failure {
  exitCode: number
  /** One sentence, or a heading over `problems`; null for what commander has told already. */
  message: string | null
  problems: readonly string[]
}

/** A failure in plain words, never a stack. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommandError) {
    return { exitCode: error.exitCode, message: error.message, problems: error.problems }
  }
  // Commander ends --help and --version with an error as well, of exit code 0.
  if (isCommanderError(error)) {
    return { exitCode: error.exitCode === 0 ? 0 : USAGE, message: null, problems: [] }
  }
  const text = error instanceof Error ? error.message || error.name : String(error)
  const line = (text.split('\n', 1)[0] ?? '').replace(/\.$/, '')
  const ours = error instanceof Error && OURS.has(error.name)
  return {
    exitCode: 1,
    message: ours ? line : `unexpected error: ${line}`,
    problems: ours ? problemsOf(error) : [],
  }
}

/** A file's problems come as `problems`, an import's as the error's `details`. */
function problemsOf(error: Error): readonly string[] {
  const { problems, details } = error as { problems?: unknown; details?: unknown }
  const list = problems ?? details
  return Array.isArray(list) ? list.map(String) : []
}

/** Tells it at a terminal; gives the exit code. */
export function reportFailure(error: unknown, write: (text: string) => void): number {
  const failure = describeFailure(error)
  if (failure.message !== null) {
    const problems = failure.problems.map((problem) => `  ${problem}\n`).join('')
    write(`sessionframe: ${failure.message}${problems && ':'}\n${problems}`)
  }
  return failure.exitCode
}

function isCommanderError(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && 'exitCode' in error && 'code' in error
    ? String(error.code).startsWith('commander.')
    : false
}
