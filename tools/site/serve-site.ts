import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { relative } from 'node:path'

interface SiteServer {
  port: number
  close(): Promise<void>
}

/**
 * Serves a folder as static hosts do, also as `localhost`, where the live examples have their frames.
 * @param overrides What it answers in the place of a file, by path.
 */
export async function serveSite(
  folder: string,
  port = 0,
  overrides: Readonly<Record<string, object>> = {},
): Promise<SiteServer> {
  const app = new Hono()
  for (const [path, json] of Object.entries(overrides)) app.get(path, (c) => c.json(json))
  app.use('*', serveStatic({ root: relative(process.cwd(), folder) }))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
