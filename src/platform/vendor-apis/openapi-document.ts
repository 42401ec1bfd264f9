import { z } from 'zod'
import type { Operation } from '../../wire/vendors/operation.ts'
import type {
  Content,
  DescribedOperation,
  DescribedParameter,
  JsonSchema,
  OpenApiDocument,
  SecurityScheme,
} from './openapi-types.ts'

/** By status, what a caller is told; undefined as if it were not there. */
export type Refusals = Readonly<Record<number, string | undefined>>

interface VendorApi<SchemaName extends string> {
  title: string
  version: string
  operations: Readonly<Record<string, Operation<SchemaName>>>
  schemas: Readonly<Record<SchemaName, z.ZodType>>
  /** Of what stands within bodies: named here, and in descriptions. */
  parts?: Readonly<Record<string, z.ZodType>>
  /** A body of each schema, as it comes over the wire. */
  examples: Readonly<Record<SchemaName, unknown>>
  /** Of parameters, by name. */
  parameterExamples: Readonly<Record<string, unknown>>
  /** The schema of every refusal. */
  refusal: SchemaName
  /** By status, what an operation may be refused for besides what it says itself. */
  refusals: (operation: Operation<SchemaName>) => Refusals
  /** How a caller says who it is. */
  securitySchemes: Readonly<Record<string, SecurityScheme>>
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
const RETRY_AFTER = {
  headers: {
    'Retry-After': {
      description: 'Seconds until a call is let through again.',
      schema: { type: 'integer' },
    },
  },
}

/**
 * A vendor API in OpenAPI 3.1, from the table that it is routed by and the
 * schemas that it checks with.
 */
export function vendorDocument<SchemaName extends string>(
  api: VendorApi<SchemaName>,
): OpenApiDocument {
  const { title, version, operations, schemas, parts = {}, securitySchemes } = api
  const paths: Record<string, Record<string, DescribedOperation>> = {}
  for (const [operationId, operation] of Object.entries<Operation<SchemaName>>(operations)) {
    const item = (paths[operation.path] ??= {})
    item[operation.method] = { operationId, ...describe(operation, api) }
  }
  const bodies = new Set(Object.values<Operation>(operations).map(({ body }) => body))
  const described = Object.entries<z.ZodType>(schemas).map(([name, schema]) => [
    name,
    jsonSchema(schema, bodies.has(name) ? 'input' : 'output'),
  ])
  const within = Object.entries(parts).map(([name, part]) => [name, jsonSchema(part, 'input')])
  return {
    openapi: '3.1.1',
    info: { title, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: securityOf(Object.keys(securitySchemes)),
    paths,
    components: {
      schemas: Object.fromEntries([...described, ...within]) as Record<string, JsonSchema>,
      securitySchemes,
    },
  }
}

function describe<SchemaName extends string>(
  operation: Operation<SchemaName>,
  api: VendorApi<SchemaName>,
): Omit<DescribedOperation, 'operationId'> {
  const { summary, scope, orScope, body, answers, refusals, refusalExample, security } = operation
  const parameters = parametersOf(operation, api.parameterExamples)
  const responses = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    { description, ...(schema !== undefined && content(schema, api)) },
  ])
  const refusal = content(api.refusal, api, refusalExample)
  const refused = Object.entries({ ...api.refusals(operation), ...refusals }).flatMap(
    ([status, description]) =>
      description === undefined
        ? []
        : [[status, { description, ...(status === '429' && RETRY_AFTER), ...refusal }]],
  )
  return {
    summary,
    description: `Scope: \`${scope}\`${orScope === undefined ? '' : ` or \`${orScope}\``}.`,
    ...(security !== undefined && { security: securityOf(security) }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: { required: true, ...content(body, api) } }),
    responses: {
      ...(Object.fromEntries([...responses, ...refused]) as DescribedOperation['responses']),
      default: { description: 'Any other refusal.', ...refusal },
    },
  }
}

function parametersOf(
  { path, query }: Operation,
  examples: Readonly<Record<string, unknown>>,
): DescribedParameter[] {
  const exampleOf = (name: string) => Object.hasOwn(examples, name) && { example: examples[name] }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' },
    ...exampleOf(name),
  }))
  const asked = query === undefined ? {} : jsonSchema(query, 'input')
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    ...(asked.required?.includes(name) && { required: true }),
    schema,
    ...exampleOf(name),
  }))
  return [...inPath, ...inQuery]
}

const securityOf = (names: readonly string[]) => names.map((name) => ({ [name]: [] }))

function content<SchemaName extends string>(
  name: SchemaName,
  { examples }: VendorApi<SchemaName>,
  example: unknown = examples[name],
): { content: Content } {
  const schema = { $ref: `#/components/schemas/${name}` }
  return { content: { 'application/json': { schema, example } } }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest as JsonSchema
}
