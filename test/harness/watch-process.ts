/**
 * Loaded before each of Node's test files: what our code answers in the test's own process has no secret
 * of a server, whatever the test looks at. Servers that tests play are left alone, as some of them tell
 * what they are asked with. What is found fails the file when it ends.
 */
import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serverSecretIn } from './secret-forms.ts'
import { watchServerResponses } from './watch-server-responses.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** Ours, as it is written and as it is built. */
const PRODUCT = ['src', 'dist'].flatMap((folder) => {
  const path = resolve(ROOT, folder) + sep
  return [path, pathToFileURL(path).href]
})

const found = new Set<string>()

function look(text: string): void {
  if (serverSecretIn(text) === null) return
  const stack = new Error('told by').stack ?? ''
  if (PRODUCT.some((folder) => stack.includes(folder))) found.add(stack)
}

Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 30)
watchServerResponses(look)

// Handlers that nothing serves answer by these. Those of streams are looked at by whoever sends them.
const lookAt = (body: unknown, init: ResponseInit | undefined) => {
  if (typeof body === 'string') look(body)
  if (body instanceof Uint8Array) look(Buffer.from(body).toString('latin1'))
  if (init?.headers !== undefined) look(JSON.stringify([...new Headers(init.headers)]))
}
const { json } = Response
Response.json = (data, init) => {
  lookAt(JSON.stringify(data), init)
  return json.call(Response, data, init)
}
globalThis.Response = new Proxy(Response, {
  construct(target, parts: ConstructorParameters<typeof Response>, made) {
    lookAt(parts[0], parts[1])
    return Reflect.construct(target, parts, made) as object
  },
})

process.on('exit', () => {
  for (const stack of found) console.error(`an answer has a secret of the server, ${stack}`)
  if (found.size > 0) process.exitCode = 1
})
