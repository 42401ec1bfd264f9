import { SignJWT } from 'jose'
import type { PlatformContext } from '../context.ts'

/** What a receipt says. No personal data: it passes through the visitor's browser. */
export interface ReceiptClaims {
  /** The platform's session id. */
  sid: string
  outcome: 'form' | 'appointment'
  /** ISO 8601 instants in UTC, of a booking. */
  start?: string
  end?: string
}

/**
 * Signs that a session was completed. EdDSA is deterministic (RFC 8032), so the
 * same claims with the same `issuedAt` give the same receipt again.
 * @param issuedAt By default now; the time of completion when a receipt is given again.
 */
export function signReceipt(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  claims: ReceiptClaims,
  issuedAt: Date = ctx.now(),
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'sessionframe-receipt+jwt',
      kid: ctx.keys.receiptKid,
    })
    .setIssuedAt(issuedAt)
    .sign(ctx.keys.receiptKey)
}
