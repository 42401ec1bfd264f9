import { Hono } from 'hono'
import { CommandError } from '../command-error.ts'
import { PACKAGE_ROOT } from '../package-root.ts'
import { answerStatic } from '../../platform/assets/answer-static.ts'
import { readStaticFile, readStaticFolder } from '../../platform/assets/static-files.ts'

/**
 * `/` and `/demo/*`. A strict policy, so that the demo also shows that the
 * widget needs no exception from it but `frame-src` and `connect-src`.
 *
 * @param frameOrigins where the hosted pages are
 */
export async function demoRoutes(frameOrigins: readonly string[]): Promise<Hono> {
  const frontDoor = await readFrontDoor()
  const files = await readStaticFolder(new URL('demo/', PACKAGE_ROOT))
  const headers = {
    'content-security-policy': contentSecurityPolicy(frameOrigins),
    'referrer-policy': 'strict-origin-when-cross-origin',
  }
  const routes = new Hono()
  routes.all('/', (context) => answerStatic(context.req.raw, frontDoor, headers))
  routes.all('/index.html', (context) => answerStatic(context.req.raw, frontDoor, headers))
  routes.get('/demo', (context) => context.redirect('/'))
  routes.get('/demo/', (context) => context.redirect('/'))
  for (const [path, file] of files) {
    routes.all(`/demo/${path}`, (context) => answerStatic(context.req.raw, file, headers))
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

function contentSecurityPolicy(frameOrigins: readonly string[]): string {
  return [
    "default-src 'self'",
    `frame-src ${frameOrigins.join(' ') || "'none'"}`,
    // The page of errors asks a host that never answers: RFC 2606 §2 keeps its name free.
    "connect-src 'self' https://endpoint.invalid",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
