import type { FlownallyProblem, FlownallyViolation } from '../../../wire/vendors/flownally.ts'

/** Status and title of each code. */
const PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read.' },
  unauthorized: { status: 401, title: 'Credentials are missing or not valid.' },
  forbidden: { status: 403, title: 'This is not allowed.' },
  'not-found': { status: 404, title: 'It does not exist, or you cannot see it.' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here.' },
  conflict: { status: 409, title: 'The state of the journey does not allow this.' },
  'too-large': { status: 413, title: 'The body is too large.' },
  invalid: { status: 422, title: 'The request is not valid.' },
  'rate-limited': { status: 429, title: 'There were too many calls.' },
} as const
type FlownallyProblemCode = keyof typeof PROBLEMS

/** A refusal of these routes. Its message goes to the caller. */
export class FlownallyError extends Error {
  override readonly name = 'FlownallyError'
  readonly code: FlownallyProblemCode
  readonly violations: readonly FlownallyViolation[]

  constructor(
    code: FlownallyProblemCode,
    message: string,
    violations: readonly FlownallyViolation[] = [],
  ) {
    super(message)
    this.code = code
    this.violations = violations
  }
}

/** Flownally's page says ProblemDetails, as `application/json`; this is the one place that shapes them. */
export function problemResponse({ code, message, violations }: FlownallyError): Response {
  const { status, title } = PROBLEMS[code]
  const body: FlownallyProblem = {
    type: `urn:sessionframe:problem/${code}`,
    title,
    status,
    detail: message,
    ...(violations.length > 0 && { violations: [...violations] }),
  }
  return Response.json(body, {
    status,
    headers: {
      'Cache-Control': 'no-store',
      ...(code === 'unauthorized' && { 'WWW-Authenticate': 'Bearer' }),
    },
  })
}
