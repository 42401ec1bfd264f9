import * as fc from 'fast-check'
import type { Asked } from './ask.ts'

/** What JSON can say and programs trip over: of text, of numbers, of names, and of depth. */
const ODD = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '\0',
    'a\ud800',
    '\udfff',
    '\u202e\u2028',
    '../../../etc/passwd',
    "' or 1=1 --",
    '{{7*7}}${7*7}%Subscriber:EmailAddress%',
    '__proto__',
    'constructor',
    0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    -0,
    [],
    {},
    true,
    '2026-02-30',
    '+275760-09-13T00:00:00.000Z',
    '9999-12-31T23:59:59Z',
    '00000000-0000-0000-0000-000000000000',
    'x'.repeat(70_000),
    'é'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
  fc.double(),
  fc.integer({ min: 10, max: 5000 }).map(deep),
  fc.jsonValue({ maxDepth: 3 }),
)

const rarely = <T>(made: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: made })

/** How a request that is right is made wrong: seeds of choices, for any request. */
export const mutation = fc.record({
  /** Which places in the body, and what stands there then; undefined takes it away. */
  edits: fc.array(
    fc.record({ at: fc.nat(), to: fc.option(ODD, { nil: undefined }), add: fc.boolean() }),
    {
      maxLength: 2,
    },
  ),
  /** Of the bytes of the body, instead. */
  bytes: rarely(
    fc.record({
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      rest: fc.uint8Array({ maxLength: 6 }),
    }),
  ),
  /** Of the address. */
  path: rarely(
    fc.record({
      at: fc.nat(),
      to: fc.constantFrom('%00', '%ff', '..', '%2e%2e', '%F0%9F%98%80', 'A'),
    }),
  ),
  /** Of the credential: a letter that is changed, or the rest that is cut off. */
  token: rarely(fc.record({ at: fc.nat(), cut: fc.boolean() })),
  type: rarely(
    fc.constantFrom(
      'text/plain',
      'application/json;charset=utf-7',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ),
  ),
})
export type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

export function mutated(asked: Asked, { edits, bytes, path, token, type }: Mutation): Asked {
  const body = bytes ? cutBytes(asked.body, bytes) : edited(asked.body, edits)
  const headers: Record<string, string> = {
    ...asked.headers,
    ...(type !== undefined && { 'Content-Type': type }),
  }
  const { Authorization: bearer } = headers
  if (token && bearer) headers['Authorization'] = `Bearer ${changed(bearer.slice(7), token)}`
  return {
    path: path ? changedPath(asked.path, path) : asked.path,
    headers,
    ...(body !== undefined && { body }),
  }
}

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

function edited(body: Asked['body'], edits: Mutation['edits']): Asked['body'] {
  if (typeof body !== 'string') return body
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    const [edit] = edits
    return edit === undefined ? body : body + String(edit.to)
  }
  const root = { body: value }
  for (const edit of edits) {
    const places = placesIn(root)
    const [owner, name] = places[edit.at % places.length] ?? [root, 'body']
    if (edit.add) Object.defineProperty(owner, `${name}_`, plain(edit.to))
    else if (edit.to === undefined) Reflect.deleteProperty(owner, name)
    else Object.defineProperty(owner, name, plain(edit.to))
  }
  return JSON.stringify(root.body) ?? ''
}

const plain = (value: unknown): PropertyDescriptor => ({
  value,
  configurable: true,
  enumerable: true,
  writable: true,
})

function placesIn(value: object, depth = 0): [owner: object, name: string][] {
  if (depth > 8) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    [value, name] as [object, string],
    ...(typeof inner === 'object' && inner !== null ? placesIn(inner, depth + 1) : []),
  ])
}

function cutBytes(
  body: Asked['body'],
  { cut, rest }: NonNullable<Mutation['bytes']>,
): Uint8Array<ArrayBuffer> {
  const bytes =
    typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
  return new Uint8Array([...bytes.slice(0, Math.floor(bytes.length * cut)), ...rest])
}

function changed(token: string, { at, cut }: NonNullable<Mutation['token']>): string {
  const place = at % token.length
  if (cut) return token.slice(0, Math.max(place, 1))
  return token.slice(0, place) + (token.charAt(place) === 'x' ? 'y' : 'x') + token.slice(place + 1)
}

function changedPath(path: string, { at, to }: NonNullable<Mutation['path']>): string {
  const parts = path.split('/')
  const place = 1 + (at % (parts.length - 1))
  return parts.map((part, index) => (index === place ? to : part)).join('/')
}
