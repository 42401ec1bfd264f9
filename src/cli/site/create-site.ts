import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { ClientInfo } from '../../endpoint/rate-limits/client-address.ts'
import type { FetchHandler } from '../../node/node-listener.ts'
import { safeHeaders } from '../../platform/safe-headers.ts'
import { demoRoutes } from './demo-routes.ts'
import type { DemoOptions } from './demo-routes.ts'
import { scriptRoutes } from './script-routes.ts'
import { UNSTEADY_PATH, unsteadyEndpoint } from './unsteady-endpoint.ts'

export const ENDPOINT_PATH = '/sessionframe/v1'

export interface SiteOptions {
  endpoint: FetchHandler
  log: Logger
  /** Public origin of this server. */
  url: string
  /** With --demo: the pages and what gives them tokens. */
  demo?: Pick<DemoOptions, 'frameOrigins' | 'tokens' | 'reference'>
}

/** The site port: the endpoint, the scripts and, with --demo, a website that uses them. */
export async function createSite(options: SiteOptions): Promise<FetchHandler> {
  const site = await siteApp(options)
  return (request, client) => site.fetch(request, client)
}

/** The same, with its routes to look at. */
export async function siteApp(options: SiteOptions): Promise<Hono<{ Bindings: ClientInfo }>> {
  const { endpoint, demo, log } = options
  const site = new Hono<{ Bindings: ClientInfo }>()
  site.use(safeHeaders)
  site.get('/healthz', (context) => context.json({ ok: true }))
  site.all(`${ENDPOINT_PATH}/*`, (context) => endpoint(context.req.raw, context.env))
  site.route('/', await scriptRoutes())
  if (demo) {
    const unsteady = unsteadyEndpoint(endpoint, ENDPOINT_PATH)
    site.use('*', onOneOrigin(options.url))
    site.all(`${UNSTEADY_PATH}/*`, (context) => unsteady(context.req.raw, context.env))
    site.route(
      '/',
      await demoRoutes({ ...demo, endpoint, endpointPath: ENDPOINT_PATH, origin: options.url }),
    )
  }
  site.notFound((context) => context.text('There is nothing at this address.\n', 404))
  site.onError((error, context) => {
    const requestId = randomUUID()
    log.error({ err: error, requestId }, 'the site failed to answer')
    context.header('x-request-id', requestId)
    return context.json({ code: 'internal', requestId }, 500)
  })
  return site
}

/**
 * A person who types "localhost" for 127.0.0.1 gets a page whose origin no
 * workspace lists. The other name of the same port is sent to the right one;
 * where it goes comes from the settings, never from the Host header.
 */
function onOneOrigin(url: string): MiddlewareHandler {
  const { port, hostname } = new URL(url)
  const alias = hostname === '127.0.0.1' ? `localhost:${port}` : null
  return async (context, next) => {
    if (alias === null || context.req.header('host') !== alias || context.req.method !== 'GET') {
      return next()
    }
    const { pathname, search } = new URL(context.req.url)
    return context.redirect(`${url}${pathname}${search}`)
  }
}
