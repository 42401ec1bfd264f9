import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { assetRoutes } from './assets/asset-routes.ts'
import type { PlatformContext } from './context.ts'
import { isAnswering } from './health/health-store.ts'
import { readPageAssets, readStylePath } from './page-api/read-page-assets.ts'
import { pageRoutes } from './page-api/routes.ts'
import { referenceRoutes } from './reference/reference-routes.ts'
import { safeHeaders } from './safe-headers.ts'
import { sessionApiRoutes } from './session-api/routes.ts'
import { breakgroundRoutes } from './vendor-apis/breakground/routes.ts'
import { flgRoutes } from './vendor-apis/flg/routes.ts'
import { flownallyRoutes } from './vendor-apis/flownally/routes.ts'
import { octethRoutes } from './vendor-apis/octeth/routes.ts'

const REFERENCE_STYLE = 'src/pages/reference/reference.css'

/** Where unexpected errors go; a pino logger fits. */
export interface PlatformLog {
  error(record: { err: unknown; requestId: string }, message: string): void
}

export interface PlatformOptions {
  /** Folder of the built hosted pages. */
  pages: URL
  /** Origins that may frame the hosted pages, besides the workspace's sites. */
  extraParents?: readonly string[]
  /** Calls that one caller may make to Flownally's routes, and to BreakGround's; 600 by default. */
  callsPerMinute?: number
  /** Of the package: with it, pages below `/reference` describe the vendors' APIs. */
  version?: string
  log: PlatformLog
}

export interface Platform {
  fetch(request: Request): Promise<Response>
}

/**
 * The platform as one fetch handler: the hosted pages and their API, the vendors'
 * APIs and our own, their reference, the public keys of receipts, `/assets/*` and
 * `/healthz`.
 *
 * @throws {PageAssetsError} The hosted pages are not built.
 */
export async function createPlatform(
  ctx: PlatformContext,
  options: PlatformOptions,
): Promise<Platform> {
  const app = await platformApp(ctx, options)
  return { fetch: async (request) => app.fetch(request) }
}

/** The same, with its routes to look at. */
export async function platformApp(
  ctx: PlatformContext,
  { pages, extraParents = [], version, callsPerMinute, log }: PlatformOptions,
): Promise<Hono<{ Variables: { requestId: string } }>> {
  const folder = fileURLToPath(pages)
  const assets = await readPageAssets(folder)
  const app = new Hono<{ Variables: { requestId: string } }>()
  app.use(async (c, next) => {
    // Made here: an id that a stranger may choose is a way into the logs.
    const requestId = crypto.randomUUID()
    c.set('requestId', requestId)
    await next()
    c.header('X-Request-Id', requestId)
  })
  app.use(safeHeaders)
  app.get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store')
    const ok = await isAnswering(ctx.db)
    return c.json({ ok }, ok ? 200 : 503)
  })
  app.get('/.well-known/jwks.json', async (c) => {
    c.header('Cache-Control', 'public, max-age=300')
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(await ctx.keys.jwks())
  })
  app.route('/', flgRoutes(ctx))
  app.route('/', flownallyRoutes(ctx, callsPerMinute))
  app.route('/', octethRoutes(ctx))
  app.route('/', breakgroundRoutes(ctx, callsPerMinute))
  app.route('/', sessionApiRoutes(ctx))
  app.route('/', await assetRoutes(pages))
  if (version !== undefined) {
    const style = await readStylePath(folder, REFERENCE_STYLE)
    app.route('/', await referenceRoutes({ origin: ctx.url, version, style }))
  }
  app.route(
    '/',
    pageRoutes(ctx, {
      assets,
      extraParents,
      onError: (err, { route, requestId = '' }) =>
        log.error({ err, requestId }, `the platform failed to answer ${route}`),
    }),
  )
  app.notFound((c) => c.json({ code: 'not-found', message: 'There is nothing here.' }, 404))
  app.onError((error, c) => {
    const requestId = c.get('requestId')
    log.error({ err: error, requestId }, 'the platform failed to answer')
    c.header('Cache-Control', 'no-store')
    return c.json(
      { code: 'internal', message: 'Something went wrong here. Try again in a moment.', requestId },
      500,
    )
  })
  return app
}
