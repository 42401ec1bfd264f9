import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { ClientInfo } from '../../endpoint/rate-limits/client-address.ts'
import type { FetchHandler } from '../../node/node-listener.ts'
import type { StaticFile } from '../../platform/assets/static-files.ts'
import { renderAttributes } from '../../render/render-attributes.ts'
import { renderSession } from '../../render/render-session.ts'
import { DEMO_IDS } from '../serve/demo-ids.ts'
import type { DemoTokens } from './demo-token.ts'
import { writePage } from './written-page.ts'

export interface FirstPaintOptions {
  page: StaticFile
  headers: Record<string, string>
  tokens: DemoTokens
  endpoint: FetchHandler
  /** Where the endpoint is, for the page's visitors. */
  endpointPath: string
  /** The page's own origin. */
  origin: string
}

/**
 * Plays an owner's server that asks for the visitor's session while it writes
 * the page, so that the frame is in the HTML and waits for no script.
 */
export function firstPaintPage(options: FirstPaintOptions): Hono<{ Bindings: ClientInfo }> {
  const { page, headers } = options
  const routes = new Hono<{ Bindings: ClientInfo }>()
  routes.get('/demo/first-paint.html', async (context) => {
    const html = writePage(page, await renderElement(options, context.env))
    // The visitor's own session is in it.
    return context.html(html, 200, { ...headers, 'cache-control': 'no-store' })
  })
  return routes
}

async function renderElement(options: FirstPaintOptions, client: ClientInfo): Promise<string> {
  const { origin, endpointPath } = options
  const { journey } = DEMO_IDS
  const attributes = {
    id: 'apply',
    endpoint: endpointPath,
    journey,
    'token-url': `/demo/token?journey=${journey}`,
    'frame-title': 'Loan application',
  }
  const answer = await askEndpoint(options, client)
  // On a bad day the element asks for itself.
  if (!answer.ok) return `<journey-session${renderAttributes(attributes)}></journey-session>`
  const session: unknown = await answer.json()
  return renderSession({ element: 'journey-session', session, attributes, pageOrigin: origin })
}

async function askEndpoint(
  { endpoint, endpointPath, origin, tokens }: FirstPaintOptions,
  client: ClientInfo,
) {
  const { journey } = DEMO_IDS
  const token = await tokens.sign({ lead: tokens.leads[0], kind: 'journey', id: journey })
  return endpoint(
    new Request(`${origin}${endpointPath}/journey-sessions`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Origin: origin,
        'X-Sessionframe': '1',
      },
      body: JSON.stringify({ journey }),
    }),
    // It is the visitor whom the limits are for, not this server.
    client,
  )
}
