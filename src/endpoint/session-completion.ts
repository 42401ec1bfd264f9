import { z } from 'zod'
import { keyedHash } from './keyed-hash.ts'
import type { EndpointSettings } from './settings.ts'
import type { CompletedSession } from './upstream.ts'

const DAY_S = 24 * 60 * 60
/** Completions of one lead and form that are told apart. */
const KEPT = 16

/** ISO 8601, the earliest first. */
const completions = z.array(z.string())

/** A session that ends when the upstream's server says so. */
export const awaited = z.strictObject({
  /** Where its end will be noted. */
  place: z.string(),
  /** What was noted before is about an earlier session. */
  begunAt: z.string(),
  expiresAt: z.string().nullable(),
})
export type Awaited = z.infer<typeof awaited>

/** Where is noted when this lead has completed this journey or appointment type. */
export async function completionPlace(
  settings: EndpointSettings,
  { kind, id, lead }: CompletedSession,
): Promise<string> {
  const { lookup } = await settings.keys()
  return `over:${await keyedHash(lookup, ['over', settings.upstream.name, kind, id, lead])}`
}

/**
 * Notes a completion under lead and form, where it needs no search: each
 * session sees for itself whether one came after its start.
 */
export async function noteCompletion(settings: EndpointSettings, place: string): Promise<void> {
  const { store, sealing, now } = settings
  const times = [...(await completionsAt(settings, place)), now().toISOString()].slice(-KEPT)
  await store.set(place, await sealing.seal(place, times), DAY_S)
}

/** When an awaited session was completed, or null. */
export async function completedAt(
  settings: EndpointSettings,
  { place, begunAt }: Awaited,
): Promise<string | null> {
  const times = await completionsAt(settings, place)
  return times.find((time) => time >= begunAt) ?? null
}

async function completionsAt(settings: EndpointSettings, place: string): Promise<string[]> {
  const { store, sealing } = settings
  const sealed = await store.get(place)
  if (sealed === null) return []
  return completions.safeParse(await sealing.unseal(place, sealed)).data ?? []
}
