/** Milliseconds until an answer's headers. */
const DEADLINE_MS = 10_000

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it hung up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by somebody unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate lacks the ones between (the chain)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** The answer's head, or why there is none. Nothing is followed, and no body is read. */
export async function reach(url: string, init: RequestInit = {}): Promise<Response | Unreached> {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS)
    const response = await fetch(url, { ...init, signal, redirect: 'manual' })
    await response.body?.cancel()
    return response
  } catch (error) {
    return { why: reason(error) }
  }
}

interface Unreached {
  why: string
}

function reason(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `it did not answer in ${DEADLINE_MS / 1000} seconds`
  }
  const cause = error instanceof Error ? error.cause : undefined
  // Several addresses of one host were tried: each attempt has its own error.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  const code =
    typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : 'unknown'
  return REASONS[code] ?? `it cannot be reached (${code})`
}
