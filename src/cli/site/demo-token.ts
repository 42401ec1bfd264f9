import { Hono } from 'hono'
import type { SessionKind } from '../../wire/endpoint.ts'

/** Long enough to look around, short enough to be of no use elsewhere. */
export const DEMO_TOKEN_SECONDS = 900

export interface DemoTokens {
  /** Signs a token for one of the demo's leads. */
  sign(wanted: { lead: string; kind: SessionKind; id: string }): Promise<string>
  /** Leads a page may ask for with `?lead=`; the first is the default. */
  leads: readonly [string, ...string[]]
}

const ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * `GET|POST /demo/token?journey=…` or `?appointmentType=…` plays the part of
 * the owner's server, which knows its visitor. There is no CORS header: other
 * origins cannot read the answer.
 */
export function demoTokenRoute(tokens: DemoTokens): Hono {
  const routes = new Hono()
  routes.on(['GET', 'POST'], '/demo/token', async (context) => {
    context.header('cache-control', 'no-store')
    const { journey, appointmentType, lead = tokens.leads[0] } = context.req.query()
    const kind = journey === undefined ? 'appointment' : 'journey'
    const id = journey ?? appointmentType
    if (id === undefined || !ID.test(id) || !tokens.leads.includes(lead)) {
      return context.json({ error: 'give ?journey=<id> or ?appointmentType=<id>' }, 400)
    }
    return context.json({ token: await tokens.sign({ lead, kind, id }) })
  })
  return routes
}
