export type DatabaseErrorCode =
  /** Not there, refuses us, or does not answer. */
  | 'unreachable'
  /** Another process has the data folder. */
  | 'locked'
  /** The data folder cannot be read or written, or its files are damaged. */
  | 'unusable-folder'
  /** The database lacks an extension, or lets us not install it. */
  | 'missing-extension'
  /** A newer sessionframe has migrated it. */
  | 'newer'
  | 'migration-failed'

/** Its message is for the person who starts the server: what is wrong and what to do. It holds no password. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
