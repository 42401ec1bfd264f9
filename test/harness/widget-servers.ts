import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Middleware, Plugin } from '@web/dev-server-core'
import { pageRoutes } from './widget/page-routes.ts'
import { serveEndpoint } from './widget/endpoint-routes.ts'
import { serveFrames } from './widget/frame-routes.ts'
import { takeRequestLeaks, watchRequest } from './widget/request-leaks.ts'

/** For the configuration of the test runner. */
export interface WidgetServers {
  plugin: Plugin
  middleware: Middleware
}

/**
 * An endpoint on the tests' own origin, and a second site with the frames'
 * pages and the same endpoint behind CORS. Tests are on `localhost`, the
 * second site on `127.0.0.1`, so that frames are foreign in earnest. On the
 * tests' own there are pages of forms and appointments, too.
 */
export function widgetServers(): WidgetServers {
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/harness/leaks') {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      return void response.end(JSON.stringify(takeRequestLeaks(request)))
    }
    const served =
      (await serveEndpoint(request, response, origin())) || (await serveFrames(request, response))
    if (!served) response.writeHead(404).end()
  }

  const pages = pageRoutes()
  const server = createServer((request, response) => {
    watchRequest(request)
    void serve(request, response)
  })
  return {
    plugin: {
      name: 'widget-servers',
      // On the same line, so that places in the file stay what they are.
      transform: ({ path, body }) =>
        path.endsWith('.browser.test.ts')
          ? `import '/test/harness/widget/watch-page.ts';${String(body)}`
          : undefined,
      // The bundler takes style sheets out of scripts; no browser can import them.
      serve: ({ path }) =>
        /^\/src\/pages\/.*\.css$/.test(path) ? { body: '', type: 'js' } : undefined,
      async serverStart() {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      },
      async serverStop() {
        server.closeAllConnections()
        server.close()
        await pages.stop()
      },
    },
    middleware(context, next) {
      watchRequest(context.req)
      if (pages.has(context.path)) {
        context.respond = false
        // Else the runner takes it for one that is not there.
        context.status = 200
        return pages.serve(context.req, context.res)
      }
      if (!/^\/(endpoint|harness)\//.test(context.path)) return next()
      context.respond = false
      return serve(context.req, context.res)
    },
  }
}
