import type { JsonSchema } from '../vendor-apis/openapi-types.ts'
import { typeText } from './type-text.ts'

export interface SchemaRow {
  /** From the top, such as `definition.nodes[].id`. */
  path: string
  required: boolean
  /** In words: {@link typeText}. */
  type: string
  description: string | undefined
  /** What an absent one is taken for. */
  absent: unknown
}

/** A schema as rows of a table, each part under those that it is in. Lists of objects go on below `[]`. */
export function schemaRows(schema: JsonSchema, path = ''): SchemaRow[] {
  const { properties = {}, required = [] } = schema
  return Object.entries(properties).flatMap(([name, part]) => {
    const at = path === '' ? name : `${path}.${name}`
    const row = {
      path: at,
      required: required.includes(name),
      type: typeText(part),
      description: part.description,
      absent: part.default,
    }
    return [row, ...rowsWithin(part, at)]
  })
}

/** Shapes that a body may have: several where it is this or that. */
export function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema]
}

function rowsWithin(part: JsonSchema, path: string): SchemaRow[] {
  const rows = variantsOf(part).flatMap((one) =>
    one.items === undefined ? schemaRows(one, path) : rowsWithin(one.items, `${path}[]`),
  )
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.path) && seen.add(row.path))
}
