/** A webhook's address as it may be printed: some receivers have their secret in the query. */
export function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
