import { TooManyCalls } from '../access/call-rate.ts'

/** The answer to an error, with `Retry-After` where the error is that there were too many calls. */
export function withRetryAfter(response: Response, error: unknown): Response {
  if (error instanceof TooManyCalls) response.headers.set('Retry-After', String(error.retryAfter))
  return response
}
