import { EMBED_TOKEN_AUDIENCE } from '../embed-token.ts'
import { tokenChecks } from '../token-keys.ts'
import type { TokenCheck, TokenKeysOptions } from '../token-keys.ts'

/**
 * The visitor routes. With `secrets` or `jwks`, as for `embedTokens`, an embed
 * token says who a visitor is; without them everybody is anonymous.
 */
export interface VisitorsOptions extends TokenKeysOptions {
  /** What `aud` of a token must be. Default `sessionframe`. */
  audience?: string
}

export interface VisitorSettings {
  checks: TokenCheck[]
  audience: string
}

/** Undefined where the routes are not wanted. Throws a TypeError for keys that are none. */
export function checkVisitors(given: VisitorsOptions | undefined): VisitorSettings | undefined {
  if (given === undefined) return undefined
  if (typeof given !== 'object' || given === null) {
    throw new TypeError('createEndpoint: "visitors" must be an object: { secrets: […] }, or {}.')
  }
  const { audience = EMBED_TOKEN_AUDIENCE, ...keys } = given
  const hasKeys = keys.jwks !== undefined || (keys.secrets?.length ?? 0) > 0
  return { audience, checks: hasKeys ? tokenChecks(keys) : [] }
}
