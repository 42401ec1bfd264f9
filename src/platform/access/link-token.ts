import { createHash, createHmac } from 'node:crypto'

/**
 * The secret part of a session's link. It can be made again from the session's
 * id, so only its hash is stored; another counter makes another link.
 */
export function linkToken(linkKey: Uint8Array, sessionId: string, counter: number): string {
  return createHmac('sha256', linkKey).update(`${sessionId}.${counter}`).digest('base64url')
}

/** What is stored of a token: SHA-256, hexadecimal. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
