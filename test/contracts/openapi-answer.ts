import assert from 'node:assert/strict'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { openApiDocument } from '../../src/endpoint/openapi/openapi-document.ts'

interface Described {
  paths: Record<string, Record<string, Operation>>
}
interface Operation {
  responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }>
}

/** An answer that came over the wire. */
export interface DescribedAnswer {
  status: number
  contentType: string | null | undefined
  requestId: string | null | undefined
  text: string
}

export const document = openApiDocument('1.2.3')
export const { paths } = document as Described
const ajv = new Ajv2020({ strict: false })
ajvFormats.default(ajv)
ajv.addSchema(document, 'openapi')

/** Holds an answer of a route against the OpenAPI document, and gives its body. */
export function checkAnswer(
  method: string,
  route: string,
  { status, contentType, requestId, text }: DescribedAnswer,
): Record<string, unknown> {
  const described = paths[route]?.[method]?.responses[status]
  assert.ok(described, `${method} ${route} may not answer ${status}`)
  const [type = '', content] = Object.entries(described.content)[0] ?? []
  assert.equal(contentType, type)
  const body = JSON.parse(text) as Record<string, unknown>
  const validate = ajv.getSchema(`openapi${content?.schema.$ref}`)
  assert.ok(validate?.(body), JSON.stringify([body, validate?.errors]))
  assert.ok(requestId)
  return body
}
