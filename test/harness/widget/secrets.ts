/** Stands in every publicUrl of the harness, and may be found nowhere else. */
export const SECRET = 'secret-of-the-session'

/** Where the page of a session of the harness's endpoint is, on the frames' site. */
export const framePath = (page: string, endpoint: string) => `/frame/${page}/${endpoint}/${SECRET}`

/** And the token that tests give. */
const SECRETS = [SECRET, 'a.b.c']

/** The one that a text shows, or null. */
export function secretOfTests(text: string): string | null {
  return SECRETS.find((one) => text.includes(one)) ?? null
}
