import { z } from 'zod'
import { keyedHash } from './keyed-hash.ts'
import type { OpenWanted } from './open-session.ts'
import type { EndpointSettings } from './settings.ts'
import { UpstreamError } from './upstream.ts'
import type { UpstreamCall, WantedSession } from './upstream.ts'

const DAY_S = 24 * 60 * 60

const leadId = z.string()

/**
 * The lead that the upstream is asked with. One that has to be made before its
 * session is made once for a key: a session that fails, and is tried again,
 * must not leave a second lead behind.
 */
export async function leadOfSession(
  settings: EndpointSettings,
  { kind, body, caller, key }: OpenWanted,
  call: UpstreamCall,
): Promise<WantedSession['lead']> {
  const { upstream, store, sealing } = settings
  const { lead, name } = caller
  if (typeof lead === 'string' || upstream.leadsCanWait === true) return lead
  if (upstream.createLead === undefined) {
    throw new UpstreamError('failed', `The upstream "${upstream.name}" makes no leads.`)
  }
  const keys = await settings.keys()
  const place = `lead:${await keyedHash(keys.lookup, ['lead', name, key])}`
  const sealed = await store.get(place)
  const made = sealed && leadId.safeParse(await sealing.unseal(place, sealed)).data
  if (made) return made
  const id = await upstream.createLead({ leadGroup: lead.newIn, kind, id: body.id }, call)
  await store.set(place, await sealing.seal(place, id), DAY_S)
  return id
}
