import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { Validator } from '@seriousme/openapi-schema-validator'
import { breakgroundDocument } from '../../../src/platform/vendor-apis/breakground/openapi.ts'
import { flgDocument } from '../../../src/platform/vendor-apis/flg/openapi.ts'
import { flownallyDocument } from '../../../src/platform/vendor-apis/flownally/openapi.ts'
import { octethDocument } from '../../../src/platform/vendor-apis/octeth/openapi.ts'

/** With the number of routes of each. */
const VENDORS = {
  breakground: { document: breakgroundDocument, routes: 11 },
  flg: { document: flgDocument, routes: 3 },
  flownally: { document: flownallyDocument, routes: 10 },
  // journeys.delete is at /api.php.
  octeth: { document: octethDocument, routes: 14 },
}

const read = async (path: string) =>
  JSON.parse(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')) as {
    version: string
  }

// That answers are as it says is checked by every test that asks the routes.
describe('OpenAPI 3.1, as built', () => {
  for (const [vendor, { document, routes }] of Object.entries(VENDORS)) {
    it(`describes ${vendor}`, async () => {
      const described = document((await read('package.json')).version)
      const validator = new Validator()
      const { valid, errors } = await validator.validate({ ...described })
      assert.ok(valid, JSON.stringify(errors))
      assert.equal(validator.version, '3.1')
      const built = await read(`dist/openapi-${vendor}.json`)
      assert.deepEqual(built, JSON.parse(JSON.stringify(described)))
      const all = Object.values(described.paths).flatMap((item) => Object.values(item))
      assert.equal(all.length, routes)
    })

    it(`gives examples for ${vendor} that are as it says`, () => {
      const described = document('1.2.3')
      const ajv = new Ajv2020({ strict: false })
      ajvFormats.default(ajv)
      ajv.addSchema(described, 'openapi')
      const operations = Object.values(described.paths).flatMap((item) => Object.values(item))
      for (const { operationId, parameters = [], requestBody, responses } of operations) {
        const bodies = [requestBody, ...Object.values(responses)]
        for (const content of bodies.flatMap((body) => body?.content ?? [])) {
          const { schema, example } = content['application/json']
          const validate = ajv.getSchema(`openapi${schema.$ref}`)
          assert.ok(validate?.(example), JSON.stringify([operationId, example, validate?.errors]))
        }
        for (const { name, schema, example } of parameters) {
          if (example === undefined) continue
          assert.ok(ajv.validate(schema, example), JSON.stringify([operationId, name, ajv.errors]))
        }
      }
    })
  }
})
