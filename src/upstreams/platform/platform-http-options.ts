import type { Fetch } from '../../wire/fetch.ts'

/** Settings of a platform on another server. */
export interface PlatformHttpOptions {
  /** Where the platform is, such as `https://sessions.example.com`; http is for this machine only. */
  url: string
  /** An access key: `sessionframe keys create --journeys --appointments`. */
  accessKey: string
  /** Origins of the hosted pages. Default: that of `url`. Give it where `url` is an inner address. */
  sessionOrigins?: readonly string[]
  /** Default: the global one. On Node `nodeFetch()` of `sessionframe/node` costs less. */
  fetch?: Fetch
}

const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/

/** The origin to call. */
export function platformOrigin(text: string): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : null
  const isBare =
    url !== null &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username &&
    !url.password
  if (!isBare || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      'platformHttpUpstream: "url" must be the platform\'s origin, such as "https://sessions.example.com", without a path or credentials.',
    )
  }
  if (url.protocol === 'https:' || LOOPBACK.test(url.hostname)) return url.origin
  throw new TypeError('platformHttpUpstream: "url" must be https; http is for this machine only.')
}

/** Throws unless the key can be one. Checked here because `fetch` would quote the whole of it in its error. */
export function checkAccessKey(key: unknown): string {
  if (typeof key === 'string' && /^[A-Za-z0-9_-]{24,128}$/.test(key)) return key
  throw new TypeError(
    'platformHttpUpstream: "accessKey" must be an access key of the platform, as "sessionframe keys create" printed it.',
  )
}
