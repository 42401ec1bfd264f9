import { SignJWT, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { PlatformContext } from '../context.ts'
import { isId } from '../uuid.ts'
import type { Caller } from './caller.ts'
import { ROLES, isScope, scopesOfRole } from './scope.ts'
import type { Role, Scope } from './scope.ts'

/** A person of a workspace, for a while: what a vendor's dashboard would sign in. */
export interface WorkspaceUser {
  workspaceId: string
  /** For records only; letters, digits, hyphens and underscores. */
  userId: string
  role: Role
  /** Narrows what the role may do; everything that it may, when absent. */
  scopes?: readonly Scope[]
}

const HEADER = { alg: 'HS256', typ: 'sessionframe-user+jwt' } as const
const AUDIENCE = 'sessionframe-platform'

const claims = z.object({
  sub: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  workspace: z.string().refine(isId),
  role: z.enum(ROLES),
  /** Parted by spaces: RFC 8693 §4.2. */
  scope: z.string().optional(),
})

/** Signs a user in until `expiresAt`. Nothing takes it back before, so keep it short. */
export function signUserToken(
  { keys, now }: Pick<PlatformContext, 'keys' | 'now'>,
  { workspaceId, userId, role, scopes }: WorkspaceUser,
  expiresAt: Date,
): Promise<string> {
  return new SignJWT({ workspace: workspaceId, role, ...(scopes && { scope: scopes.join(' ') }) })
    .setProtectedHeader(HEADER)
    .setSubject(userId)
    .setAudience(AUDIENCE)
    .setIssuedAt(now())
    .setExpirationTime(expiresAt)
    .sign(keys.userTokenKey)
}

/** Null for whatever we did not sign for this, and for what has expired. */
export async function callerOfUserToken(
  { keys, now }: Pick<PlatformContext, 'keys' | 'now'>,
  token: string,
): Promise<Caller | null> {
  const payload = await verified(token, keys.userTokenKey, now())
  const parsed = claims.safeParse(payload)
  if (!parsed.success) return null
  const { sub, workspace: workspaceId, role, scope } = parsed.data
  const ofRole = scopesOfRole(role)
  const wanted = scope?.split(' ').filter(isScope) ?? ofRole
  return {
    workspaceId,
    scopes: new Set(wanted.filter((one) => ofRole.includes(one))),
    id: `user:${sub}`,
  }
}

async function verified(token: string, key: Uint8Array, currentDate: Date): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [HEADER.alg],
      typ: HEADER.typ,
      audience: AUDIENCE,
      requiredClaims: ['exp'],
      currentDate,
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
