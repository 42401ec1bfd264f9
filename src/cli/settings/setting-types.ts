import { z } from 'zod'
import { isLoopback } from '../../endpoint/web-origin.ts'

/** Messages say what is wrong and what to do; none of them may hold the value. */

/** `https://example.com`: scheme, host and port alone. */
const originOf = (text: string): string | null => {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return bare ? url.origin : null
}

/** Links and keys travel there: plain http never leaves this machine. */
const isSafe = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || isLoopback(hostname)
}

/** One public origin. */
export const originSetting = z.string().transform((text, context) => {
  const origin = originOf(text.trim())
  if (origin) return origin
  context.addIssue('must be an origin such as https://example.com: http or https, no path')
  return z.NEVER
})

/** Origins with commas or white space between them. */
export const originListSetting = z.string().transform((text, context) => {
  const parts = text.split(/[\s,]+/).filter(Boolean)
  const origins = parts.map(originOf)
  const wrong = origins.indexOf(null)
  if (wrong === -1) return [...new Set(origins.filter((origin) => origin !== null))]
  context.addIssue(
    `must be a list of origins such as https://example.com (http or https, no path, no "*"); number ${wrong + 1} is not one`,
  )
  return z.NEVER
})

const SAFE_ORIGINS = 'must be https: sessions are secret links (http is for this machine only)'
export const safeOriginSetting = originSetting.refine(isSafe, SAFE_ORIGINS)
export const safeOriginListSetting = originListSetting.refine(
  (origins) => origins.every(isSafe),
  SAFE_ORIGINS,
)

/** A secret of at least 32 bytes of UTF-8, as HS256 wants (RFC 7518 §3.2). */
export const secretSetting = z
  .string()
  .refine(
    (text) => Buffer.byteLength(text) >= 32,
    'must have at least 32 bytes; make one with: openssl rand -base64 48',
  )

/** A secret that is written into an address: a "+" would be read as a space. */
export const addressSecretSetting = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{32,256}$/,
    'must be 32 to 256 letters, digits, "-" or "_"; make one with: openssl rand -hex 32',
  )

/** Goes into a request header, so it must be visible ASCII (RFC 9110 §5.5). */
export const headerKeySetting = z
  .string()
  .regex(
    /^[\x21-\x7e]+$/,
    'must be visible ASCII characters only: no space, no line break; copy the key again',
  )

/** FLG's domain as a bare host or as a URL; gives its origin. */
export const flgDomainSetting = z.string().transform((text, context) => {
  const given = text.trim()
  const origin = originOf(given.includes('://') ? given : `https://${given}`)
  if (!origin) {
    context.addIssue('must be a host such as demo.flg360.co.uk, or its https URL without a path')
    return z.NEVER
  }
  if (!isSafe(origin)) {
    context.addIssue(
      'must use https: plain http would show the key (http is for this machine only)',
    )
    return z.NEVER
  }
  return origin
})

export const databaseUrlSetting = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^postgres(ql)?:$/.test(url.protocol)
}, 'must be a URL such as postgres://user:password@host:5432/database')

/** A bucket, and a folder in it. Keys have settings of their own. */
export const bucketUrlSetting = z.string().refine((text) => {
  const url = URL.parse(text)
  const bare = url && !url.search && !url.hash && !url.username && !url.password
  // Not all servers sign other characters alike.
  return bare && /^https?:$/.test(url.protocol) && /^[\w./-]*$/.test(url.pathname)
}, 'must be the http or https address of a bucket, such as https://minio.example.com/bucket/folder: no key, no query, and letters, digits, ".", "_" and "-" in the path')

export const regionSetting = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'must be a region such as eu-west-1: lower-case letters, digits, "-"')

export const hostSetting = z
  .string()
  .regex(
    /^[A-Za-z0-9._:-]+$/,
    'must be an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0',
  )

export const slugSetting = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'must be a workspace slug: lower-case letters, digits and hyphens, 63 at most',
  )

export const leadGroupSetting = z
  .string()
  .trim()
  .min(1, 'must be the name of a lead group')
  .max(200, 'must be the name of a lead group, 200 characters at most')

/** Where mails are handed over. */
export const smtpUrlSetting = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && isDecodable(url)
}, 'must be a URL such as smtps://user:password@host:465; escape special characters of the password (%40 for @)')

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

const SENDER = /^(?:"?([^"<>\p{Control}]*?)"?\s*<)?([^\s@<>,;]+@[^\s@<>,;]+)>?$/u

/** An address, or a name and an address: `The Shop <shop@example.com>`. */
export const senderSetting = z.string().transform((text, context) => {
  const [, name = '', address] = SENDER.exec(text.trim()) ?? []
  if (z.email().safeParse(address).success && address !== undefined) return { name, address }
  context.addIssue('must be an e-mail address, or a name and one: The Shop <shop@example.com>')
  return z.NEVER
})

/** A whole number between two ends, both included. */
export const integerSetting = (from: number, to: number, unit: string) =>
  z.string().transform((text, context) => {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
    if (number >= from && number <= to) return number
    context.addIssue(`must be a whole number of ${unit} from ${from} to ${to}`)
    return z.NEVER
  })
