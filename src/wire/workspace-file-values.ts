/** Values that several parts of `workspace.json` have. */
import * as z from 'zod'

export const NOT_STORABLE = 'must not hold U+0000 or half a surrogate pair'

/** What `data field` may be called on the lead. */
export const DATA_FIELD = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/

/** Characters of one value that a lead has. */
export const MAX_VALUE_LENGTH = 10_000

export const name = (description: string) =>
  z.string().trim().min(1).max(200).refine(isStorable, NOT_STORABLE).describe(description)
export const text = (longest: number) =>
  z.string().min(1).max(longest).refine(isStorable, NOT_STORABLE)
export const minutes = (least: number, most: number) => z.int().min(least).max(most)

/** Given, or made from the name: the same name makes the same id again. */
export const id = z
  .uuid()
  .toLowerCase()
  .optional()
  .describe('A UUID. By default one is made from the name.')

export const dataField = z
  .string()
  .regex(DATA_FIELD, 'a letter, then up to 63 letters, digits, ".", "_" or "-"')
  .describe('Name of a value on the lead, such as "firstname"')

export const value = z.union([
  z.string().max(MAX_VALUE_LENGTH).refine(isStorable, NOT_STORABLE),
  z.number(),
  z.boolean(),
])

export const leadGroupName = name('Name of a lead group').optional()

/** BCP 47, as it is written best. */
export function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value
  } catch {
    return false
  }
}

/** `jsonb` takes neither: https://www.postgresql.org/docs/current/datatype-json.html */
export function isStorable(value: string): boolean {
  return !/\0|\p{Surrogate}/u.test(value)
}

/** What the platform may ask: over TLS, unless it is on this machine. */
export function isPrivateUrl(value: string): boolean {
  if (!isStorable(value) || !URL.canParse(value)) return false
  const { protocol, hostname, username, password, hash } = new URL(value)
  const safe = protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
  return safe && username === '' && password === '' && hash === ''
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
