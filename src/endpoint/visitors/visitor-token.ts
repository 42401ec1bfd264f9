import { SignJWT, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { CLOCK_SKEW } from '../embed-token.ts'
import { ID } from '../parse-body.ts'
import type { UpstreamVisitor } from '../upstream.ts'

/** https://www.rfc-editor.org/rfc/rfc8725#section-3.11 */
const HEADER = { alg: 'HS256', typ: 'sessionframe-visitor+jwt' } as const
/** Seconds. Browsers keep nothing longer of a page that nobody comes back to. */
const ANONYMOUS_S = 400 * 24 * 60 * 60
/**
 * Of one who was identified: an owner may forget to tell us of a logout, and
 * the next person at that browser is somebody else.
 */
const KNOWN_S = 24 * 60 * 60

const claims = z.object({ sub: z.uuid(), lead: z.string().regex(ID).optional(), exp: z.number() })

/** What a visitor id says, once it is known to be ours. */
export type VerifiedVisitor = UpstreamVisitor & {
  /** When it ends, in seconds of the epoch. */
  until: number
}

/** Signs a visitor id for pages of one site. @param until Of a known one: when it ends. */
export function signVisitor(
  { id, lead, site }: UpstreamVisitor,
  { key, now, until }: { key: CryptoKey; now: Date; until?: number | undefined },
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000)
  return new SignJWT(lead === undefined ? {} : { lead })
    .setProtectedHeader(HEADER)
    .setSubject(id)
    .setAudience(site)
    .setIssuedAt(iat)
    .setExpirationTime(until ?? iat + (lead === undefined ? ANONYMOUS_S : KNOWN_S))
    .sign(key)
}

/** Null for what we did not sign for this site, and for what has expired. */
export async function verifyVisitor(
  token: string,
  { key, now, site }: { key: CryptoKey; now: Date; site: string },
): Promise<VerifiedVisitor | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [HEADER.alg],
      typ: HEADER.typ,
      audience: site,
      clockTolerance: CLOCK_SKEW,
      currentDate: now,
    })
    const { sub: id, lead, exp: until } = claims.parse(payload)
    return { id, site, until, ...(lead !== undefined && { lead }) }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null
    throw error
  }
}
