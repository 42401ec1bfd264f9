/** Whether a URL's host name is this machine. http is let through there, for development. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}

/** Whether `value` is a serialised http(s) origin, exactly as a browser writes it. */
export function isWebOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value)) return false
  return new URL(value).origin === value
}
