import type {
  Upstream,
  UpstreamCall,
  UpstreamSession,
  WantedSession,
} from '../../endpoint/upstream.ts'
import { UpstreamError } from '../../endpoint/upstream.ts'
import { checkApiKey, defaultSessionOrigins, flgOrigin } from './flg-options.ts'
import type { FlgUpstreamOptions } from './flg-options.ts'
import { flgWebhooks } from './flg-webhooks.ts'
import { postSession } from './post-session.ts'
import type { FlgConnection } from './post-session.ts'

/**
 * Sessions of FLG 360, by its journey session and appointment session APIs.
 * FLG cannot tell what became of a session but by its webhooks, gives no
 * session again, and takes no prefill.
 *
 * @throws {TypeError} when `domain`, `apiKey` or `webhookSecret` cannot be right; keys are never repeated.
 */
export function flgUpstream(options: FlgUpstreamOptions): Upstream {
  const { createLead, webhookSecret } = options
  const origin = flgOrigin(options.domain)
  const connection: FlgConnection = {
    origin,
    apiKey: checkApiKey(options.apiKey),
    // Some runtimes refuse a fetch that is called on another object.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  }
  return {
    name: 'flg',
    protocol: 'optional',
    reuses: false,
    sessionOrigins: options.sessionOrigins ?? defaultSessionOrigins(origin),
    heightHint: () => undefined,
    ...(createLead && { createLead }),
    ...(webhookSecret !== undefined && { webhooks: flgWebhooks(webhookSecret) }),
    async createJourneySession({ lead, id, values }, call) {
      const body = { lead: checkId(lead), journey: checkId(id), public: true }
      return withPrefillWarning(await postSession(connection, 'journey', body, call), values)
    },
    async createAppointmentSession({ lead, id }: WantedSession, call: UpstreamCall) {
      const body = { lead: checkId(lead), appointmentType: checkId(id) }
      return postSession(connection, 'appointment', body, call)
    },
  }
}

function checkId(id: WantedSession['lead']): string {
  if (typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id)) return id
  throw new UpstreamError('rejected', 'An id has characters that FLG ids do not have.')
}

function withPrefillWarning(
  session: UpstreamSession,
  values: WantedSession['values'],
): UpstreamSession {
  const count = Object.keys(values ?? {}).length
  if (count === 0) return session
  const warning = `FLG takes no prefill: ${count} value(s) dropped.`
  return { ...session, warnings: [warning] }
}
