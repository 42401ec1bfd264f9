import { createServer } from 'node:http'
import { Client } from 'pg'
import { toNodeListener } from '../../../src/node/node-listener.ts'
import { CountingUpstream, makeEndpoint } from '../../endpoint/endpoint-fixture.ts'
import { DemoServer } from '../../harness/demo-server.ts'
import { listen } from '../../harness/listen.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'

/** A request as the endpoint answered it. */
export interface Answered {
  method: string
  status: number
  /** Whether the visitor's cookie came with it; only where there is a login. */
  known?: boolean
}

/** An endpoint that lets visitors in without a token, so that nothing but its rules keeps pages out. */
export interface Attacked {
  origin: string
  journey: string
  /** A token that it would take. */
  token: string
  /** Where a visitor logs in; null where everybody is let in. */
  login: string | null
  /** All requests to its routes so far. */
  answered(): Answered[]
  /** How many sessions there are, where sessions live. */
  started(): Promise<number>
  close(): Promise<void>
}

const PATH = '/sessionframe/v1'

/** `sessionframe serve` whose visitors become leads, on PostgreSQL, where the sessions are counted. */
export async function attackedServe(allowedOrigin: string): Promise<Attacked> {
  const postgres = await findPostgresServer()
  const database = await migratedDatabase(postgres.url)
  const server = await DemoServer.start({
    DATABASE_URL: database.url,
    SESSIONFRAME_NEW_LEADS_GROUP: 'Enquiries',
    SESSIONFRAME_ALLOWED_ORIGINS: allowedOrigin,
  })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  return {
    origin: server.site,
    journey: server.demo.journey ?? '',
    token: await server.token(server.freshLead()),
    login: null,
    answered: () =>
      server.log
        .split('\n')
        .filter((line) => line.includes(`"path":"${PATH}`))
        .map((line) => JSON.parse(line) as Answered),
    async started() {
      const { rows } = await client.query<{ count: number }>(
        'select (select count(*)::int from form_session) + (select count(*)::int from appointment_session) as count',
      )
      return rows[0]?.count ?? Number.NaN
    },
    async close() {
      await client.end()
      await server.stop()
      await database[Symbol.asyncDispose]()
      await postgres[Symbol.asyncDispose]()
    },
  }
}

/** The endpoint in an owner's own server, where a cookie says who the visitor is. */
export async function attackedLogin(allowedOrigin: string): Promise<Attacked> {
  const answered: Answered[] = []
  const upstream = Object.assign(new CountingUpstream(), {
    sessionState: async () => ({ state: 'open', outcome: null, completedAt: null }) as const,
  })
  const { endpoint } = makeEndpoint({
    upstream,
    allowedOrigins: [allowedOrigin],
    authorize: (request) => (isKnown(request) ? { lead: '1' } : null),
  })
  const server = await listen(
    createServer(
      toNodeListener(async (request, client) => {
        const { pathname } = new URL(request.url)
        if (pathname === '/login') return logIn()
        const response = await endpoint(request, client)
        answered.push({ method: request.method, status: response.status, known: isKnown(request) })
        return response
      }),
    ),
  )
  return {
    // A cookie for all sites has to be Secure, which a browser takes from localhost on plain http.
    origin: server.origin.replace('127.0.0.1', 'localhost'),
    journey: 'a-journey',
    token: 'none',
    login: '/login',
    answered: () => answered,
    started: async () => upstream.calls.length,
    close: server.close,
  }
}

const isKnown = ({ headers }: Request) => /\blogin=yes\b/.test(headers.get('cookie') ?? '')

/** Of all cookies the one that is sent most often: with every request, whichever page it comes from. */
function logIn(): Response {
  return new Response('welcome', {
    headers: { 'Set-Cookie': 'login=yes; Path=/; HttpOnly; Secure; SameSite=None' },
  })
}
