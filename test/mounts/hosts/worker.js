import { env } from 'cloudflare:workers'
import { makeEndpoint } from './make-endpoint.js'

const endpoint = makeEndpoint(env)

export default {
  // Cloudflare sets this header itself; visitors cannot.
  fetch: (request) =>
    endpoint(request, { address: request.headers.get('CF-Connecting-IP') ?? undefined }),
}
