import type { Answer } from '../wire/direct.ts'
import type { Problem } from '../wire/endpoint.ts'
import { PROBLEMS } from './problem.ts'
import type { EndpointProblem } from './problem.ts'

/** Problem types are names, not pages: nobody has to resolve them. */
const TYPE_PREFIX = 'urn:sessionframe:problem/'

/**
 * The one place where an error becomes an answer.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemAnswer(problem: EndpointProblem, requestId: string): Answer {
  const { status, title } = PROBLEMS[problem.code]
  const body: Problem = {
    type: TYPE_PREFIX + problem.code,
    title,
    status,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    instance: requestId,
  }
  return {
    status,
    headers: { ...problem.headers, 'Content-Type': 'application/problem+json' },
    body: JSON.stringify(body),
  }
}
