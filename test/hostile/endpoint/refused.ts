import assert from 'node:assert/strict'
import { codeOf, type Answer, type Asked } from '../../harness/endpoint/ask.ts'
import type { EndpointUnderTest } from './endpoint-under-test.ts'

/** A problem with this status, without CORS where it says so, and nothing reached the upstream. */
export async function refused(
  { ask, flg }: EndpointUnderTest,
  asked: Asked,
  status: number,
  code?: string,
): Promise<Answer> {
  const answer = await ask(asked)
  const what = JSON.stringify(asked).slice(0, 200)
  assert.equal(answer.status, status, `${what}: ${answer.text.slice(0, 300)}`)
  if (code !== undefined) assert.equal(codeOf(answer), code, what)
  assert.equal(answer.headers['cache-control'], 'no-store', what)
  assert.equal(flg.seen.length, 0, what)
  return answer
}
