import type { Endpoint } from '../../src/endpoint/create-endpoint.ts'
import { LEAD, post, token } from './endpoint-fixture.ts'

export const ADDRESS = '192.0.2.1'
export const range = (count: number) => Array.from({ length: count }, (_, index) => index)
export const ofLead = async (lead: string) => ({ Authorization: `Bearer ${await token({ lead })}` })

/** The statuses of so many POSTs, one after another, and the last answer. */
export async function posts(endpoint: Endpoint, count: number, address = ADDRESS, lead = LEAD) {
  const headers = await ofLead(lead)
  const answers: Response[] = []
  for (let n = 0; n < count; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    answers.push(await endpoint(await post({ headers }), { address }))
  }
  return { statuses: answers.map(({ status }) => status), last: answers.at(-1)! }
}
