import type { Authorized, Wanted } from './authorize.ts'
import { describeError } from './describe-error.ts'
import { ID } from './parse-body.ts'
import { EndpointProblem } from './problem.ts'
import type { EndpointSettings } from './settings.ts'

/** Asks the owner's rule. Throws `unauthorized`, `forbidden` or, for a rule that fails, `internal`. */
export async function authorizeRequest(
  settings: EndpointSettings,
  request: Request,
  wanted: Wanted,
  requestId: string,
): Promise<Authorized> {
  const authorized = await ask(settings, request, wanted, requestId)
  if (authorized === null) {
    throw new EndpointProblem(
      'unauthorized',
      'Send an embed token in the Authorization header, or log in first.',
      { 'WWW-Authenticate': 'Bearer' },
    )
  }
  if (typeof authorized.lead === 'string' && ID.test(authorized.lead)) {
    return { lead: authorized.lead }
  }
  settings.log.error({
    event: 'authorize-gave-no-lead',
    requestId,
    message:
      'authorize must give null or { lead }, a string of 1 to 64 letters, digits, "-" or "_"',
  })
  throw new EndpointProblem('internal')
}

async function ask(
  { authorize, log }: EndpointSettings,
  request: Request,
  wanted: Wanted,
  requestId: string,
): Promise<Authorized | null> {
  try {
    return (await authorize(request, wanted)) ?? null
  } catch (error) {
    if (error instanceof EndpointProblem) throw error
    log.error({ event: 'authorize-threw', requestId, error: describeError(error) })
    throw new EndpointProblem('internal')
  }
}
