import type { Authorize, Wanted } from './authorize.ts'
import { bearerToken } from './bearer-token.ts'
import { EndpointProblem } from './problem.ts'

export interface NewLeadsOptions {
  /** Name of the lead group that new leads are made in. */
  leadGroup: string
  /** Ids of the journeys that anybody may start, or `*` for every one. Default: none. */
  journeys?: readonly string[] | '*'
  /** Ids of the appointment types that anybody may start, or `*` for every one. Default: none. */
  appointmentTypes?: readonly string[] | '*'
  /**
   * Asks your captcha's server whether a person is there. `response` is what
   * the element's `getToken` gave, or null. Without it only the rate limits
   * stand between a script and your leads.
   */
  captcha?: (response: string | null, request: Request) => boolean | Promise<boolean>
}

/**
 * Authorises everybody: for public pages, where the visitor becomes a lead. On
 * the platform the lead is made when the first answer is saved; with FLG, whose
 * sessions need one from the start, the upstream's `createLead` makes it.
 *
 * @throws {TypeError} when an option is missing or wrong.
 */
export function newLeads(options: NewLeadsOptions): Authorize {
  const { leadGroup, journeys = [], appointmentTypes = [], captcha } = options
  if (typeof leadGroup !== 'string' || leadGroup.trim() === '') {
    throw new TypeError('newLeads: "leadGroup" must be the name of the group that new leads go to.')
  }
  const grants = {
    journey: checkIds('journeys', journeys),
    appointment: checkIds('appointmentTypes', appointmentTypes),
  }
  if (grants.journey.length === 0 && grants.appointment.length === 0) {
    throw new TypeError(
      'newLeads: say what anybody may start: "journeys" or "appointmentTypes", each a list of ids or "*".',
    )
  }
  const authorize = async (request: Request, { kind, id }: Wanted) => {
    const granted = grants[kind]
    if (granted !== '*' && !granted.includes(id)) {
      throw new EndpointProblem('forbidden', 'This may not be started without a lead.')
    }
    if (captcha !== undefined && !(await captcha(bearerToken(request), request))) {
      throw new EndpointProblem('forbidden', 'The captcha was not solved. Try again.')
    }
    return { newLead: { leadGroup } }
  }
  return Object.assign(authorize, { makesLeads: true })
}

function checkIds(option: string, ids: readonly string[] | '*'): readonly string[] | '*' {
  if (ids === '*' || (Array.isArray(ids) && ids.every((id) => typeof id === 'string'))) return ids
  throw new TypeError(`newLeads: "${option}" must be a list of ids, or "*".`)
}
