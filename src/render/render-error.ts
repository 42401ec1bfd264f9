export type RenderErrorCode =
  | 'invalid-session'
  | 'invalid-url'
  | 'same-origin-url'
  | 'invalid-attribute'
  | 'invalid-option'

/** Why nothing was written. The message is for a log: it holds no address and no attribute's value. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  readonly code: RenderErrorCode

  constructor(code: RenderErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
