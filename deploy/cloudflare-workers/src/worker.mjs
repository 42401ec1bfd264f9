import { createEndpoint, embedTokens } from 'sessionframe/endpoint'
import { flgUpstream } from 'sessionframe/flg'

/** Made of the first request's environment, and kept as long as the isolate lives. */
let endpoint

const make = (env) =>
  createEndpoint({
    upstream: flgUpstream({ domain: env.FLG_DOMAIN, apiKey: env.FLG_API_KEY }),
    authorize: embedTokens({ secrets: [env.SESSIONFRAME_TOKEN_SECRET] }),
    allowedOrigins: env.SESSIONFRAME_ALLOWED_ORIGINS.split(','),
    secret: env.SESSIONFRAME_SECRET,
  })

export default {
  fetch(request, env) {
    endpoint ??= make(env)
    // Cloudflare sets this header itself; visitors cannot.
    return endpoint(request, { address: request.headers.get('CF-Connecting-IP') ?? undefined })
  },
}
