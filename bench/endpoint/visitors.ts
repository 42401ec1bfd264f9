import { createHmac, randomUUID } from 'node:crypto'
import { JOURNEY, SITE, TOKEN_SECRET } from './subjects.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const HEADER = part({ alg: 'HS256', typ: 'sessionframe-embed+jwt' })

export const BODY = JSON.stringify({ journey: JOURNEY })

let lead = 0

/** What the element sends for a visitor who has not been there before: no session is given again. */
export function newVisitor(): Record<string, string> {
  lead += 1
  const iat = Math.floor(Date.now() / 1000)
  const claims = {
    aud: 'sessionframe',
    lead: String(lead),
    journey: [JOURNEY],
    iat,
    exp: iat + 600,
  }
  const signed = `${HEADER}.${part(claims)}`
  const signature = createHmac('sha256', TOKEN_SECRET).update(signed).digest('base64url')
  return {
    'content-type': 'application/json',
    'x-sessionframe': '1',
    'idempotency-key': `"${randomUUID()}"`,
    origin: SITE,
    'sec-fetch-site': 'cross-site',
    authorization: `Bearer ${signed}.${signature}`,
  }
}
