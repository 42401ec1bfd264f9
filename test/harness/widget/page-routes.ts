import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { childNode } from '../child-node.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const SERVER = join(import.meta.dirname, 'page-server.ts')
const PATHS = /^\/(harness\/(booking|form|question)|appointments|journeys|assets)\b/

/** Pages of forms and appointments on the tests' own origin, by a process that starts when one is first asked for. */
export function pageRoutes() {
  const kept = new AsyncDisposableStack()
  let started: Promise<{ origin: string }> | undefined
  const failed = new Set<string>()

  const start = async (origin: string) => {
    const { path: files } = kept.use(await temporaryFolder())
    const child = childNode(SERVER, [origin, files])
    kept.defer(() => child.kill())
    const { value } = await child.lines.next()
    return { origin: String(value) }
  }

  /** A server in trouble, once for each file that is called so. */
  const fails = (url = '') => {
    if (!url.includes('&name=fails-once') || failed.has(url)) return false
    failed.add(url)
    return true
  }

  return {
    has: (path: string) => PATHS.test(path),
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { host, connection: _, ...headers } = request.headers
      if (fails(request.url)) return void response.writeHead(503).end()
      const { origin } = await (started ??= start(`http://${host}`))
      const { method } = request
      const asked = ask(new URL(request.url ?? '', origin), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      asked.on('error', () => response.destroy())
      request.pipe(asked)
    },
    async stop(): Promise<void> {
      await started
      await kept.disposeAsync()
    },
  }
}
