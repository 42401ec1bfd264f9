import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import { Registry } from 'prom-client'
import { metricsApp } from '../../../src/cli/serve/metrics.ts'
import { ENDPOINT_PATH, siteApp } from '../../../src/cli/site/create-site.ts'
import { ENDPOINT_ROUTES } from '../../../src/endpoint/route-request.ts'
import { platformApp } from '../../../src/platform/create-platform.ts'
import { openMigratedPglite } from '../../harness/fresh-pglite.ts'
import { testContext } from '../../platform/platform-fixture.ts'

export type ServerName = 'platform' | 'site' | 'metrics'

/** A route as its app has it. `ALL` stands for every method. */
export interface AppRoute {
  server: ServerName
  method: string
  /** In Hono's words: `:token`, `:kind{open|click}`, `*`. */
  path: string
}

const PAGES = new URL('../../../dist/pages/', import.meta.url)
const log = { error: () => {}, info: () => {} }

/** Every route of every app that `serve --demo` runs, asked of the apps themselves. */
export async function appRoutes(): Promise<AppRoute[]> {
  await using database = await openDatabase()
  const ctx = await testContext(database.db)
  const platform = await platformApp(ctx, { pages: PAGES, version: '0.0.0', log })
  const site = await siteApp({
    endpoint: async () => new Response(),
    log: log as never,
    url: 'http://127.0.0.1:1',
    demo: {
      frameOrigins: ['http://localhost:1'],
      tokens: { leads: ['1'], sign: async () => '' },
      reference: 'http://localhost:1/reference',
    },
  })
  return [
    ...routesOf('platform', platform as unknown as Hono),
    ...routesOf('site', site as unknown as Hono),
    ...routesOf('metrics', metricsApp(new Registry())),
    // The site hands these on as one route, and the endpoint has them by itself.
    ...ENDPOINT_ROUTES.map(({ method, path }) => ({
      server: 'site' as const,
      method,
      path: ENDPOINT_PATH + path.replace(/\{(\w+)\}/, ':$1'),
    })),
  ]
}

/** As it is written in a table. */
export const routeName = ({ method, path }: Pick<AppRoute, 'method' | 'path'>): string =>
  `${method} ${path}`

/** Whether a path as it is asked falls to the route. */
export function fits({ path }: Pick<AppRoute, 'path'>, asked: string): boolean {
  const pattern = path
    .split('/')
    .map((part) => {
      const among = /^:\w+\{(.*)\}$/.exec(part)?.[1]
      if (among !== undefined) return `(?:${among})`
      if (part.startsWith(':')) return '[^/]+'
      return part === '*' ? '.*' : part.replaceAll('.', '\\.')
    })
    .join('/')
  return new RegExp(`^${pattern}$`).test(asked)
}

function routesOf(server: ServerName, app: Hono): AppRoute[] {
  const all = inspectRoutes(app)
    .filter(({ isMiddleware }) => !isMiddleware)
    .map(({ method, path }) => ({ server, method, path }))
  // A route with a check before it is there once for each.
  return [...new Map(all.map((route) => [routeName(route), route])).values()]
}

async function openDatabase() {
  const opened = await openMigratedPglite()
  return { db: opened.db, [Symbol.asyncDispose]: () => opened.close() }
}
