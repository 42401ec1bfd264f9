import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../access/keyring.ts'

/**
 * What a link of an appointment is for; a token for one is none for another.
 *
 * | kind | whose | says |
 * | --- | --- | --- |
 * | manage | the visitor's, to move or cancel it | a session's id |
 * | answer | the owner's, to approve or decline it | a booking's id |
 */
export type AppointmentLinkKind = 'manage' | 'answer'

const MAC_BYTES = 16
const ID_BYTES = 16

/** Path of a link below the platform's origin. Its last segment is a bearer token, which is not stored. */
export function appointmentLinkPath(
  keys: Pick<Keyring, 'linkKey'>,
  kind: AppointmentLinkKind,
  id: string,
): string {
  const said = Buffer.from(id.replaceAll('-', ''), 'hex')
  const token = Buffer.concat([mac(keys, kind, said), said]).toString('base64url')
  return `/appointments/${kind}/${token}`
}

/** The id that it says; null for a token of another kind, or of nobody's making. */
export function readAppointmentLink(
  keys: Pick<Keyring, 'linkKey'>,
  kind: AppointmentLinkKind,
  token: string,
): string | null {
  const bytes = Buffer.from(token, 'base64url')
  const said = bytes.subarray(MAC_BYTES)
  // What base64 lets pass, such as a letter more, would be a second spelling.
  if (said.length !== ID_BYTES || bytes.toString('base64url') !== token) return null
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(keys, kind, said))) return null
  return said.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

// Of what else this key signs, nothing begins like that: see link-token.ts, page-token.ts and mail-link.ts.
function mac(
  { linkKey }: Pick<Keyring, 'linkKey'>,
  kind: AppointmentLinkKind,
  said: Buffer,
): Buffer {
  const hmac = createHmac('sha256', linkKey).update(`appointment ${kind} `).update(said)
  return hmac.digest().subarray(0, MAC_BYTES)
}
