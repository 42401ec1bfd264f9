import type {
  BreakgroundErrorBody,
  BreakgroundErrorCategory,
  BreakgroundErrorCode,
} from '../../../wire/vendors/breakground.ts'
import { AccessError } from '../../access/access-error.ts'
import { TooManyCalls } from '../../access/call-rate.ts'
import { JourneyError } from '../../journeys/journey-error.ts'
import { vendorStatus } from '../../journeys/vendor-status.ts'
import { JsonError } from '../parse-json.ts'

type Details = BreakgroundErrorBody['error']['details']

const KINDS = {
  VALIDATION_ERROR: { status: 400, category: 'validation' },
  UNAUTHORIZED: { status: 401, category: 'authentication' },
  FORBIDDEN: { status: 403, category: 'authorization' },
  NOT_FOUND: { status: 404, category: 'not_found' },
  METHOD_NOT_ALLOWED: { status: 405, category: 'validation' },
  CONFLICT: { status: 409, category: 'conflict' },
  PAYLOAD_TOO_LARGE: { status: 413, category: 'validation' },
  RATE_LIMITED: { status: 429, category: 'rate_limit' },
} as const satisfies Record<
  BreakgroundErrorCode,
  { status: number; category: BreakgroundErrorCategory }
>

/** A refusal of these routes. Its message goes to the caller. */
export class BreakgroundError extends Error {
  override readonly name = 'BreakgroundError'
  readonly code: BreakgroundErrorCode
  readonly details: Details

  constructor(code: BreakgroundErrorCode, message: string, details: Details = []) {
    super(message)
    this.code = code
    this.details = details
  }
}

export function refusalResponse({ code, message, details }: BreakgroundError): Response {
  const { status, category } = KINDS[code]
  const body: BreakgroundErrorBody = {
    error: { message, statusCode: status, code, category, details },
  }
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (code === 'UNAUTHORIZED') headers['WWW-Authenticate'] = 'Bearer'
  return Response.json(body, { status, headers })
}

/** What the platform refuses, in BreakGround's words; null for what is no refusal. */
export function asRefusal(error: unknown): BreakgroundError | null {
  if (error instanceof BreakgroundError) return error
  if (error instanceof JsonError) return new BreakgroundError('VALIDATION_ERROR', error.message)
  if (error instanceof TooManyCalls) return new BreakgroundError('RATE_LIMITED', error.message)
  if (error instanceof AccessError) {
    const code = error.code === 'forbidden' ? 'FORBIDDEN' : 'UNAUTHORIZED'
    return new BreakgroundError(code, error.message)
  }
  return error instanceof JourneyError ? ofJourney(error) : null
}

function ofJourney({ code, message, state, details }: JourneyError): BreakgroundError {
  switch (code) {
    case 'unknown-journey':
      return new BreakgroundError('NOT_FOUND', message)
    case 'wrong-state':
    case 'never-published':
    case 'stale-draft': {
      const status = state && vendorStatus('breakground', state)
      const what = status ? `The journey is ${status}: this cannot be done with it.` : message
      return new BreakgroundError('CONFLICT', what)
    }
    case 'unknown-site':
      return new BreakgroundError('VALIDATION_ERROR', message, [{ path: 'siteId', message }])
    case 'not-publishable':
    case 'foreign-node':
    case 'invalid':
      return new BreakgroundError(
        'VALIDATION_ERROR',
        message,
        details.map((detail) => ({ message, ...(detail as object) })),
      )
    default:
      return code satisfies never
  }
}
