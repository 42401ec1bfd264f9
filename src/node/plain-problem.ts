import { STATUS_CODES } from 'node:http'

/** An answer of the mount itself, for what never reaches a handler or fails in it. */
export function plainProblem(
  status: number,
  { headers = {}, detail }: { headers?: Record<string, string>; detail?: string } = {},
): Response {
  return Response.json(
    { title: STATUS_CODES[status], status, ...(detail !== undefined && { detail }) },
    {
      status,
      headers: {
        ...headers,
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  )
}
