/** One token of JSON after white space: RFC 8259; strings hold no control characters (§7). */
const TOKEN =
  /[ \t\r\n]*(?:(?<mark>[{}[\]:,])|(?<string>"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

/** What may come next: `first` stands right after an opening bracket. */
type Next = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma'

/**
 * Where a text stops being JSON, counted in UTF-16 units. JSON.parse tells it
 * only for some errors, and then quotes the text, which may hold secrets.
 */
export function jsonErrorOffset(text: string): number {
  const token = new RegExp(TOKEN)
  const open: ('{' | '[')[] = []
  let next: Next = 'value'
  for (;;) {
    const offset = afterSpace(text, token.lastIndex)
    const groups = token.exec(text)?.groups
    if (!groups) return offset
    const after = step(next, groups['mark'] ?? (groups['string'] ? '"' : '1'), open)
    if (after === null) return offset
    next = after
  }
}

function afterSpace(text: string, from: number): number {
  let offset = from
  while (' \t\r\n'.includes(text[offset] ?? '.')) offset++
  return offset
}

/** What may come after this token; null where it may not stand. */
function step(next: Next, token: string, open: ('{' | '[')[]): Next | null {
  const inside = open.at(-1)
  const isValue = next === 'value' || next === 'first value'
  const isName = next === 'name' || next === 'first name'
  switch (token) {
    case '{':
    case '[':
      if (!isValue) return null
      open.push(token)
      return token === '{' ? 'first name' : 'first value'
    case '}':
      if (inside !== '{' || (next !== 'first name' && next !== 'comma')) return null
      open.pop()
      return 'comma'
    case ']':
      if (inside !== '[' || (next !== 'first value' && next !== 'comma')) return null
      open.pop()
      return 'comma'
    case ':':
      return next === 'colon' ? 'value' : null
    case ',':
      if (next !== 'comma' || inside === undefined) return null
      return inside === '{' ? 'name' : 'value'
    case '"':
      if (isName) return 'colon'
      return isValue ? 'comma' : null
    default:
      return isValue ? 'comma' : null
  }
}
