import { z } from 'zod'
import type { SessionKind } from '../wire/endpoint.ts'
import { keyedHash } from './keyed-hash.ts'
import { seal, unseal } from './seal.ts'
import { secondsLeft } from './seconds-left.ts'
import { checkSessionUrl } from './session-url.ts'
import type { EndpointSettings } from './settings.ts'
import type { UpstreamCall, UpstreamSession } from './upstream.ts'

/** Seconds. Of an upstream that can be asked, a session is given again as long as it is open. */
const ASKABLE_S = 24 * 60 * 60
/**
 * Nobody can tell whether a session of the others was completed since. Half an
 * hour covers a reload and a second tab; after it, a visitor who was done can
 * begin anew.
 */
const UNKNOWN_S = 30 * 60

const open = z.strictObject({
  upstreamId: z.string(),
  publicUrl: z.string(),
  expiresAt: z.string().nullable(),
})

/** One caller's session of one journey or appointment type. */
export interface ReuseKey {
  caller: string
  kind: SessionKind
  id: string
}

/** Upstreams that give open sessions again by themselves are left alone. */
function wantsMemory({ reuse, upstream }: EndpointSettings): boolean {
  return reuse && !upstream.reuses
}

/** The session that this caller was given, unless it is over. */
export async function findReusable(
  settings: EndpointSettings,
  wanted: ReuseKey,
  call: UpstreamCall,
): Promise<UpstreamSession | null> {
  if (!wantsMemory(settings)) return null
  const { place, key } = await placeOf(settings, wanted)
  const sealed = await settings.store.get(place)
  if (sealed === null) return null
  const session = open.safeParse(await unseal(key, place, sealed)).data
  if (session === undefined || secondsLeft(session.expiresAt, settings.now()) <= 0) return null
  const { upstream, sessionOrigins } = settings
  if ('refused' in checkSessionUrl(session.publicUrl, sessionOrigins)) return null
  if (upstream.sessionState !== undefined) {
    const state = await upstream.sessionState(wanted.kind, session.upstreamId, call)
    if (state?.state !== 'open') return null
  }
  return { ...session, resumed: true }
}

export async function rememberReusable(
  settings: EndpointSettings,
  wanted: ReuseKey,
  { upstreamId, publicUrl, expiresAt }: UpstreamSession,
): Promise<void> {
  if (!wantsMemory(settings)) return
  const longest = settings.upstream.sessionState === undefined ? UNKNOWN_S : ASKABLE_S
  const ttl = Math.min(longest, secondsLeft(expiresAt, settings.now()))
  if (ttl <= 0) return
  const { place, key } = await placeOf(settings, wanted)
  await settings.store.set(place, await seal(key, place, { upstreamId, publicUrl, expiresAt }), ttl)
}

async function placeOf(settings: EndpointSettings, { caller, kind, id }: ReuseKey) {
  const keys = await settings.keys()
  const name = await keyedHash(keys.lookup, ['reuse', settings.upstream.name, caller, kind, id])
  return { place: `reuse:${name}`, key: keys.seal }
}
