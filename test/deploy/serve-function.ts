/**
 * `node serve-function.ts <name>`: serves a function of `deploy/` as its host would, on a free port
 * that it prints.
 */
import { createServer } from 'node:http'
import { toNodeListener } from '../../src/node/node-listener.ts'
import type { FetchHandler } from '../../src/node/node-listener.ts'
import { listen } from '../harness/listen.ts'

type WithContext = (request: Request, context: { ip: string }) => Promise<Response>

const load = (file: string): Promise<unknown> =>
  import(new URL(`../../deploy/${file}`, import.meta.url).href)

/** What each host makes of the file, and what it says of the visitor's address. */
const HOSTS: Record<string, () => Promise<FetchHandler>> = {
  async vercel() {
    const { default: app } = (await load('vercel/index.mjs')) as {
      default: { fetch: FetchHandler }
    }
    return (request) => {
      const headers = new Headers(request.headers)
      headers.set('X-Real-IP', '203.0.113.7')
      return app.fetch(new Request(request, { headers }))
    }
  },
  async netlify() {
    const { default: handle } = (await load('netlify/netlify/functions/sessionframe.mjs')) as {
      default: WithContext
    }
    return (request) => handle(request, { ip: '203.0.113.7' })
  },
}

const handler = await HOSTS[process.argv[2] ?? '']?.()
if (!handler) throw new Error(`name one of: ${Object.keys(HOSTS).join(', ')}`)
const { origin } = await listen(createServer(toNodeListener(handler)))
console.log(origin)
