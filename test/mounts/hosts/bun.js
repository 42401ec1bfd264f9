import { endpoint } from './endpoint.js'

Bun.serve({
  port: process.env.PORT ?? 8080,
  fetch: (request, server) => endpoint(request, server.requestIP(request) ?? undefined),
})
