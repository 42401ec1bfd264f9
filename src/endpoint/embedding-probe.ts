import { mayBeFramed } from './frame-policy.ts'
import type { FramePolicy } from './frame-policy.ts'

const DEADLINE_MS = 2_000
/** Milliseconds that an origin's headers are taken for what they were. */
const KEPT_MS = 10 * 60_000
/** One that did not answer is asked again sooner. */
const KEPT_UNKNOWN_MS = 60_000
/** Origins come from the owner's list; this is for a list that is long. */
const MOST_ORIGINS = 1000

/** Whether a session's page lets itself be framed by pages of an origin. */
export type EmbeddingProbe = (
  publicUrl: string,
  page: string | null,
) => Promise<boolean | 'unknown'>

/**
 * Looks at the headers of a session's page, once for each origin and ten
 * minutes. Its address has been held against the allowed origins before; no
 * redirect is followed, no key and no cookie sent, nothing read of the body.
 */
export function createEmbeddingProbe({ now }: { now: () => Date }): EmbeddingProbe {
  const kept = new Map<string, { policy: Promise<FramePolicy | null>; until: number }>()

  const policyOf = (publicUrl: string, origin: string): Promise<FramePolicy | null> => {
    const time = now().getTime()
    const found = kept.get(origin)
    if (found !== undefined && found.until > time) return found.policy
    if (kept.size >= MOST_ORIGINS) kept.clear()
    const entry = { policy: askPolicy(publicUrl), until: time + KEPT_MS }
    kept.set(origin, entry)
    void entry.policy.then((policy) => {
      if (policy === null) entry.until = time + KEPT_UNKNOWN_MS
    })
    return entry.policy
  }

  return async (publicUrl, page) => {
    if (page === null) return 'unknown'
    const { origin } = new URL(publicUrl)
    const policy = await policyOf(publicUrl, origin)
    return policy === null ? 'unknown' : mayBeFramed(policy, page, origin)
  }
}

/** Null for a page that is not there, or in time; it never rejects. */
async function askPolicy(publicUrl: string): Promise<FramePolicy | null> {
  try {
    const { ok, headers, body } = await fetch(publicUrl, {
      redirect: 'manual',
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    // Nobody waits for that.
    void body?.cancel().catch(() => {})
    if (!ok) return null
    const csp = headers.get('content-security-policy')
    return { csp, xFrameOptions: headers.get('x-frame-options') }
  } catch {
    return null
  }
}
