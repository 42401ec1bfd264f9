import type { Handler } from 'hono'
import { PageError } from './page-error.ts'

/** @param allowed The `Allow` header: https://www.rfc-editor.org/rfc/rfc9110#name-405-method-not-allowed */
export function refuseMethod(allowed: string): Handler {
  return (c) => {
    c.header('Allow', allowed)
    throw new PageError(405, 'invalid-request', `This address takes ${allowed}.`)
  }
}
