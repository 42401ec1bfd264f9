import type { Choices } from './choices.ts'

/** A JWT begins with `{"` in base64url. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\./

const ID = /^[A-Za-z0-9_-]{1,64}$/
/** One that needs no escape in `#apply` and in `#sessionframe=apply`. */
const ELEMENT_ID = /^[A-Za-z][\w-]*$/

/** Whether somebody has put a token where everybody will read it. */
const holdsToken = (value: unknown): boolean => TOKEN.test(String(value))

/** Whether it can be the id of a journey or of an appointment type. */
const isSessionId = (id: string): boolean => ID.test(id)

/** What is wrong with the choices, said to whoever made them. */
export function problemsOf({ element, attributes, scriptUrl, id }: Choices): string[] {
  const { journey, endpoint, lead } = attributes
  const wanted = element === 'journey-session' ? journey : attributes['appointment-type']
  const least = Number(attributes['min-height'] ?? 0)
  const most = Number(attributes['max-height'] ?? Infinity)
  const checks: [isWrong: boolean, message: string][] = [
    [
      [...Object.values(attributes), scriptUrl].some(holdsToken),
      'A token is never printed into a page, which may be cached: give the address that tokens come from.',
    ],
    [
      !isSessionId(String(wanted ?? '')),
      'The id has 1 to 64 letters, digits, hyphens or underscores.',
    ],
    [!endpoint, 'Say where your endpoint is.'],
    [scriptUrl === '', 'Say where sessionframe.js is.'],
    [
      !ELEMENT_ID.test(id),
      'The element’s id begins with a letter; letters, digits, - and _ follow.',
    ],
    [lead !== undefined && !isSessionId(String(lead)), 'A lead has letters, digits, - and _ only.'],
    [!(least >= 0 && most > 0 && least <= most), 'The greatest height is below the least.'],
  ]
  return checks.filter(([isWrong]) => isWrong).map(([, message]) => message)
}
