import { raw } from 'hono/html'
import { escapeToBuffer } from 'hono/utils/html'

/**
 * Attributes for a start tag, each with a blank before it: `true` stands alone,
 * `false` and `undefined` are left out, the rest is escaped. Names come from our
 * own code only.
 */
export function attributes(given: Record<string, string | number | boolean | undefined>) {
  const parts = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || value === false) return []
    return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`
  })
  return raw(parts.join(''))
}

function escape(text: string): string {
  const buffer: [string] = ['']
  escapeToBuffer(text, buffer)
  return buffer[0]
}
