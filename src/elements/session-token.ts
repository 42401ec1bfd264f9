import { ownProperty } from '../protocol/own-property.ts'
import { inviteFor } from './invite.ts'
import type { Wanted } from './wanted.ts'

/** Where an element may get its visitor's embed token. */
export interface TokenSource {
  readonly baseURI: string
  readonly token?: string | null
  readonly tokenUrl?: string | null
  readonly getToken?: (() => string | null | Promise<string | null>) | null
  wanted(): Wanted
}

/**
 * Takes the invite that the visitor has come with, else asks `getToken`, else
 * `token-url`, else takes `token`: what is asked for is fresh. Empty where none
 * is promised; the endpoint's own login may do without.
 */
export async function readToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { getToken, tokenUrl, token, baseURI } = source
  const invite = inviteFor(source.wanted())
  if (invite) return invite
  if (getToken) return getToken()
  if (!tokenUrl) return token ?? ''
  const url = new URL(tokenUrl, baseURI)
  // Cookies go with it, and another site must not choose who the visitor is.
  if (url.origin !== location.origin) return null
  const response = await fetch(url, { cache: 'no-store', signal })
  return ownProperty(await response.json(), 'token')
}
