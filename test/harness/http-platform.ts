import { createServer } from 'node:http'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { createPlatform } from '../../src/platform/create-platform.ts'
import type { Platform } from '../../src/platform/create-platform.ts'
import { listen } from './listen.ts'
import { openPlatformFixture } from './platform-fixture.ts'
import type { PlatformFixture } from './platform-fixture.ts'

const PAGES = new URL('../../dist/pages/', import.meta.url)

/** The whole platform on a real port; `origin` is also where its links point. */
export async function serveHttpPlatform(): Promise<PlatformFixture & { origin: string }> {
  let platform: Platform | undefined
  const answer = async (request: Request) =>
    (await platform?.fetch(request)) ?? new Response(null, { status: 503 })
  const server = await listen(createServer(toNodeListener(answer)))
  const fixture = await openPlatformFixture(server.origin)
  const log = { error: ({ err }: { err: unknown }) => console.error(err) }
  platform = await createPlatform(fixture.ctx, { pages: PAGES, log })
  return {
    ...fixture,
    origin: server.origin,
    close: async () => {
      await server.close()
      await fixture.close()
    },
  }
}
