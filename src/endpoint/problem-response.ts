import type { Problem } from '../wire/endpoint.ts'
import { PROBLEMS } from './problem.ts'
import type { EndpointProblem } from './problem.ts'

/** Problem types are names, not pages: nobody has to resolve them. */
const TYPE_PREFIX = 'urn:sessionframe:problem/'

/**
 * The one place where an error becomes an answer.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemResponse(problem: EndpointProblem, requestId: string): Response {
  const { status, title } = PROBLEMS[problem.code]
  const body: Problem = {
    type: TYPE_PREFIX + problem.code,
    title,
    status,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    instance: requestId,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...problem.headers, 'Content-Type': 'application/problem+json' },
  })
}
