import type { Context } from 'hono'
import type { PageProblem } from '../../wire/page.ts'
import { FileRefused } from '../files/file-refused.ts'
import { PlatformError } from '../platform-error.ts'
import { answerState } from './answer-page.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { refusalView, stateView } from './state-views.ts'
import { visitorLanguage } from './visitor-language.ts'

/** Whatever was thrown, as an answer: a page to a person, a problem to a page's script. */
export function answerFailure(
  c: Context,
  pages: Pages,
  error: unknown,
): Response | Promise<Response> {
  const refusal = refusalOf(error)
  if (refusal === null) {
    const requestId: unknown = c.get('requestId')
    pages.onError?.(error, {
      route: `${c.req.method} ${routeOf(c)}`,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    })
  }
  const status = refusal?.status ?? 500
  const problem: PageProblem = {
    code: refusal?.code ?? 'internal',
    message: refusal?.message ?? 'Something went wrong on the server. Try again in a moment.',
  }
  if (wantsPage(c)) {
    const { language } = visitorLanguage(c)
    const view = refusal === null ? stateView('internal', language) : refusalView(problem, language)
    return answerState(c, pages, { view, status, data: null })
  }
  return c.json(problem, status, BASE_HEADERS)
}

/** Forms and addresses are for people; the routes below them are for scripts. */
function wantsPage(c: Context): boolean {
  return routeOf(c).endsWith('/:token')
}

/** The route without the token, which is the first part of it that anything could stand for. */
function routeOf(c: Context): string {
  return c.req.path.replace(/^(.*?\/(?:run\/1|appointments\/\w+|mails\/\w+))\/[^/]*/, '$1/:token')
}

function refusalOf(error: unknown): PageError | null {
  if (error instanceof PageError) return error
  if (error instanceof FileRefused) return fileError(error)
  if (!(error instanceof PlatformError)) return null
  switch (error.code) {
    case 'unknown-session':
    case 'unknown-lead':
    case 'unknown-lead-group':
    case 'unknown-form':
    case 'unknown-appointment-type':
      return new PageError(404, 'not-found', 'There is no such page.')
    case 'closed':
      return new PageError(410, 'closed', 'This was submitted already.')
    case 'expired':
      return new PageError(410, 'expired', 'The time for this has run out.')
    case 'invalid':
    case 'not-offered':
    case 'lead-group-mismatch':
      return new PageError(400, 'invalid-request', error.message)
    case 'too-late':
      return new PageError(409, 'too-late', error.message)
    case 'slot-taken':
    case 'conflict':
      return new PageError(409, 'conflict', error.message)
    default:
      return error.code satisfies never
  }
}

function fileError({ code, message }: FileRefused): PageError {
  switch (code) {
    case 'file-size':
      return new PageError(413, 'too-large', message)
    case 'file-type':
      return new PageError(415, 'file-type', message)
    case 'too-many':
    case 'files-full':
      return new PageError(409, 'too-many', message)
    case 'slow':
      return new PageError(408, 'invalid-request', message)
    case 'wrong-length':
    case 'not-kept':
      return new PageError(400, 'invalid-request', message)
    default:
      return code satisfies never
  }
}
