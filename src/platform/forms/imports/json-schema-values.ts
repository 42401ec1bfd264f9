export type Schema = Record<string, unknown>

/** Puts what a schema refers to in its place. */
export type Resolve = (schema: Schema) => Schema

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that says something. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const MOST_STEPS = 20

/**
 * Follows `$ref` within the document, as JSON pointers (RFC 6901) do; other documents are not read.
 * Beside a `$ref` what else is said wins, as of 2019-09.
 */
export function resolver(root: Schema): Resolve {
  return (schema) => {
    let found = schema
    for (let step = 0; step < MOST_STEPS; step++) {
      const { $ref, ...beside } = found
      if (typeof $ref !== 'string') return found
      const target = /^#(?:\/|$)/.test($ref) ? pointed(root, $ref.slice('#/'.length)) : undefined
      found = isObject(target) ? { ...target, ...beside } : beside
    }
    return {}
  }
}

function pointed(root: Schema, pointer: string): unknown {
  let value: unknown = root
  if (pointer === '') return value
  for (const part of pointer.split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}
