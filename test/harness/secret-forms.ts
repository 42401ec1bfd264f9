/** What secrets look like, wherever a test comes across them. */

/** A hosted page's link with its token, or the harness's stand-in for one. */
const LINK =
  /\/(?:(?:journeys\/run\/\d+|appointments\/book)\/(?<token>[\w-]{16,})|frame\/(?:[\w-]+\/)+(?<ours>secret-of-the-session))/
const JWT = /\b(eyJ[\w-]{8,})\.[\w-]{8,}\.[\w-]{8,}/g
const BEARER = /\bbearer\s+[\w.-]{8,}/i
/** Secrets of the tests' own servers, which no browser has a use for. */
const OF_SERVERS =
  /(?:canary|token-secret)[\w-]*-(?:secret|32-bytes)|canaryKey\w{16}|canary of the tests, 32/

/** The token of a hosted page's link, where a text has one. */
export function linkTokenIn(text: string): string | null {
  const { token, ours } = LINK.exec(text)?.groups ?? {}
  return token ?? ours ?? null
}

/**
 * What kind of secret a text shows, or null. Receipts are no secrets: anybody
 * may have one, since it proves nothing about who has it.
 */
export function secretIn(text: string): string | null {
  if (LINK.test(text)) return "a link with a session's token"
  for (const [, head = ''] of text.matchAll(JWT)) {
    if (!isReceipt(head)) return 'a signed token'
  }
  if (BEARER.test(text)) return 'an Authorization header'
  return serverSecretIn(text)
}

/** Of the secrets that only servers have: links and tokens are answers to those whose they are. */
export function serverSecretIn(text: string): string | null {
  return OF_SERVERS.test(text) ? 'a secret of the server' : null
}

/** Whether a text is the visitor id of a browser, and nothing else. */
export function isVisitorId(text: unknown): boolean {
  const [whole, head = ''] = (typeof text === 'string' && text.matchAll(JWT).next().value) || []
  return whole === text && typeOf(head) === 'sessionframe-visitor+jwt'
}

function isReceipt(head: string): boolean {
  return typeOf(head) === 'sessionframe-receipt+jwt'
}

function typeOf(head: string): string | undefined {
  return /"typ":"([^"]*)"/.exec(Buffer.from(head, 'base64url').toString())?.[1]
}
