import { z } from 'zod'
import type { Operation } from '../../wire/vendors/operation.ts'

interface VendorApi<SchemaName extends string> {
  title: string
  version: string
  operations: Readonly<Record<string, Operation<SchemaName>>>
  schemas: Readonly<Record<SchemaName, z.ZodType>>
  /** The schema of every refusal. */
  refusal: SchemaName
  /** How a caller says who it is. https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
  securitySchemes: Readonly<Record<string, object>>
}

/**
 * A vendor API in OpenAPI 3.1, from the table that it is routed by and the
 * schemas that it checks with.
 */
export function vendorDocument<SchemaName extends string>(api: VendorApi<SchemaName>): object {
  const { title, version, operations, schemas, securitySchemes } = api
  const paths: Record<string, Record<string, object>> = {}
  for (const [operationId, operation] of Object.entries<Operation<SchemaName>>(operations)) {
    const item = (paths[operation.path] ??= {})
    item[operation.method] = { operationId, ...describe(operation, api) }
  }
  const bodies = new Set(Object.values<Operation>(operations).map(({ body }) => body))
  const described = Object.entries<z.ZodType>(schemas).map(([name, schema]) => [
    name,
    jsonSchema(schema, bodies.has(name) ? 'input' : 'output'),
  ])
  return {
    openapi: '3.1.1',
    info: { title, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    paths,
    components: { schemas: Object.fromEntries(described), securitySchemes },
  }
}

function describe<SchemaName extends string>(
  { path, summary, scope, orScope, query, body, answers }: Operation<SchemaName>,
  { refusal }: VendorApi<SchemaName>,
): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: jsonSchema(schema, 'input'),
  }))
  const parameters = [...inPath, ...inQuery]
  const responses = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    { description, ...(schema !== undefined && content(schema)) },
  ])
  return {
    summary,
    description: `Scope: \`${scope}\`${orScope === undefined ? '' : ` or \`${orScope}\``}.`,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: { required: true, ...content(body) } }),
    responses: {
      ...Object.fromEntries(responses),
      default: { description: 'A refusal.', ...content(refusal) },
    },
  }
}

function content(name: string) {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
