import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { listen } from './listen.ts'
import { serveEndpoint } from './widget/endpoint-routes.ts'
import { serveFrames } from './widget/frame-routes.ts'
import type { Logged, Scenario } from './widget/scenario.ts'

const DIST = resolve(import.meta.dirname, '../../dist')

/** An owner's site with the built script, an endpoint and pages of any kind; and the sessions' site. */
export interface WidgetSite {
  /** `http://localhost:<port>` */
  site: string
  /** `http://127.0.0.1:<port>` */
  frames: string
  port: number
  /** Sets up an endpoint; gives its path and what reaches it. */
  endpoint(scenario?: Scenario): Promise<{ path: string; log(): Promise<Logged[]> }>
  /** Address of a page with this body, and these headers. */
  page(body: string, headers?: Record<string, string>): string
  stop(): Promise<void>
}

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

const serverOf = (...routes: Serve[]) =>
  createServer((request, response) => {
    void (async () => {
      for (const serve of routes) {
        // oxlint-disable-next-line no-await-in-loop -- the first one that knows it answers
        if (await serve(request, response)) return
      }
      response.writeHead(404).end()
    })()
  })

async function serveDist(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '', 'http://x')
  if (!/^\/dist\/[\w/.-]+\.m?js$/.test(pathname) || pathname.includes('..')) return false
  response.setHeader('Content-Type', 'text/javascript')
  response.end(await readFile(join(DIST, pathname.slice('/dist'.length))))
  return true
}

export async function startWidgetSite(): Promise<WidgetSite> {
  const frames = await listen(serverOf((request, response) => serveFrames(request, response)))
  const host = await listen(
    serverOf(serveDist, (request, response) => serveEndpoint(request, response, frames.origin)),
  )
  const site = `http://localhost:${host.port}`
  return {
    site,
    frames: frames.origin,
    port: host.port,
    async endpoint(scenario = {}) {
      const body = JSON.stringify(scenario)
      const answer = await fetch(`${host.origin}/harness/scenario`, { method: 'POST', body })
      const { id } = (await answer.json()) as { id: string }
      const log = async () =>
        (await (await fetch(`${host.origin}/harness/log/${id}`)).json()) as Logged[]
      return { path: `/endpoint/${id}`, log }
    },
    page(body, headers = {}) {
      const query = new URLSearchParams({ body, headers: JSON.stringify(headers) })
      return `${site}/harness/page?${query}`
    },
    stop: async () => {
      await Promise.all([host.close(), frames.close()])
    },
  }
}
