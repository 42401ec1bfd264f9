import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { listen } from '../listen.ts'
import { serveEndpoint } from './endpoint-routes.ts'
import { serveFrames } from './frame-routes.ts'
import type { Logged, Scenario } from './scenario.ts'

const SCRIPT = resolve(import.meta.dirname, '../../../dist/cdn/sessionframe.js')

/** An endpoint of one test, and pages with an element that asks it. */
export interface SiteScene {
  /** The address of a page with `<journey-session id="apply">`. */
  page(attributes?: string, more?: string): string
  /** Its path. */
  endpoint: string
  /** What has reached it so far. */
  log(): Promise<Logged[]>
  /** Sessions asked for so far. */
  posts(): Promise<Logged[]>
}

/** The built script tag on pages of a site of its own; sessions are on another site, `localhost`. */
export interface Site {
  /** A page with this body. */
  plain(body: string): string
  scene(scenario?: Scenario): Promise<SiteScene>
  close(): Promise<void>
}

export async function startSite(): Promise<Site> {
  let frames = ''
  const { origin, port, close } = await listen(
    createServer((request, response) => {
      void (async () => {
        if (request.url === '/sessionframe.js') {
          response.setHeader('Content-Type', 'text/javascript')
          response.end(await readFile(SCRIPT))
        } else if (
          !(await serveEndpoint(request, response, frames)) &&
          !(await serveFrames(request, response))
        ) {
          response.writeHead(404).end()
        }
      })()
    }),
  )
  frames = `http://localhost:${port}`
  const plain = (body: string) => `${origin}/harness/page?${new URLSearchParams({ body })}`
  return {
    plain,
    close,
    async scene(scenario = {}) {
      const response = await fetch(`${origin}/harness/scenario`, {
        method: 'POST',
        body: JSON.stringify(scenario),
      })
      const { id } = (await response.json()) as { id: string }
      const log = async () =>
        (await (await fetch(`${origin}/harness/log/${id}`)).json()) as Logged[]
      return {
        endpoint: `/endpoint/${id}`,
        log,
        posts: async () => (await log()).filter(({ method }) => method === 'POST'),
        page: (attributes = '', more = '') =>
          plain(`<script src="/sessionframe.js"></script><form>
            <journey-session id="apply" endpoint="/endpoint/${id}" journey="a" name="a" required
              ${attributes}></journey-session></form>${more}`),
      }
    },
  }
}
