import { PlatformError } from '../platform-error.ts'

const MAX_KEY_LENGTH = 200

/** @throws {PlatformError} `invalid` */
export function checkKey(name: string, key: string): void {
  if (key.length >= 1 && key.length <= MAX_KEY_LENGTH) return
  throw new PlatformError('invalid', `A ${name} has 1 to ${MAX_KEY_LENGTH} characters.`)
}
