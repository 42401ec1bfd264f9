/**
 * Path and query of a request. What stands before them the client has written into its Host
 * header, and some runtimes hand on a host that is none, or no host at all.
 */
export function urlOf({ url }: { url: string }): URL {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
  return new URL(`http://endpoint.invalid${path.startsWith('/') ? '' : '/'}${path}`)
}
