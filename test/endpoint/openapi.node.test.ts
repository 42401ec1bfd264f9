import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { UpstreamState } from '../../src/endpoint/upstream.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import { openApiDocument } from '../../src/endpoint/openapi/openapi-document.ts'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { checkAnswer, document, paths } from '../contracts/openapi-answer.ts'
import { listen } from '../harness/listen.ts'
import { CountingUpstream, makeEndpoint, post, token } from './endpoint-fixture.ts'

/** An upstream that also knows what became of its sessions. */
class TellingUpstream extends CountingUpstream {
  state: UpstreamState | null = { state: 'complete', outcome: 'form', completedAt: AT }
  sessionState = () => Promise.resolve(this.state)
}
const AT = '2026-11-24T09:00:00.000Z'

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate({ ...document })
    assert.ok(valid, JSON.stringify(errors, null, 2))
    assert.equal(validator.version, '3.1')
  })

  it('is in the package as it is made here', async () => {
    const root = resolve(import.meta.dirname, '../..')
    const read = async (file: string) =>
      JSON.parse(await readFile(resolve(root, file), 'utf8')) as { version: string }
    const { version } = await read('package.json')
    assert.deepEqual(await read('dist/openapi.json'), openApiDocument(version))
  })
})

describe('a running endpoint answers as its OpenAPI document says', () => {
  const upstream = new TellingUpstream()
  const seen = new Set<string>()
  let server: Awaited<ReturnType<typeof listen>>
  before(async () => {
    const { endpoint } = makeEndpoint({ upstream, upstreamTimeoutMs: 500, reuse: false })
    server = await listen(createServer(toNodeListener(endpoint)))
  })
  after(() => server.close())

  const BASE = '/sessionframe/v1'
  /** Sends a request over the wire, and holds the answer against the document. */
  async function ask(route: string, request: Request): Promise<Record<string, unknown>> {
    const { pathname } = new URL(request.url)
    const answer = await fetch(server.origin + pathname, {
      method: request.method,
      headers: request.headers,
      ...(request.method === 'POST' && { body: await request.text() }),
    })
    const method = request.method.toLowerCase()
    const body = checkAnswer(method, route, {
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      requestId: answer.headers.get('x-request-id'),
      text: await answer.text(),
    })
    seen.add(`${method} ${route} ${answer.status}`)
    return body
  }
  const journey = async (options: Parameters<typeof post>[0] = {}) =>
    ask('/journey-sessions', await post(options))
  const state = async (sessionId: unknown, headers?: Record<string, string>) =>
    ask(
      '/sessions/{sessionId}',
      new Request(`${server.origin}${BASE}/sessions/${String(sessionId)}`, {
        headers: headers ?? { Authorization: `Bearer ${await token()}` },
      }),
    )

  it('when all goes well', async () => {
    const { sessionId } = await journey()
    await ask(
      '/appointment-sessions',
      await post({
        url: `http://endpoint.test${BASE}/appointment-sessions`,
        body: { appointmentType: 'call' },
      }),
    )
    assert.equal((await state(sessionId))['completedAt'], AT)
    upstream.state = { state: 'open', outcome: null, completedAt: null }
    await state(sessionId)
    upstream.state = null
    await state(sessionId)
  })

  it('when the request is wrong', async () => {
    const key = { 'Idempotency-Key': 'the-same-one' }
    await journey({ body: { journey: '../..' } })
    await journey({ body: 'x'.repeat(70_000) })
    await journey({ headers: { Authorization: 'Bearer none' } })
    await journey({ headers: { Origin: 'https://other.example' } })
    await journey({ headers: { Accept: 'text/html' } })
    await journey({ headers: { 'Content-Type': 'text/plain' } })
    await journey({ headers: key })
    await journey({ headers: key, body: { journey: 'another' } })
    await state('a'.repeat(43))
    await state('a'.repeat(43), { Authorization: 'Bearer none', Accept: 'text/html' })
  })

  it('when the upstream fails', async () => {
    const errors = [
      new UpstreamError('rejected', 'no such lead'),
      new UpstreamError('failed', 'broken'),
      new UpstreamError('rate-limited', 'slow down', 7),
    ]
    for (const error of errors) {
      upstream.onCall = () => Promise.reject(error)
      await journey()
    }
    upstream.onCall = () => new Promise(() => {})
    const headers = { 'Idempotency-Key': 'in-flight' }
    await Promise.all([journey({ headers }), journey({ headers })])
  })

  it('with every status but those that take a crowd or an upstream that cannot tell', () => {
    const all = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      ),
    )
    const missing = all.filter((one) => one.includes('/journey-sessions') && !seen.has(one))
    assert.deepEqual(missing, ['post /journey-sessions 500', 'post /journey-sessions 503'])
  })
})
