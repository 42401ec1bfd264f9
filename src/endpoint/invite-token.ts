import { z } from 'zod'
import { ID } from './parse-body.ts'

/** https://www.rfc-editor.org/rfc/rfc8725#section-3.11 : it passes for no other JWT, and no other for it. */
export const INVITE_TOKEN_TYPE = 'sessionframe-invite+jwt'
/** Seconds from `iat` to `exp` at most: 90 days. */
export const INVITE_TOKEN_MAX_AGE = 90 * 24 * 60 * 60

const id = z.string().regex(ID)
/** One id, by itself or in a list as embed tokens have it. */
const one = z.union([id.transform((only) => [only]), z.array(id).length(1)])

/** The claims that matter here; others, such as `jti`, may be there. */
export const inviteClaims = z
  .object({
    lead: id,
    journey: one.optional(),
    appointmentType: one.optional(),
    origin: z.string().optional(),
    iat: z.number(),
    exp: z.number(),
  })
  .refine(
    ({ journey, appointmentType }) => (journey === undefined) !== (appointmentType === undefined),
  )
  .refine(({ iat, exp }) => exp > iat && exp - iat <= INVITE_TOKEN_MAX_AGE)
