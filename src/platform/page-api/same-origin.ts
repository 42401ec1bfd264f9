/**
 * Whether a request that changes something comes from the hosted page itself.
 * The address is a secret that other sites do not know; this is the second lock.
 * `Sec-Fetch-Site` decides where the browser sends it, else `Origin` does.
 * https://www.w3.org/TR/fetch-metadata/
 * @param own The platform's public origin.
 */
export function isSameOrigin(headers: Headers, own: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  return headers.get('Origin') === new URL(own).origin
}
