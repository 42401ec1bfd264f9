import type { Authorized } from './authorize.ts'
import { EndpointProblem } from './problem.ts'
import type { WantedSession } from './upstream.ts'

/** For whom a session is made. */
export interface Caller {
  /** Tells callers apart in the store; ids have no colon, so none is taken for a group. */
  name: string
  /** Whose requests are counted together. */
  counted: string
  lead: WantedSession['lead']
  invited: boolean
}

/** Characters of a key that nobody guesses. */
const UNGUESSABLE = 20

/**
 * Throws `invalid-request` where the body names another lead, or where the key
 * alone tells one visitor from the next and could be guessed.
 */
export function callerOf(
  who: Authorized,
  { lead, key }: { lead: string | undefined; key: string },
): Caller {
  if (lead !== undefined && ('newLead' in who || who.lead !== lead)) {
    throw new EndpointProblem(
      'invalid-request',
      '"lead" is not the lead that the caller is authorised for. Leave it out.',
    )
  }
  if (!('newLead' in who)) {
    const { lead: known, invited = false } = who
    return { name: known, counted: known, lead: known, invited }
  }
  if (key.length < UNGUESSABLE) {
    throw new EndpointProblem(
      'invalid-request',
      'Without a lead the Idempotency-Key is all that tells visitors apart. Send a random UUID.',
    )
  }
  const { leadGroup } = who.newLead
  const name = `new:${leadGroup}`
  return { name, counted: `${name}:${key}`, lead: { newIn: leadGroup }, invited: false }
}
