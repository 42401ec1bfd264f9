import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { VisitorTrigger } from '../../src/wire/visitor.ts'
import { checkAnswer, paths } from '../contracts/openapi-answer.ts'
import { CountingUpstream, SESSIONS } from './endpoint-fixture.ts'
import { bearer, START, visitorEndpoint } from './visitor-fixture.ts'

const TRIGGERS: VisitorTrigger[] = [
  { id: '1', type: 'URL_MATCH', matchType: 'regex', pattern: '^/shop', delay: 2 },
  { id: '2', type: 'ELEMENT_CLICK', selector: '.offer', text: 'Buy', frequency: 'day' },
  { id: '3', type: 'CUSTOM_EVENT', eventName: 'bought' },
  { id: '4', type: 'MANUAL', journey: 'j' },
  { id: '5', type: 'EXIT_INTENT' },
  { id: '6', type: 'SCROLL_DEPTH', percent: 50 },
  { id: '7', type: 'TIME_ON_PAGE', seconds: 60 },
  { id: '8', type: 'ELEMENT_VISIBLE', selector: '#fees' },
]
const OPEN = {
  kind: 'journey',
  upstreamId: 'session-1',
  publicUrl: `${SESSIONS}/run/x`,
  display: 'drawer',
  enrollmentId: 'e1',
} as const
const EVENT = {
  event: 'bought',
  properties: { of: 'us' },
  messageId: '7f1c8a52-64d9-4f0e-9b3a-2c5d8e7f1a06',
  timestamp: START.toISOString(),
}

describe('the visitor routes answer as the OpenAPI document says', () => {
  const { identify, send, upstream } = visitorEndpoint()
  upstream.identifyVisitor = async () => ({ triggers: TRIGGERS })
  const seen = new Set<string>()

  async function ask(...[route, body, headers]: Parameters<typeof send>) {
    const answer = await send(route, body, headers)
    const told = checkAnswer('post', `/visitor/${route}`, {
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      requestId: answer.headers.get('x-request-id'),
      text: await answer.text(),
    })
    seen.add(`${route} ${answer.status}`)
    return told
  }

  it('when all goes well, with every kind of trigger and a session to show', async () => {
    assert.deepEqual((await ask('identify', {}))['triggers'], TRIGGERS)
    const { visitor } = await identify()
    upstream.open = [OPEN]
    for (const [route, body] of [
      ['events', { events: [EVENT] }],
      ['live', {}],
    ] as const) {
      const { open } = await ask(route, body, bearer(visitor))
      assert.equal((open as unknown[]).length, 1)
    }
  })

  it('when the request is wrong', async () => {
    for (const route of ['identify', 'events', 'live'] as const) {
      await ask(route, { visitor: 5 })
      await ask(route, 'x'.repeat(300_000))
      await ask(route, {}, { Accept: 'text/html' })
      await ask(route, {}, { 'Content-Type': 'text/plain' })
      await ask(route, {}, { Origin: 'https://nobody.example' })
    }
    await ask('identify', { visitor: 'none' })
    await ask('events', { events: [EVENT] }, bearer('none'))
    await ask('live', {}, bearer('none'))
  })

  it('when the upstream fails, or there is nothing of the kind', async () => {
    upstream.identifyVisitor = () => Promise.reject(new UpstreamError('failed', 'broken'))
    await ask('identify', {})
    upstream.identifyVisitor = () => Promise.reject(new UpstreamError('rejected', 'no such lead'))
    await ask('identify', {})
    const without = [{ visitors: undefined }, { upstream: new CountingUpstream() }]
    for (const options of without) {
      const answer = await visitorEndpoint(options).send('identify', {})
      assert.ok(paths['/visitor/identify']?.['post']?.responses[answer.status])
      seen.add(`identify ${answer.status}`)
    }
  })

  it('with every status but those that take a crowd, patience or a fault of ours', () => {
    const responses = paths['/visitor/identify']?.['post']?.responses ?? {}
    const missing = Object.keys(responses).filter((status) => !seen.has(`identify ${status}`))
    assert.deepEqual(missing, ['429', '500', '503', '504'])
  })
})
