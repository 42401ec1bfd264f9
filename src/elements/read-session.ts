import { ownProperty } from '../protocol/own-property.ts'

/** A session as the endpoint answered it; the URL is still to be checked. */
export interface Session {
  /** It is no error, whatever the page has given all objects. */
  code: null
  id: string
  url: unknown
  /** ISO 8601, or null when it stays open. */
  expiresAt: string | null
  /** The same in milliseconds by our own clock; Infinity when it stays open. */
  ends: number
  /** An open session was given again. */
  resumed: boolean
  /** A page that says nothing is broken. */
  speaks: boolean
  /** Its page lets itself be framed, as far as the endpoint knows. */
  framed: boolean
  /** CSS pixels to reserve. */
  height: number
}

/**
 * Reads an answer from `unknown`; null when it is no session.
 * @param clock Milliseconds by the clock of whoever answered: the visitor's may be wrong.
 */
export function readSession(answer: unknown, clock = Date.now()): Session | null {
  const get = (name: string) => ownProperty(answer, name)
  const id = get('sessionId')
  const end = get('expiresAt')
  const expiresAt = typeof end === 'string' ? end : null
  const height = get('heightHint')
  if (typeof id !== 'string') return null
  return {
    code: null,
    id,
    url: get('publicUrl'),
    expiresAt,
    ends: Date.parse(expiresAt as string) - clock + Date.now() || Infinity,
    resumed: get('resumed') === true,
    speaks: get('protocol') === 'required',
    framed: get('embeddable') !== false,
    height: typeof height === 'number' ? height : 0,
  }
}

/** Whether its time is over. */
export const isOver = ({ ends }: Session): boolean => ends < Date.now()
