/** A caller who is unknown, or may not do what is asked. The message goes to the caller. */
export class AccessError extends Error {
  override readonly name = 'AccessError'
  readonly code: 'unauthorized' | 'forbidden'

  constructor(code: AccessError['code'], message: string) {
    super(message)
    this.code = code
  }
}
