import type { PlatformRefusal } from '../../wire/platform-api.ts'

/** A refusal of these routes. Its message goes to the caller. */
export class SessionApiError extends Error {
  override readonly name = 'SessionApiError'
  readonly status: 400 | 401 | 403 | 404 | 413 | 422
  readonly code: string

  constructor(status: SessionApiError['status'], code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function refusalResponse({ status, code, message }: SessionApiError): Response {
  const body: PlatformRefusal = { code, message }
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return Response.json(body, { status, headers })
}
