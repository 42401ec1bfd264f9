import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { childNode } from '../child-node.ts'
import type { ChildNode } from '../child-node.ts'

const SERVER = join(import.meta.dirname, 'booking-server.ts')
const PATHS = /^\/(harness\/booking|appointments|assets)\//

/** Pages of appointments on the tests' own origin, by a process that starts when one is first asked for. */
export function bookingRoutes() {
  let started: Promise<{ child: ChildNode; origin: string }> | undefined

  const start = async (origin: string) => {
    const child = childNode(SERVER, [origin])
    const { value } = await child.lines.next()
    return { child, origin: String(value) }
  }

  return {
    has: (path: string) => PATHS.test(path),
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { host, connection: _, ...headers } = request.headers
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
      await (await started)?.child.kill()
    },
  }
}
