/** Origins that may frame a page, or 'anyone' for a page with nothing to protect. */
export type Parents = readonly string[] | 'anyone'

/** What every answer below a publicUrl carries. */
export const BASE_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  // The address is a bearer secret.
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
}

const POWERS = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'usb',
  'xr-spatial-tracking',
]

/** What is in a page beside its words. */
interface Look {
  /** SHA-256, in base64, of a style element. */
  style?: string
  /** Origin of the logo. */
  pictures?: string
}

/** What every HTML answer carries on top. */
export function documentHeaders(parents: Parents, look: Look = {}): Record<string, string> {
  return {
    ...BASE_HEADERS,
    'Content-Security-Policy': contentSecurityPolicy(parents, look),
    // Without both, a host that has the first one itself is not shown the page in a frame.
    // https://html.spec.whatwg.org/multipage/browsers.html#coep
    // Few pictures of other origins say that they may be embedded: they are fetched without cookies.
    'Cross-Origin-Embedder-Policy': look.pictures === undefined ? 'require-corp' : 'credentialless',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Permissions-Policy': POWERS.map((power) => `${power}=()`).join(', '),
  }
}

/** https://www.w3.org/TR/CSP3/ */
function contentSecurityPolicy(parents: Parents, { style, pictures }: Look): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ['style-src', "'self'", style && `'sha256-${style}'`].filter(Boolean).join(' '),
    "connect-src 'self'",
    ['img-src', "'self'", 'data:', pictures].filter(Boolean).join(' '),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors(parents)}`,
  ].join('; ')
}

function frameAncestors(parents: Parents): string {
  if (parents === 'anyone') return '*'
  return parents.length === 0 ? "'none'" : parents.join(' ')
}
