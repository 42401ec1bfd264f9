/**
 * One of the servers that are compared, on a free port: `node server.ts ours http://127.0.0.1:1`,
 * with what to call behind it. Its parent asks it how much of the processor it has used.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pino from 'pino'
import { createEndpoint, embedTokens } from '../../dist/endpoint.js'
import { flgUpstream } from '../../dist/flg.js'
import { nodeFetch, toNodeListener } from '../../dist/node.js'
import { FILES } from '../common/packages.ts'
import { API_KEY, PATH, SECRET, SITE, TOKEN_SECRET } from './subjects.ts'
import type { FromServer, SubjectName } from './subjects.ts'

/** What a browser wants, and what FLG is asked in its name. */
interface Asked {
  journey: string
}

/** The same call as ours makes, and its answer's two fields. */
async function forward(upstream: string, { journey }: Asked): Promise<object> {
  const response = await fetch(`${upstream}/api/v2/journey-response-sessions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${API_KEY}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify({ lead: '1', journey, public: true }),
  })
  const { sessionId, publicUrl } = (await response.json()) as Record<string, unknown>
  return { sessionId, publicUrl }
}

/** What we use of Fastify, which is not among the project's own packages. */
type MakeFastify = () => {
  post(
    path: string,
    answer: (request: { body: Asked }, reply: { code(status: number): unknown }) => Promise<object>,
  ): void
  listen(options: { port: number; host: string }): Promise<string>
}

const START: Record<SubjectName, (upstream: string) => Promise<number>> = {
  async ours(upstream) {
    const endpoint = createEndpoint({
      // As `sessionframe serve` does.
      upstream: flgUpstream({ domain: upstream, apiKey: API_KEY, fetch: nodeFetch() }),
      authorize: embedTokens({ secrets: [TOKEN_SECRET] }),
      allowedOrigins: [SITE],
      secret: SECRET,
      // All requests come from one address; they are counted all the same.
      rateLimits: { address: 1_000_000, caller: 1_000_000 },
      log: pino(pino.destination('/dev/null')),
    })
    const server = createServer(toNodeListener(endpoint))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return (server.address() as AddressInfo).port
  },

  hono(upstream) {
    const app = new Hono()
    app.post(PATH, async (c) => c.json(await forward(upstream, await c.req.json<Asked>()), 201))
    return new Promise((done) => {
      serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => done(port))
    })
  },

  async fastify(upstream) {
    const { default: makeFastify } = (await import(pathToFileURL(FILES.fastify).href)) as {
      default: MakeFastify
    }
    const app = makeFastify()
    app.post(PATH, async ({ body }, reply) => {
      reply.code(201)
      return forward(upstream, body)
    })
    return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  },
}

const tell = (message: FromServer) => process.send?.(message)
const [, , name = '', upstream = ''] = process.argv
const port = await START[name as SubjectName](upstream)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  tell({ cpuMicros: user + system })
})
// Whoever has started it is gone.
process.on('disconnect', () => process.exit())
tell({ port })
