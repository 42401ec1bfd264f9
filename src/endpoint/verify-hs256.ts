import { UnsecuredJWT, base64url, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyOptions, ProtectedHeaderParameters } from 'jose'
import { bytes } from './derive-keys.ts'
import { nodeKey } from './node-crypto.ts'

/** https://www.rfc-editor.org/rfc/rfc8725#section-3.1 : a key is good for its own algorithm only. */
const ALGORITHM = 'HS256'

/**
 * Claims of a token that a shared secret signed. Throws errors of `jose`, which
 * checks the token; on Node all but the signature, as Web Crypto hands each one
 * to another thread, for ten times what it costs to compute (bench/endpoint).
 */
export async function verifyHs256(
  token: string,
  key: CryptoKey,
  header: ProtectedHeaderParameters,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  const node = nodeKey(key)
  if (node === null) {
    return (await jwtVerify(token, key, { ...options, algorithms: [ALGORITHM] })).payload
  }
  if (header.alg !== ALGORITHM) throw new errors.JOSEAlgNotAllowed()
  if ('crit' in header) throw new errors.JOSENotSupported()
  const [head, payload = '', signature = '', ...more] = token.split('.')
  if (more.length > 0) throw new errors.JWSInvalid()
  const mac = node.crypto.createHmac('sha256', node.keyObject).update(`${head}.${payload}`)
  const [right, given] = [bytes(mac.digest('base64url')), bytes(signature)]
  if (given.length !== right.length || !node.crypto.timingSafeEqual(given, right)) {
    throw new errors.JWSSignatureVerificationFailed()
  }
  // The claims are those of a token without a signature, now that this one's has been checked.
  const unsigned = base64url.encode(JSON.stringify({ alg: 'none', typ: header.typ }))
  return UnsecuredJWT.decode(`${unsigned}.${payload}.`, options).payload
}
