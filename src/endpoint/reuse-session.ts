import { z } from 'zod'
import type { SessionKind } from '../wire/endpoint.ts'
import { isAwaitedOver } from './awaited-session.ts'
import type { Caller } from './caller.ts'
import { keyedHash } from './keyed-hash.ts'
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
  caller: Caller
  kind: SessionKind
  id: string
}

/** Upstreams that give open sessions again by themselves are left alone. */
function wantsMemory({ reuse, upstream }: EndpointSettings, { caller }: ReuseKey): boolean {
  // Of visitors whom nobody knows, each is another one.
  if (typeof caller.lead !== 'string') return false
  return (reuse || caller.invited) && !upstream.reuses
}

/** What is remembered of one caller's session of one journey or appointment type. */
export interface SessionReuse {
  /** The session that this caller was given, unless it is over. */
  find(call: UpstreamCall): Promise<UpstreamSession | null>
  remember(session: UpstreamSession): Promise<void>
}

export function sessionReuse(settings: EndpointSettings, wanted: ReuseKey): SessionReuse {
  if (!wantsMemory(settings, wanted)) return { find: async () => null, remember: async () => {} }
  let place: Promise<string> | undefined
  const placed = () => (place ??= placeOf(settings, wanted))
  return {
    find: async (call) => findReusable(settings, wanted, await placed(), call),
    remember: async (session) => rememberReusable(settings, wanted, await placed(), session),
  }
}

async function findReusable(
  settings: EndpointSettings,
  wanted: ReuseKey,
  place: string,
  call: UpstreamCall,
): Promise<UpstreamSession | null> {
  const { store, sealing } = settings
  const sealed = await store.get(place)
  if (sealed === null) return null
  const session = open.safeParse(await sealing.unseal(place, sealed)).data
  if (session === undefined || secondsLeft(session.expiresAt, settings.now()) <= 0) return null
  const { upstream, sessionOrigins } = settings
  if ('refused' in checkSessionUrl(session.publicUrl, sessionOrigins)) return null
  if (upstream.sessionState !== undefined) {
    const state = await upstream.sessionState(wanted.kind, session.upstreamId, call)
    if (state?.state !== 'open') return null
  } else if (await isAwaitedOver(settings, session.upstreamId)) return null
  return { ...session, resumed: true }
}

async function rememberReusable(
  { store, sealing, upstream, now }: EndpointSettings,
  { caller }: ReuseKey,
  place: string,
  { upstreamId, publicUrl, expiresAt }: UpstreamSession,
): Promise<void> {
  const askable = upstream.sessionState !== undefined
  const longest = askable || caller.invited ? ASKABLE_S : UNKNOWN_S
  const ttl = Math.min(longest, secondsLeft(expiresAt, now()))
  if (ttl <= 0) return
  await store.set(place, await sealing.seal(place, { upstreamId, publicUrl, expiresAt }), ttl)
}

async function placeOf(
  settings: EndpointSettings,
  { caller, kind, id }: ReuseKey,
): Promise<string> {
  const { lookup } = await settings.keys()
  const parts = ['reuse', settings.upstream.name, caller.name, kind, id]
  return `reuse:${await keyedHash(lookup, parts)}`
}
