import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, it } from 'node:test'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'

let server: Listening | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

type Left = { body?: unknown; rawBody?: unknown; originalUrl?: string }

/** A server whose parser reads each body first, and leaves behind what `leave` says. */
async function behindParser(leave: (body: Buffer) => Left, errors: unknown[] = []) {
  const listener = toNodeListener(
    async (request) =>
      Response.json({ url: request.url, body: request.body && (await request.text()) }),
    { onError: (error) => errors.push(error) },
  )
  const parse = async (incoming: IncomingMessage) =>
    Object.assign(incoming, leave(await buffer(incoming)))
  server = await listen(
    createServer((incoming, outgoing) => {
      void parse(incoming).then(() => listener(incoming, outgoing))
    }),
  )
  return server.origin
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' }
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' }
const post = (origin: string, headers: Record<string, string>, body: string) =>
  fetch(origin, { method: 'POST', headers, body })
const bodyOf = async (response: Response) => ((await response.json()) as { body: unknown }).body

describe('a body that a parser has read', () => {
  it('is JSON again, as express.json() leaves it', async () => {
    const origin = await behindParser((body) => ({ body: JSON.parse(String(body)) }))
    const text = '{"a":[1,"é"],"__proto__":{"b":2}}'
    assert.equal(await bodyOf(await post(origin, JSON_TYPE, text)), text)
  })

  it('is a form again, with fields that come twice, as express.urlencoded() leaves it', async () => {
    const origin = await behindParser(() => ({ body: { a: ['1', '2'], b: 'x & y' } }))
    assert.equal(await bodyOf(await post(origin, FORM_TYPE, 'what came')), 'a=1&a=2&b=x+%26+y')
  })

  it('is the same bytes where the parser has kept them', async () => {
    const origin = await behindParser((rawBody) => ({ rawBody, body: { other: true } }))
    assert.equal(await bodyOf(await post(origin, JSON_TYPE, '{ "a": 1 }')), '{ "a": 1 }')
    await server?.close()
    const text = await behindParser((body) => ({ body: String(body) }))
    assert.equal(
      await bodyOf(await post(text, { 'Content-Type': 'text/plain' }, 'as it is')),
      'as it is',
    )
  })

  for (const [what, headers, left] of [
    ['left nothing', JSON_TYPE, {}],
    ['made nested fields of a form', FORM_TYPE, { body: { a: { b: '1' } } }],
    ['took files out of it', { 'Content-Type': 'multipart/form-data; boundary=x' }, { body: {} }],
  ] as const) {
    it(`is a 500 that says what to do where the parser has ${what}`, async () => {
      const errors: unknown[] = []
      const origin = await behindParser(() => left, errors)
      const response = await post(origin, headers, 'password=hunter2')
      assert.equal(response.status, 500)
      const { detail } = (await response.json()) as { detail: string }
      assert.match(detail, /Mount this handler before what parses bodies/)
      assert.equal((errors[0] as Error).name, 'BodyGoneError')
    })
  }

  it('is not missed where there is none', async () => {
    const origin = await behindParser(() => ({}))
    assert.equal(await bodyOf(await fetch(origin)), null)
  })
})

describe('a router with a prefix', () => {
  const urlOf = async (response: Response) => ((await response.json()) as { url: string }).url

  it('leaves the path that the client asked for in request.url', async () => {
    const origin = await behindParser(() => ({ originalUrl: '/api/v1/x?y=z' }))
    assert.equal(await urlOf(await fetch(`${origin}/x?y=z`)), 'http://localhost/api/v1/x?y=z')
  })

  it('cannot move the request to another host', async () => {
    for (const originalUrl of ['//evil.example/x', '/\\evil.example/x']) {
      const origin = await behindParser(() => ({ originalUrl }))
      assert.equal(new URL(await urlOf(await fetch(`${origin}/x`))).host, 'localhost')
      await server?.close()
    }
    const origin = await behindParser(() => ({ originalUrl: 'http://evil.example/x' }))
    assert.equal(await urlOf(await fetch(`${origin}/x`)), 'http://localhost/x')
  })
})
