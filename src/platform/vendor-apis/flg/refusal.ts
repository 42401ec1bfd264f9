import type { FlgRefusal, FlgRefusalCode } from '../../../wire/vendors/flg-answers.ts'

const STATUSES = {
  invalid_request: 400,
  // FLG's pages say 400, not 404, for what a body names and nobody knows.
  unknown_lead: 400,
  unknown_journey: 400,
  unknown_appointment_type: 400,
  lead_group_mismatch: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
} as const satisfies Record<FlgRefusalCode, number>

/** A refusal of these routes. Its message goes to the caller. */
export class FlgError extends Error {
  override readonly name = 'FlgError'
  readonly code: FlgRefusalCode

  constructor(code: FlgRefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

/** FLG's pages leave error bodies open; this is the one place that shapes ours. */
export function refusalResponse({ code, message }: FlgError): Response {
  const body: FlgRefusal = { error: { code, message } }
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (code === 'unauthorized') headers['WWW-Authenticate'] = 'Bearer'
  return Response.json(body, { status: STATUSES[code], headers })
}
