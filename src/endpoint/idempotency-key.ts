import type { RequestHead } from '../wire/direct.ts'
import { EndpointProblem } from './problem.ts'

/** Visible ASCII but quote, backslash and comma; a comma would be two headers joined. */
const KEY = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,128}$/

/**
 * The key, with or without the quotes that the draft asks for.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotencyKeyOf(request: RequestHead): string {
  const header = request.headers.get('idempotency-key')
  if (header === null) {
    throw new EndpointProblem(
      'invalid-request',
      'Send an Idempotency-Key, such as a UUID: one for each session wanted, the same one when you try again.',
    )
  }
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header
  if (KEY.test(key)) return key
  throw new EndpointProblem(
    'invalid-request',
    'The Idempotency-Key must be one value of 1 to 128 visible ASCII characters.',
  )
}
