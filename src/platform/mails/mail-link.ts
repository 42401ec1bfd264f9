import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../access/keyring.ts'

/**
 * What a link in a mail is for; a token for one is none for another.
 *
 * | kind | |
 * | --- | --- |
 * | unsubscribe | of the list whose id is the target, or of everything |
 * | open | was looked at |
 * | click | on to the target |
 * | view | the mail in a browser; the target is as of `unsubscribe` |
 * | forward | to have somebody else read it |
 * | copy | the mail, for somebody else |
 */
export type MailLinkKind = 'unsubscribe' | 'open' | 'click' | 'view' | 'forward' | 'copy'

/** What a link in a mail says. It holds for ever: mails are kept. */
export interface MailLink {
  /** The effect that sent the mail; journeys are purged, and it with them. */
  effectId: string
  leadId: string
  target: string
}

const MAC_BYTES = 16
const ID_BYTES = 16

/** Path of a link below the platform's origin. Its last segment is a bearer token. */
export function mailLinkPath(
  keys: Pick<Keyring, 'linkKey'>,
  kind: MailLinkKind,
  { effectId, leadId, target }: MailLink,
): string {
  const said = Buffer.concat([bytesOf(effectId), bytesOf(leadId), Buffer.from(target)])
  const token = Buffer.concat([mac(keys, kind, said), said]).toString('base64url')
  return `/mails/${kind}/${token}`
}

/** Null for a token of another kind, or of nobody's making. */
export function readMailLink(
  keys: Pick<Keyring, 'linkKey'>,
  kind: MailLinkKind,
  token: string,
): MailLink | null {
  const bytes = Buffer.from(token, 'base64url')
  const said = bytes.subarray(MAC_BYTES)
  // What base64 lets pass, such as a letter more, would be a second spelling.
  if (said.length < 2 * ID_BYTES || bytes.toString('base64url') !== token) return null
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(keys, kind, said))) return null
  return {
    effectId: idOf(said.subarray(0, ID_BYTES)),
    leadId: idOf(said.subarray(ID_BYTES, 2 * ID_BYTES)),
    target: said.subarray(2 * ID_BYTES).toString(),
  }
}

// Of what else this key signs, nothing begins like that: see link-token.ts and page-token.ts.
function mac({ linkKey }: Pick<Keyring, 'linkKey'>, kind: MailLinkKind, said: Buffer): Buffer {
  const hmac = createHmac('sha256', linkKey).update(`mail ${kind} `).update(said)
  return hmac.digest().subarray(0, MAC_BYTES)
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
