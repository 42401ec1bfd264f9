import type { MiddlewareHandler } from 'hono'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { isSameOrigin } from './same-origin.ts'

/** Lets only the hosted page itself change something. */
export function guardChanges({ platform }: Pages): MiddlewareHandler {
  return async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && !isSameOrigin(c.req.raw.headers, platform.url)) {
      throw new PageError(403, 'invalid-request', 'Only the page itself may send this.')
    }
    return next()
  }
}
