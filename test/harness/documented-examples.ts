import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { DatabaseKind } from './databases.ts'

/**
 * The last test of a suite that goes through a vendor's page: fails unless every
 * example was answered as documented. `npm test` ends with the line that this leaves.
 */
export function allDocumented(
  t: TestContext,
  { vendor, on, passed, of }: { vendor: string; on: DatabaseKind; passed: number; of: number },
): void {
  t.diagnostic(`documented: ${vendor}, on ${on}: ${passed} of ${of} examples are answered so`)
  assert.equal(passed, of)
}
