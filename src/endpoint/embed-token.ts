import { z } from 'zod'
import { ID } from './parse-body.ts'

/** https://www.rfc-editor.org/rfc/rfc8725#section-3.11 : no other JWT of the owner passes for one. */
export const EMBED_TOKEN_TYPE = 'sessionframe-embed+jwt'
export const EMBED_TOKEN_AUDIENCE = 'sessionframe'
/** Seconds from `iat` to `exp` at most. */
export const EMBED_TOKEN_MAX_AGE = 60 * 60
/** Seconds that two servers' clocks may differ. */
export const CLOCK_SKEW = 30

const id = z.string().regex(ID)
const grant = z.union([z.literal('*'), z.array(id).min(1).max(200)])

/** The claims that matter here; others, such as `jti`, may be there. */
export const embedClaims = z
  .object({
    lead: id,
    journey: grant.optional(),
    appointmentType: grant.optional(),
    origin: z.string().optional(),
    iat: z.number(),
    exp: z.number(),
  })
  .refine(({ journey, appointmentType }) => journey !== undefined || appointmentType !== undefined)
  .refine(({ iat, exp }) => exp > iat && exp - iat <= EMBED_TOKEN_MAX_AGE)

export type EmbedClaims = z.infer<typeof embedClaims>

/** Whether a grant covers an id. */
export function covers(granted: '*' | string[] | undefined, wanted: string): boolean {
  return granted === '*' || granted?.includes(wanted) === true
}
