import type { AppRoute, ServerName } from './app-routes.ts'
import { fits } from './app-routes.ts'
import type { Ask } from './ask.ts'
import { endpointAsks } from './endpoint-asks.ts'
import { linkAsks } from './link-asks.ts'
import { sessionApiAsks } from './session-api-asks.ts'
import { vendorAsks } from './vendor-asks.ts'

/** How every route is asked: what is for anybody is a file, or is named here. */
export function allAsks(routes: readonly AppRoute[]): Ask[] {
  return [
    ...vendorAsks(),
    ...sessionApiAsks(),
    ...linkAsks(),
    ...endpointAsks(),
    open('platform', '/healthz'),
    open('platform', '/.well-known/jwks.json'),
    open('platform', '/reference'),
    ...['flg', 'flownally', 'octeth', 'breakground'].map((vendor) =>
      open('platform', `/reference/${vendor}`),
    ),
    open('metrics', '/metrics'),
    open('site', '/healthz'),
    open('site', '/'),
    open('site', '/demo'),
    open('site', '/demo/'),
    open('site', '/demo/reference'),
    open('site', '/demo/first-paint.html'),
    // It gives tokens for the demo's own visitors, and what they may do is nobody's secret.
    open('site', '/demo/token', '/demo/token?journey=any'),
    { ...open('site', '/demo/token', '/demo/token?journey=any'), method: 'POST' },
    open('site', '/demo/unsteady/*', '/demo/unsteady/journey-sessions'),
    ...routes.filter(isFile).map(({ server, path }) => open(server, path)),
  ]
}

/** The routes that nothing asks. */
export function unasked(routes: readonly AppRoute[], asks: readonly Ask[]): AppRoute[] {
  return routes.filter(
    (route) =>
      !asks.some(({ server, method, path }) => {
        if (server !== route.server) return false
        return route.method === 'ALL'
          ? fits(route, path)
          : route.method === method && route.path === path
      }),
  )
}

/** A file of the package is a route for every method, by its name. */
export function isFile({ method, path }: AppRoute): boolean {
  return (
    method === 'ALL' &&
    !/[:*]/.test(path) &&
    /^\/(?:assets|demo|languages|reference|sessionframe|index|[\w-]+\.(?:m?js|json|html|map))/.test(
      path,
    ) &&
    /\.(?:html|css|m?js|json|map|svg|png|webp|woff2)$/.test(path)
  )
}

function open(server: ServerName, path: string, asked = path): Ask {
  return {
    server,
    method: 'GET',
    path,
    group: 'anybody',
    by: ['nobody'],
    names: false,
    make: () => ({ path: asked }),
  }
}
