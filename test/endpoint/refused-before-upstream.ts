import assert from 'node:assert/strict'
import type { ProblemCode } from '../../src/wire/endpoint.ts'
import { makeEndpoint, post } from './endpoint-fixture.ts'
import type { PostOptions } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

/** Asserts a refusal before any upstream call. */
export async function refused(options: PostOptions, status: number, code: ProblemCode) {
  const { endpoint, upstream } = makeEndpoint()
  const problem = await assertProblem(await endpoint(await post(options)), status, code)
  assert.equal(upstream.calls.length, 0)
  return problem
}
