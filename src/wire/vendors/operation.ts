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
  /** By status, what only this one refuses, or what it means here. */
  refusals?: Readonly<Record<number, string>>
  /** A body of those, where the API's common one is not of this operation's kind. */
  refusalExample?: unknown
  /** Ways to say who calls, where only some of the API's will do. */
  security?: readonly string[]
}
