import { ownProperty } from '../protocol/own-property.ts'

/** A session as the endpoint answered it; the URL is still to be checked. */
export interface Session {
  id: string
  url: unknown
  /** ISO 8601, or null when it stays open. */
  expiresAt: string | null
  /** An open session was given again. */
  resumed: boolean
  /** A page that says nothing is broken. */
  speaks: boolean
  /** Its page lets itself be framed, as far as the endpoint knows. */
  framed: boolean
  /** CSS pixels to reserve. */
  height: number
}

/** Reads an answer from `unknown`; null when it is no session. */
export function readSession(answer: unknown): Session | null {
  const get = (name: string) => ownProperty(answer, name)
  const id = get('sessionId')
  const expiresAt = get('expiresAt')
  if (typeof id !== 'string') return null
  return {
    id,
    url: get('publicUrl'),
    expiresAt: typeof expiresAt === 'string' ? expiresAt : null,
    resumed: get('resumed') === true,
    speaks: get('protocol') === 'required',
    framed: get('embeddable') !== false,
    height: Number(get('heightHint')),
  }
}
