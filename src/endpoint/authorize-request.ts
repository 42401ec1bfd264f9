import type { Asked } from './asked.ts'
import type { Authorized, KnownLead, NewLead, Wanted } from './authorize.ts'
import { describeError } from './describe-error.ts'
import { ID } from './parse-body.ts'
import { EndpointProblem } from './problem.ts'
import type { EndpointSettings } from './settings.ts'

/** Asks the owner's rule. Throws `unauthorized`, `forbidden` or, for a rule that fails, `internal`. */
export async function authorizeRequest(
  settings: EndpointSettings,
  asked: Asked,
  wanted: Wanted,
): Promise<Authorized> {
  const authorized = await ask(settings, asked, wanted)
  if (authorized === null) {
    throw new EndpointProblem(
      'unauthorized',
      'Send an embed token in the Authorization header, or log in first.',
      { 'WWW-Authenticate': 'Bearer' },
    )
  }
  const checked = 'newLead' in authorized ? checkGroup(authorized) : checkLead(authorized)
  if (checked !== null) return checked
  settings.log.error({
    event: 'authorize-gave-no-lead',
    requestId: asked.requestId,
    message:
      'authorize must give null, { lead }, a string of 1 to 64 letters, digits, "-" or "_", or { newLead: { leadGroup } }',
  })
  throw new EndpointProblem('internal')
}

async function ask(
  { authorize, log }: EndpointSettings,
  { head, web, requestId }: Asked,
  wanted: Wanted,
): Promise<Authorized | null> {
  try {
    // One of ours, which keeps to what both have.
    const request = authorize.readsHeadOnly === true ? (head as Request) : web()
    return (await authorize(request, wanted)) ?? null
  } catch (error) {
    if (error instanceof EndpointProblem) throw error
    log.error({ event: 'authorize-threw', requestId, error: describeError(error) })
    throw new EndpointProblem('internal')
  }
}

function checkLead({ lead, invited }: KnownLead): KnownLead | null {
  if (typeof lead !== 'string' || !ID.test(lead)) return null
  return { lead, ...(invited === true && { invited: true }) }
}

function checkGroup({ newLead }: NewLead): NewLead | null {
  const leadGroup: unknown = newLead?.leadGroup
  return typeof leadGroup === 'string' && leadGroup !== '' ? { newLead: { leadGroup } } : null
}
