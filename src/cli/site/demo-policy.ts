/**
 * Headers of every demo page. A strict policy, so that the demo also shows that
 * the widget needs no exception from it but `frame-src` and `connect-src`.
 *
 * @param frameOrigins where the hosted pages are
 * @param inline a hash of the one inline script that a page may have
 */
export function demoHeaders(
  frameOrigins: readonly string[],
  inline?: string,
): Record<string, string> {
  const policy = [
    "default-src 'self'",
    ...(inline === undefined ? [] : [`script-src 'self' '${inline}'`]),
    `frame-src ${frameOrigins.join(' ') || "'none'"}`,
    // The page of errors asks a host that never answers: RFC 2606 §2 keeps its name free.
    "connect-src 'self' https://endpoint.invalid",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
  }
}
