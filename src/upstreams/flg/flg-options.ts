import type { NewLeadAsked, UpstreamCall } from '../../endpoint/upstream.ts'
import type { Fetch } from '../../wire/fetch.ts'

/** Settings of the FLG upstream. */
export interface FlgUpstreamOptions {
  /**
   * Your complete FLG 360 domain, such as `demo.flg360.co.uk`, or its URL. http
   * is accepted for this machine only.
   */
  domain: string
  /**
   * An access key of Settings > Configuration > Access Keys, with "Allow access
   * to Journeys" and "Allow access to Appointments" as you need them.
   */
  apiKey: string
  /**
   * For `newLeads`: makes a lead in your FLG and gives its id. FLG wants a lead
   * before the session, so write `loading="intent"` on the elements: else a
   * mere look at the page makes one. The group is the one that `newLeads` names.
   */
  createLead?: (wanted: NewLeadAsked, call: UpstreamCall) => Promise<string>
  /**
   * For webhook actions in FLG that tell when a session is over, so that it ends
   * for the element too: 32 letters, digits, "-" or "_" at least. The actions
   * call `POST {basePath}/webhooks/flg?secret=…&journey=…` of the endpoint.
   */
  webhookSecret?: string
  /** Origins that FLG serves sessions from. Default: `https://platform.getflg.com` and the domain's own. */
  sessionOrigins?: readonly string[]
  /** Default: the global one. On Node `nodeFetch()` of `sessionframe/node` costs less. */
  fetch?: Fetch
}

/** Where FLG's pages show their publicUrls. */
const FLG_PLATFORM = 'https://platform.getflg.com'

/** The origin to call. Throws a TypeError that says what to write instead. */
export function flgOrigin(domain: string): string {
  const text = typeof domain === 'string' ? domain.trim() : ''
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(withScheme)) throw badDomain()
  const url = new URL(withScheme)
  if (url.username !== '' || url.password !== '') throw badDomain()
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') throw badDomain()
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return url.origin
  throw new TypeError('flgUpstream: "domain" must be https; http is for this machine only.')
}

export function defaultSessionOrigins(origin: string): readonly string[] {
  return [FLG_PLATFORM, origin]
}

/**
 * Throws unless the key can be sent in a header. Checked here because `fetch`
 * would quote the whole key in its error.
 */
export function checkApiKey(apiKey: unknown): string {
  if (typeof apiKey === 'string' && /^[\x21-\x7e]+$/.test(apiKey)) return apiKey
  throw new TypeError(
    'flgUpstream: "apiKey" must be an FLG access key: visible ASCII characters, without spaces or line breaks. Copy it again from Settings > Configuration > Access Keys.',
  )
}

function badDomain(): TypeError {
  return new TypeError(
    'flgUpstream: "domain" must be your FLG domain, such as "demo.flg360.co.uk", without a path or credentials.',
  )
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
