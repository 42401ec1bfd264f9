import { Hono } from 'hono'
import { answerStatic } from './answer-static.ts'
import { readStaticFolder } from './static-files.ts'

const A_YEAR = 31_536_000

/**
 * `/assets/*` of the hosted pages. Their names hold a hash of their content,
 * so they never change: RFC 8246.
 *
 * @param pages folder of the built pages
 */
export async function assetRoutes(pages: URL): Promise<Hono> {
  const routes = new Hono()
  const headers = { 'cache-control': `public, max-age=${A_YEAR}, immutable` }
  for (const [path, file] of await readStaticFolder(new URL('assets/', pages))) {
    routes.all(`/assets/${path}`, (context) => answerStatic(context.req.raw, file, headers))
  }
  return routes
}
