import type { Ask, Who } from './ask.ts'

/** Of links that anybody may use who has them, from wherever: a mail program sends no origin. */
const FROM_ANYWHERE = /^\/mails\//

/** What is right and still says that it is over: what is booked is moved, not booked again. */
const OVER = /^POST \/appointments\/manage\/:token\/(?:hold|confirm)$/

/** What is wrong with an answer to somebody, whatever the table says; null for nothing. */
export function permissionProblem(ask: Ask, who: Who, status: number): string | null {
  const expected = expectedOf(ask, who)
  return expected.test(String(status)) ? null : `${who}: ${status} instead of ${expected.source}`
}

function expectedOf({ group, method, path, names }: Ask, who: Who): RegExp {
  if (path.includes('/webhooks/')) return /^404$/
  if (group === 'anybody') return /^(?:[23]\d\d|405|503)$/
  if (who === 'right') return OVER.test(`${method} ${path}`) ? /^410$/ : /^[23]\d\d$/
  if (group === 'link') {
    if (who === 'other site') return FROM_ANYWHERE.test(path) ? /^200$/ : /^403$/
    // A page that says so; a call of its script is told by its status. There is no calendar of nothing.
    return who === 'expired' ? /^(?:200|204|303|404|410)$/ : /^404$/
  }
  if (who === 'other site' || who === 'fewer rights') return /^403$/
  if (who === 'other workspace') {
    // Lists of its own, and what a call makes in its own.
    const own = !names && group === 'access key'
    if (own) return /^2\d\d$/
    return /^(?:200|400|404|422)$/
  }
  // Whoever comes for the first time has nothing to show.
  if (who === 'nobody' && path.endsWith('/visitor/identify')) return /^200$/
  return /^401$/
}
