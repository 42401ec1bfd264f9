/**
 * An expected failure of a command: its message is for the person at the
 * terminal, says what to do next, and never holds a setting's value.
 */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
  /** The process's exit code. */
  readonly exitCode: number = 1
  /** Several problems of one kind, each a sentence of its own. */
  readonly problems: readonly string[]

  constructor(message: string, problems: readonly string[] = []) {
    super(message)
    this.problems = problems
  }
}

/** Wrong arguments or settings: nothing was begun. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
  override readonly exitCode = 2
}
