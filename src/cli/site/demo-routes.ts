import { Hono } from 'hono'
import type { FetchHandler } from '../../node/node-listener.ts'
import { answerStatic } from '../../platform/assets/answer-static.ts'
import { readStaticFile, readStaticFolder } from '../../platform/assets/static-files.ts'
import { CommandError } from '../command-error.ts'
import { PACKAGE_ROOT } from '../package-root.ts'
import { demoHeaders } from './demo-policy.ts'
import { demoTokenRoute, type DemoTokens } from './demo-token.ts'
import { firstPaintPage } from './first-paint-page.ts'
import { starterPage } from './starter-page.ts'

export interface DemoOptions {
  /** Where the hosted pages are. */
  frameOrigins: readonly string[]
  tokens: DemoTokens
  endpoint: FetchHandler
  endpointPath: string
  /** Public origin of this server. */
  origin: string
  /** Address of the API reference, which is on the platform; null where that is not ours. */
  reference: string | null
}

/** `/` and `/demo/*`: a website that uses the widget, and the routes of its server. */
export async function demoRoutes(options: DemoOptions): Promise<Hono> {
  const { frameOrigins, endpointPath, tokens, reference } = options
  const frontDoor = await readFrontDoor()
  // The apps are servers of their own, with packages of their own.
  const files = await readStaticFolder(new URL('demo/', PACKAGE_ROOT), ['frameworks'])
  // What is built for them lies beside what is served as it is.
  const built = await readStaticFolder(new URL('dist/demo/', PACKAGE_ROOT))
  const headers = demoHeaders(frameOrigins)
  const routes = new Hono()
  routes.all('/', (context) => answerStatic(context.req.raw, frontDoor, headers))
  routes.all('/index.html', (context) => answerStatic(context.req.raw, frontDoor, headers))
  routes.get('/demo', (context) => context.redirect('/'))
  routes.get('/demo/', (context) => context.redirect('/'))
  if (reference !== null) routes.get('/demo/reference', (context) => context.redirect(reference))
  routes.route('/', demoTokenRoute(tokens))
  for (const [path, file] of [...files, ...built]) {
    if (path === 'first-paint.html') {
      routes.route('/', firstPaintPage({ ...options, page: file, headers }))
    } else if (path === 'starter.html') {
      routes.route('/', starterPage(file, frameOrigins, endpointPath))
    } else {
      routes.all(`/demo/${path}`, (context) => answerStatic(context.req.raw, file, headers))
    }
  }
  return routes
}

async function readFrontDoor() {
  try {
    return await readStaticFile(new URL('index.html', PACKAGE_ROOT))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new CommandError('the demo pages are not in this installation: start without --demo')
  }
}
