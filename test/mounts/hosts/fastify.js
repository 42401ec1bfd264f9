import Fastify from 'fastify'
import { toNodeListener } from 'sessionframe/node'
import { endpoint } from './endpoint.js'

const listener = toNodeListener(endpoint)
const app = Fastify()
app.register(async (scope) => {
  // The endpoint reads bodies itself. In this scope alone; your own routes keep their parsers.
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/sessionframe/v1/*', (request, reply) => {
    reply.hijack()
    return listener(request.raw, reply.raw)
  })
})
await app.listen({ port: Number(process.env.PORT ?? 8080) })
