import { createServer } from 'node:http'
import { Hono } from 'hono'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { flgRoutes } from '../../src/platform/vendor-apis/flg/routes.ts'
import { listen } from './listen.ts'
import { openPlatformFixture } from './platform-fixture.ts'
import type { PlatformFixture } from './platform-fixture.ts'

/** The platform's FLG routes on a real port; `origin` is also where its links point. */
export async function serveFlgPlatform(): Promise<PlatformFixture & { origin: string }> {
  const app = new Hono()
  const server = await listen(createServer(toNodeListener((request) => app.fetch(request))))
  const fixture = await openPlatformFixture(server.origin)
  app.route('/', flgRoutes(fixture.ctx))
  return {
    ...fixture,
    origin: server.origin,
    close: async () => {
      await server.close()
      await fixture.close()
    },
  }
}
