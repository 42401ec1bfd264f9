/** The longest URL that goes into a frame, in characters. */
const MAX_LENGTH = 2048

/**
 * Whether what the endpoint or the owner gave may be shown in a frame. A
 * sandbox is no filter: `javascript:` runs in the host's own origin, and
 * `new URL('blob:https://good/…').origin` is `https://good`.
 * @param allowed Origins with spaces between; when empty, every origin but the page's own.
 * @param page Where it would be shown.
 */
export function checkSessionUrl(
  raw: unknown,
  allowed: string,
  page: Pick<URL, 'origin' | 'protocol'> = location,
): URL | 'invalid-url' | 'same-origin-url' {
  try {
    const url = new URL(typeof raw === 'string' ? raw.slice(0, MAX_LENGTH + 1) : '')
    const { origin, protocol, username, password, href } = url
    const origins = allowed.match(/\S+/g)
    const secure = protocol === 'https:' || (protocol === 'http:' && page.protocol === protocol)
    if (!secure || username || password || href.length > MAX_LENGTH) return 'invalid-url'
    if (origin === page.origin) return 'same-origin-url'
    return origins && !origins.includes(origin) ? 'invalid-url' : url
  } catch {
    return 'invalid-url'
  }
}
