/** What a page's headers say of who may frame it. */
export interface FramePolicy {
  /** `Content-Security-Policy`, all of them joined by commas. */
  csp: string | null
  /** `X-Frame-Options`, likewise. */
  xFrameOptions: string | null
}

/**
 * Whether a page may be framed by a page of another origin, or `unknown` where
 * the headers hold something that we cannot read.
 * https://www.w3.org/TR/CSP3/#directive-frame-ancestors
 * https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header
 *
 * @param page Origin of the page with the frame.
 * @param framed Origin of the page in it.
 */
export function mayBeFramed(
  { csp, xFrameOptions }: FramePolicy,
  page: string,
  framed: string,
): boolean | 'unknown' {
  const lists = (csp ?? '').split(',').flatMap((policy) => frameAncestors(policy) ?? [])
  // It overrides the older header.
  if (lists.length > 0) return allowedByAll(lists, new URL(page), new URL(framed))
  const values = new Set(
    (xFrameOptions ?? '')
      .toLowerCase()
      .split(',')
      .map((word) => word.trim()),
  )
  if (values.has('deny')) return false
  if (values.has('sameorigin')) return values.size === 1 && page === framed
  return true
}

/** The sources of a policy's first directive of this name, or null when there is none. */
function frameAncestors(policy: string): string[][] | null {
  for (const directive of policy.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/[\t\n\f\r ]+/)
    if (name.toLowerCase() === 'frame-ancestors') return [sources]
  }
  return null
}

function allowedByAll(lists: readonly string[][], page: URL, framed: URL): boolean | 'unknown' {
  const verdicts = lists.map((sources) => {
    const all = sources.map((source) => matches(source.toLowerCase(), page, framed))
    if (all.includes(true)) return true
    return all.includes('unknown') ? 'unknown' : false
  })
  if (verdicts.includes(false)) return false
  return verdicts.includes('unknown') ? 'unknown' : true
}

const HOST_SOURCE =
  /^(?:(https?):\/\/)?(\*|(?:\*\.)?[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::(\d+|\*))?(?:\/.*)?$/

function matches(source: string, page: URL, framed: URL): boolean | 'unknown' {
  if (source === "'none'") return false
  if (source === "'self'") return page.origin === framed.origin
  if (source === 'https:') return page.protocol === 'https:'
  // What may be plain may be safe too.
  if (source === 'http:' || source === '*') return true
  const [found, scheme, host = '', port] = HOST_SOURCE.exec(source) ?? []
  if (found === undefined) return 'unknown'
  const wanted = scheme === undefined ? framed.protocol : `${scheme}:`
  if (wanted === 'https:' && page.protocol !== 'https:') return false
  return hostMatches(host, page.hostname) && portMatches(port, page)
}

function hostMatches(host: string, hostname: string): boolean {
  if (host === '*') return true
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host
}

function portMatches(port: string | undefined, { port: given, protocol }: URL): boolean {
  if (port === '*') return true
  const usual = protocol === 'https:' ? '443' : '80'
  const own = given === '' ? usual : given
  if (port === undefined) return own === usual
  return own === port || (port === '80' && own === '443')
}
