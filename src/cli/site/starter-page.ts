import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { answerStatic } from '../../platform/assets/answer-static.ts'
import { staticFile, type StaticFile } from '../../platform/assets/static-files.ts'
import { DEMO_IDS } from '../serve/demo-ids.ts'
import { snippet } from '../snippet.ts'
import { demoHeaders } from './demo-policy.ts'
import { writePage } from './written-page.ts'

/**
 * A page that is the same for every visitor, with what `sessionframe snippet`
 * prints in it. Its policy allows the inline starter by its hash, as a page
 * that caches keep can have no nonce.
 */
export function starterPage(
  page: StaticFile,
  frameOrigins: readonly string[],
  endpoint: string,
): Hono {
  const { journey } = DEMO_IDS
  const pasted = snippet({
    journey,
    endpoint,
    tokenUrl: `/demo/token?journey=${journey}`,
    scriptUrl: '/sessionframe.js',
    frameTitle: 'Loan application',
    sessionOrigin: frameOrigins.join(' '),
  })
  const file = staticFile(new TextEncoder().encode(writePage(page, pasted)), 'html')
  const headers = demoHeaders(frameOrigins, hashOfStarter(pasted))
  const routes = new Hono()
  routes.all('/demo/starter.html', (context) => answerStatic(context.req.raw, file, headers))
  return routes
}

/** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOfStarter(pasted: string): string {
  const starter = /<script>(.*)<\/script>/.exec(pasted)?.[1] ?? ''
  return `sha256-${createHash('sha256').update(starter).digest('base64')}`
}
