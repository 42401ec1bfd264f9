import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { loadsOf } from './frame-routes.ts'
import type { Logged, Reply, Scenario } from './scenario.ts'
import { framePath } from './secrets.ts'

interface Running {
  id: string
  scenario: Scenario
  log: Logged[]
  /** Session ids by idempotency key. */
  sessions: Map<string, string>
  asked: Record<keyof Scenario, number>
}

const running = new Map<string, Running>()

/**
 * `POST /harness/scenario` sets up an endpoint under a path of its own (with an id it begins anew),
 * `GET /harness/log/<id>` tells what reached it, and `/endpoint/<id>/…` is it.
 * `GET /harness/page` is a page to put elements in, and `GET /harness/loads?path=…` tells how often
 * a page of a frame was given.
 */
export async function serveEndpoint(
  request: IncomingMessage,
  response: ServerResponse,
  frames: string,
): Promise<boolean> {
  const [, area = '', id = '', ...rest] = new URL(request.url ?? '', 'http://x').pathname.split('/')
  if (area === 'harness') {
    await control(request, response, id, rest[0] ?? '', frames)
    return true
  }
  if (area !== 'endpoint') return false
  const one = running.get(id)
  allow(request, response)
  if (request.method === 'OPTIONS') response.writeHead(204).end()
  else if (one === undefined) response.writeHead(404).end()
  else await answer(request, response, one, rest.join('/'), frames)
  return true
}

async function control(
  request: IncomingMessage,
  response: ServerResponse,
  what: string,
  id: string,
  frames: string,
): Promise<void> {
  if (what === 'scenario') {
    const scenario = (await readBody(request)) as Scenario
    const name = id || randomUUID()
    running.set(name, {
      id: name,
      scenario,
      log: [],
      sessions: new Map(),
      asked: { create: 0, status: 0, token: 0, identify: 0, events: 0, live: 0 },
    })
    return send(response, 200, { id: name, frames })
  }
  if (what === 'page') return page(request, response)
  if (what === 'loads') {
    const { searchParams } = new URL(request.url ?? '', 'http://x')
    return send(response, 200, loadsOf(searchParams.get('path') ?? ''))
  }
  send(response, 200, running.get(id)?.log ?? [])
}

/** A host page with the body and the policy that a test wants. */
function page({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const { searchParams } = new URL(url, 'http://x')
  const policy = searchParams.get('policy')
  response.statusCode = 200
  if (policy !== null) response.setHeader('Content-Security-Policy', policy)
  const headers = JSON.parse(searchParams.get('headers') ?? '{}') as Record<string, string>
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(
    `<!doctype html><html lang="en"><title>Host</title><body>${searchParams.get('body')}`,
  )
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  one: Running,
  path: string,
  frames: string,
): Promise<void> {
  const { method = '', headers } = request
  const entry: Logged = { method, path, headers, body: await readBody(request), aborted: false }
  one.log.push(entry)
  response.on('close', () => (entry.aborted = !response.writableFinished))
  const kind = kindOf(method, path)
  const replies = one.scenario[kind] ?? [{}]
  const reply = replies[Math.min(one.asked[kind], replies.length - 1)] ?? {}
  one.asked[kind] += 1
  if (reply.silent) return
  if (reply.reset) return void request.socket.destroy()
  await setTimeout(reply.delay ?? 0)
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value)
  if (reply.stream !== undefined) return stream(response, reply.stream, reply.ends === true)
  if (kind === 'create')
    return create(response, one, String(headers['idempotency-key']), reply, frames)
  send(response, reply.status ?? 200, { ...USUAL[kind], ...reply.session }, reply)
}

/** Answers of the routes that make no session. */
const USUAL = {
  token: { token: 'a.b.c' },
  status: { sessionId: 's', state: 'open', outcome: null, completedAt: null },
  identify: { visitor: 'visitor-1', triggers: [] },
  events: { open: [] },
  live: { open: [] },
}

function kindOf(method: string, path: string): keyof Scenario {
  if (path.startsWith('token')) return 'token'
  if (path === 'visitor/identify') return 'identify'
  if (path === 'visitor/events') return 'events'
  if (path === 'visitor/live') return 'live'
  return method === 'GET' ? 'status' : 'create'
}

function create(
  response: ServerResponse,
  one: Running,
  key: string,
  reply: Reply,
  frames: string,
): void {
  const status = reply.status ?? 201
  if (status !== 201) {
    return send(
      response,
      status,
      { type: 'about:blank', title: 'x', status, ...reply.session },
      reply,
    )
  }
  const sessionId = one.sessions.get(key) ?? `session-${one.sessions.size + 1}`
  one.sessions.set(key, sessionId)
  const usual = {
    sessionId,
    publicUrl: `${frames}${framePath(reply.page ?? 'puppet', one.id)}`,
    expiresAt: reply.lasts === undefined ? null : new Date(Date.now() + reply.lasts).toISOString(),
    protocol: 'required',
    embeddable: true,
    heightHint: 320,
  }
  send(response, status, { ...usual, ...reply.session }, reply)
}

function stream(response: ServerResponse, pieces: readonly string[], ends: boolean): void {
  response.statusCode = 200
  response.setHeader('Content-Type', 'text/event-stream')
  for (const piece of [':\n\n', ...pieces]) response.write(piece)
  if (ends) response.end()
}

function send(response: ServerResponse, status: number, body: unknown, reply: Reply = {}): void {
  const text = reply.text ?? JSON.stringify(body)
  response.statusCode = status
  if (!response.hasHeader('Content-Type')) {
    response.setHeader('Content-Type', reply.text ? 'text/html' : 'application/json')
  }
  if (!reply.truncated) return void response.end(text)
  response.setHeader('Content-Length', text.length)
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

/** What a real endpoint lets another site's page do. */
function allow({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return
  response.setHeader('Access-Control-Allow-Origin', headers.origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, Date')
  response.setHeader(
    'Access-Control-Allow-Headers',
    'Content-Type, X-Sessionframe, Idempotency-Key, Authorization',
  )
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? null : JSON.parse(text)
}
