/** The endpoint that the hosts mount, with settings by the names that `sessionframe serve` has. */
import { createEndpoint, embedTokens } from 'sessionframe/endpoint'
import { flgUpstream } from 'sessionframe/flg'
import { platformHttpUpstream } from 'sessionframe/platform-http'

/** One JSON line each, as the log of `serve`. */
const write = (record) => console.log(JSON.stringify(record))

export function makeEndpoint(env) {
  const tokens = embedTokens({ secrets: [env.SESSIONFRAME_TOKEN_SECRET] })
  return createEndpoint({
    upstream: {
      ...flgUpstream({ domain: env.FLG_DOMAIN, apiKey: env.FLG_API_KEY }),
      ...journeys(env),
    },
    visitors: { secrets: [env.SESSIONFRAME_TOKEN_SECRET] },
    authorize: (request, wanted) => {
      const hook = hooks[request.headers.get('x-test-hook')]
      return hook === undefined ? tokens(request, wanted) : hook(env.FLG_API_KEY)
    },
    allowedOrigins: [env.SESSIONFRAME_ALLOWED_ORIGINS],
    sessionOrigins: env.SESSIONFRAME_SESSION_ORIGINS?.split(','),
    secret: env.SESSIONFRAME_SECRET,
    upstreamTimeoutMs: Number(env.SESSIONFRAME_UPSTREAM_TIMEOUT_MS),
    rateLimits: {
      address: Number(env.SESSIONFRAME_RATE_LIMIT_ADDRESS),
      caller: Number(env.SESSIONFRAME_RATE_LIMIT_CALLER),
    },
    trustedHops: Number(env.SESSIONFRAME_TRUSTED_HOPS ?? 0),
    log: { info: write, warn: write, error: write },
  })
}

/** What a platform does that FLG does not: it runs journeys for visitors. */
function journeys({ VISITORS_PLATFORM_URL: url, VISITORS_PLATFORM_KEY: accessKey }) {
  if (!url) return {}
  const { identifyVisitor, takeVisitorEvents, sessionsToOpen } = platformHttpUpstream({
    url,
    accessKey,
  })
  return { identifyVisitor, takeVisitorEvents, sessionsToOpen }
}

/** An `authorize` that goes wrong, for case 88. */
const hooks = {
  throws: (key) => {
    throw new Error(`${key} was refused`)
  },
  rejects: (key) => Promise.reject(new Error(`${key} was refused`)),
  'rejects-object': (apiKey) => Promise.reject({ apiKey }),
  object: (key) => ({ lead: { toString: () => key } }),
  text: () => 'admin',
}
