import assert from 'node:assert/strict'
import type { Problem, ProblemCode } from '../../src/wire/endpoint.ts'

/** Asserts a whole problem answer, with the headers that every answer has; gives the problem. */
export async function assertProblem(
  response: Response,
  status: number,
  code: ProblemCode,
): Promise<Problem> {
  const text = await response.text()
  assert.equal(response.status, status, text)
  assert.equal(response.headers.get('content-type'), 'application/problem+json')
  const problem = JSON.parse(text) as Problem
  assert.equal(problem.type.split('/').at(-1), code)
  assert.equal(problem.status, status)
  assert.ok(problem.title.length > 0)
  assert.equal(problem.instance, response.headers.get('x-request-id'))
  assertSafeHeaders(response)
  return problem
}

export function assertSafeHeaders(response: Response): void {
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
  assert.match(response.headers.get('vary') ?? '', /Origin/)
}
