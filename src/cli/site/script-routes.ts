import { Hono } from 'hono'
import { CommandError } from '../command-error.ts'
import { PACKAGE_ROOT } from '../package-root.ts'
import { answerStatic } from '../../platform/assets/answer-static.ts'
import { readStaticFolder } from '../../platform/assets/static-files.ts'

/** Scripts are loaded from other people's pages, with and without `crossorigin`. */
const FOR_ANY_PAGE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** There is another name for each version of these. https://www.rfc-editor.org/rfc/rfc8246 */
const NEVER_CHANGES = /^sessionframe-/
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' }

/** `/sessionframe.js`, `/sessionframe.mjs` and what they load from beside them. */
export async function scriptRoutes(): Promise<Hono> {
  const files = await readStaticFolder(new URL('dist/cdn/', PACKAGE_ROOT))
  if (!files.has('sessionframe.js')) {
    throw new CommandError('dist/cdn/sessionframe.js is not there: run "npm run build" first')
  }
  const routes = new Hono()
  for (const [path, file] of files) {
    const headers = NEVER_CHANGES.test(path) ? { ...FOR_ANY_PAGE, ...FOR_EVER } : FOR_ANY_PAGE
    routes.all(`/${path}`, (context) => answerStatic(context.req.raw, file, headers))
  }
  return routes
}
