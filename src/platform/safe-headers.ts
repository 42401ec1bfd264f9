import type { MiddlewareHandler } from 'hono'

/** For answers that are no page; a page has a policy of its own. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * What an answer has that says nothing else for itself, also where a route
 * fails or there is none: a header that each route has to remember is one that
 * the next route forgets.
 */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (!headers.has(name)) headers.set(name, value)
  }
}
