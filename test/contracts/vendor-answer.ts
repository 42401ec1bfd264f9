import assert from 'node:assert/strict'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'

type Content = Record<string, { schema: { $ref: string } }>
interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Content }> }>>
}

/** Holds answers of a vendor API against its OpenAPI document; other paths are none of its business. */
export function vendorAnswerCheck(document: object) {
  const ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const routes = Object.entries((document as Described).paths)
    // A literal path comes before one with a parameter in its place.
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length || b.length - a.length)
    .map(([path, item]) => [new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), item] as const)

  return (method: string, url: string, status: number, body: unknown): void => {
    const path = url.split('?', 1)[0] ?? ''
    const responses = routes.find(([route]) => route.test(path))?.[1][method.toLowerCase()]
      ?.responses
    if (responses === undefined) return
    const described = responses[status] ?? (status >= 500 ? responses['default'] : undefined)
    assert.ok(described, `${method} ${path} may not answer ${status}`)
    const reference = described.content?.['application/json']?.schema.$ref
    if (reference === undefined) return assert.equal(body, null)
    const validate = ajv.getSchema(`openapi${reference}`)
    assert.ok(validate?.(body), JSON.stringify([method, path, body, validate?.errors]))
  }
}
