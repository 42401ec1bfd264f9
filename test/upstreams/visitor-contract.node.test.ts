import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { platformHttpUpstream } from '../../src/upstreams/platform/platform-http-upstream.ts'
import { platformUpstream } from '../../src/upstreams/platform/platform-upstream.ts'
import { PLATFORM_VISITOR_PATHS } from '../../src/wire/platform-visitor-api.ts'
import { visitorContract } from '../contracts/visitor-contract.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { HTTP_CLIENTS } from '../harness/http-clients.ts'
import { serveHttpPlatform } from '../harness/http-platform.ts'
import { ANYBODYS_FORM, SALES_LEAD, openPlatformFixture } from '../harness/platform-fixture.ts'

const ids = { form: ANYBODYS_FORM, lead: SALES_LEAD }
const call = () => ({ signal: AbortSignal.timeout(30_000), requestId: 'r' })
const VISITOR = { id: '7f1c8a52-64d9-4f0e-9b3a-2c5d8e7f1a06', site: 'https://www.example.com' }

visitorContract('the platform in process', async () => {
  const { ctx, workspaceId, close } = await openPlatformFixture('http://localhost:8081')
  return { ...ids, ctx, workspaceId, upstream: platformUpstream(ctx, { workspaceId }), close }
})

for (const { client, fetch } of HTTP_CLIENTS) {
  visitorContract(`the platform over HTTP, by ${client}`, async () => {
    const { ctx, workspaceId, origin, keys, close } = await serveHttpPlatform()
    const upstream = platformHttpUpstream({ url: origin, accessKey: keys.both, fetch })
    return { ...ids, ctx, workspaceId, upstream, close }
  })
}

describe('the visitor routes of a platform', () => {
  let platform: Awaited<ReturnType<typeof serveHttpPlatform>>
  before(async () => {
    platform = await serveHttpPlatform()
  })
  after(() => platform.close())

  it('want a key that may start journeys and appointments', async () => {
    for (const [name, status] of [
      ['journeys', 403],
      ['appointments', 403],
      ['none', 403],
    ] as const) {
      const accessKey = platform.keys[name]
      const { identifyVisitor } = platformHttpUpstream({ url: platform.origin, accessKey })
      await assert.rejects(identifyVisitor!(VISITOR, call()), new RegExp(`\\(${status}\\)`))
    }
  })

  it('answer 400 to a body that is none of these, and 401 without a key', async () => {
    const post = (path: string, body: string, key = platform.keys.both) =>
      fetch(platform.origin + path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}` },
        body,
      })
    const many = JSON.stringify({ visitors: Array.from({ length: 1001 }, () => VISITOR) })
    for (const path of Object.values(PLATFORM_VISITOR_PATHS)) {
      for (const body of ['', '{', '[]', '{"visitor":{}}', '{"visitors":[{}]}', many]) {
        assert.equal((await post(path, body)).status, 400, `${path} ${body.slice(0, 40)}`)
      }
      assert.equal((await post(path, '{}', 'sfk_nobody')).status, 401)
    }
  })
})

describe('what pretends to be a platform for visitors', () => {
  let server: HostileServer
  before(async () => {
    server = await hostileServer()
  })
  after(() => server.close())
  const upstream = () =>
    platformHttpUpstream({ url: server.origin, accessKey: 'canaryKeyOfThePlatform0123456789' })

  it('leaves out the triggers of a newer version, and keeps the others', async () => {
    const known = { id: 'a', type: 'EXIT_INTENT' }
    const newer = { id: 'b', type: 'BRAIN_WAVE', hertz: 8 }
    server.behave = json(200, { triggers: [newer, known, { ...known, frequency: 'hourly' }, 5] })
    assert.deepEqual(await upstream().identifyVisitor!(VISITOR, call()), { triggers: [known] })
  })

  it('fails with an answer for other visitors, or of another shape', async () => {
    for (const body of [{ visitors: [] }, { visitors: [{ open: [{}] }] }, { open: [] }]) {
      server.behave = json(200, body)
      await assert.rejects(upstream().sessionsToOpen!([VISITOR], call()), { code: 'failed' })
    }
  })
})
