/** The parts of OpenAPI 3.1 that our documents have: https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; license: { name: string; identifier: string } }
  servers: readonly { url: string }[]
  security: readonly Readonly<Record<string, readonly string[]>>[]
  paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  components: {
    schemas: Readonly<Record<string, JsonSchema>>
    securitySchemes: Readonly<Record<string, SecurityScheme>>
  }
}

export interface DescribedOperation {
  operationId: string
  summary: string
  description: string
  security?: OpenApiDocument['security']
  parameters?: readonly DescribedParameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Readonly<Record<string, DescribedResponse>>
}

export interface DescribedParameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  schema: JsonSchema
  example?: unknown
}

interface DescribedResponse {
  description: string
  headers?: Readonly<Record<string, { description: string; schema: JsonSchema }>>
  content?: Content
}

export interface Content {
  'application/json': { schema: { $ref: string }; example?: unknown }
}

export type SecurityScheme =
  | { type: 'http'; scheme: 'bearer'; bearerFormat?: string; description: string }
  | { type: 'apiKey'; in: 'header' | 'query'; name: string; description: string }

/** What zod writes of JSON Schema 2020-12. */
export interface JsonSchema {
  $ref?: string
  type?: string | readonly string[]
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  default?: unknown
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  allOf?: readonly JsonSchema[]
  not?: JsonSchema
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
}
