import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { it } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { flownallyDocument } from '../../../../src/platform/vendor-apis/flownally/openapi.ts'

// That answers are as it says is checked by every test that asks the routes.
it("Flownally's API is described in OpenAPI 3.1, as built", async () => {
  const root = new URL('../../../../', import.meta.url)
  const read = async (path: string) =>
    JSON.parse(await readFile(new URL(path, root), 'utf8')) as { version: string }
  const document = flownallyDocument((await read('package.json')).version)
  const validator = new Validator()
  const { valid, errors } = await validator.validate({ ...document })
  assert.ok(valid, JSON.stringify(errors))
  assert.equal(validator.version, '3.1')
  assert.deepEqual(await read('dist/openapi-flownally.json'), JSON.parse(JSON.stringify(document)))
  const { paths } = document as { paths: Record<string, Record<string, { operationId: string }>> }
  const operations = Object.values(paths).flatMap((item) => Object.values(item))
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, 10)
})
