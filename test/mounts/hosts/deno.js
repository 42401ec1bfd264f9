import { endpoint } from './endpoint.js'

Deno.serve({ port: Number(Deno.env.get('PORT') ?? 8080) }, (request, { remoteAddr }) =>
  endpoint(request, { address: remoteAddr.hostname }),
)
