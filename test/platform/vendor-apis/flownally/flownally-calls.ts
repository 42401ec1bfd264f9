import assert from 'node:assert/strict'
import { flownallyProblem } from '../../../../src/wire/vendors/flownally.ts'
import { definition } from './serve-flownally.ts'
import type { Reply, Tenant } from './serve-flownally.ts'

/** Creates a journey; gives its path. */
export async function create(ask: Tenant['ask'], body: object = {}): Promise<string> {
  const made = await ask('POST', '/v1/journeys', {
    body: { name: 'Welcome', definition: definition(), ...body },
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return `/v1/journeys/${made.body.id}`
}

/** Sees to it that an answer is a problem with that status, and nothing else. */
export function refused({ status, body, headers }: Reply, wanted: number) {
  assert.equal(status, wanted, JSON.stringify(body))
  assert.equal(headers.get('content-type'), 'application/json')
  assert.equal(headers.get('cache-control'), 'no-store')
  const problem = flownallyProblem.strict().parse(body)
  assert.equal(problem.status, wanted)
  return problem
}
