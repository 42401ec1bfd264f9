import type { z } from 'zod'

/** One route of a vendor API, as it is served and as it is described in OpenAPI. */
export interface Operation<SchemaName extends string = string> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** From the root, parameters in braces. */
  path: string
  summary: string
  /** Without it the caller cannot do this. */
  scope: string
  /** This one will do as well. */
  orScope?: string
  query?: z.ZodObject
  body?: SchemaName
  /** By status; without a schema there is no body. */
  answers: Readonly<Record<number, { description: string; schema?: SchemaName }>>
}
