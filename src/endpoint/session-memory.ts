import { z } from 'zod'
import { keyedHash } from './keyed-hash.ts'
import { awaited } from './session-completion.ts'
import type { EndpointSettings } from './settings.ts'

const DAY_S = 24 * 60 * 60

const known = z.strictObject({
  kind: z.enum(['journey', 'appointment']),
  /** The journey or appointment type it was made for. */
  id: z.string(),
  /** Null for a visitor whom nobody knows: the id is all that there is to show. */
  lead: z.string().nullable(),
  upstreamId: z.string(),
  /** Absent where the upstream can be asked, or tells nothing at all. */
  awaited: awaited.optional(),
})

/** What the opaque id stands for. */
export type KnownSession = z.infer<typeof known>

/** Keeps, sealed and for a day, what a session id stands for. */
export async function rememberSession(
  settings: EndpointSettings,
  sessionId: string,
  session: KnownSession,
): Promise<void> {
  const { store, sealing } = settings
  const place = await placeOf(settings, sessionId)
  await store.set(place, await sealing.seal(place, session), DAY_S)
}

export async function recallSession(
  settings: EndpointSettings,
  sessionId: string,
): Promise<KnownSession | null> {
  const { store, sealing } = settings
  const place = await placeOf(settings, sessionId)
  const sealed = await store.get(place)
  if (sealed === null) return null
  return known.safeParse(await sealing.unseal(place, sealed)).data ?? null
}

async function placeOf(settings: EndpointSettings, sessionId: string): Promise<string> {
  const { lookup } = await settings.keys()
  return `session:${await keyedHash(lookup, ['session', sessionId])}`
}
