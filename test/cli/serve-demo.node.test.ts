import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import type { DemoReady } from '../../src/cli/serve/ready-line.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

describe('serve --demo', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let serving: Serving
  let demo: DemoReady
  const start = async () => {
    serving = await startServe(['--demo', '--data', join(folder.path, 'data')])
    assert.ok(serving.ready.demo)
    demo = serving.ready.demo
  }
  before(async () => {
    folder = await temporaryFolder()
    await start()
  })
  after(async () => {
    await serving.stop()
    await folder[Symbol.asyncDispose]()
  })

  const askPlatform = (path: string, key: string | undefined, body: object) =>
    fetch(serving.ready.platform + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const demoToken = async (query: string) => {
    const answer = await fetch(`${serving.ready.site}/demo/token?${query}`)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
    return { status: answer.status, body: (await answer.json()) as { token?: string } }
  }
  const startSession = async (
    kind: 'journey' | 'appointment',
    body: object,
    token = '',
    headers: Record<string, string> = {},
  ) =>
    fetch(`${serving.ready.site}/sessionframe/v1/${kind}-sessions`, {
      method: 'POST',
      headers: {
        Origin: serving.ready.site,
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
        ...headers,
      },
      body: JSON.stringify(body),
    })

  it('says what there is to play with', () => {
    assert.equal(demo.lead, '108123759')
    assert.equal(demo.journey, JOURNEY)
    assert.match(demo.appointmentType, /^[0-9a-f-]{36}$/)
    assert.deepEqual(demo.pages, {
      journey: `${serving.ready.site}/demo/journey.html`,
      appointment: `${serving.ready.site}/demo/appointment.html`,
      visitor: `${serving.ready.site}/demo/visitor.html`,
    })
    for (const name of ['flg', 'flgNoAccess', 'flownally', 'flownallyReadOnly'] as const) {
      assert.match(demo.keys?.[name] ?? '', /^[A-Za-z0-9]{32}$/)
    }
    assert.equal(serving.stdout().trim().split('\n').length, 1)
  })

  it('has keys and leads that FLG answers 200, 400, 401 and 403 for', async () => {
    const path = '/api/v2/journey-response-sessions'
    const body = { lead: demo.lead, journey: demo.journey, public: true }
    const cases = [
      [200, demo.keys?.flg, body],
      [400, demo.keys?.flg, { ...body, lead: demo.otherGroupLead }],
      [401, 'no-such-key', body],
      [403, demo.keys?.flgNoAccess, body],
    ] as const
    for (const [status, key, wanted] of cases) {
      assert.equal((await askPlatform(path, key, wanted)).status, status)
    }
  })

  it("has keys of Flownally's, one of which may only read", async () => {
    const { flownally, flownallyReadOnly } = demo.keys ?? {}
    const body = { name: 'Welcome', entryMode: 'once' }
    assert.equal((await askPlatform('/v1/journeys', flownallyReadOnly, body)).status, 403)
    assert.equal((await askPlatform('/v1/journeys', demo.keys?.flg, body)).status, 403)
    const made = await askPlatform('/v1/journeys', flownally, body)
    assert.equal(made.status, 201)
    const { id } = (await made.json()) as { id: string }
    for (const path of ['/v1/journeys', `/v1/journeys/${id}`]) {
      const headers = { Authorization: `Bearer ${flownallyReadOnly}` }
      assert.equal((await fetch(serving.ready.platform + path, { headers })).status, 200)
    }
  })

  it("has credentials and numbers for Octeth's commands", async () => {
    const { octeth, octethAdmin, octethSession } = demo.keys ?? {}
    const { listId, emailId, userId, otherUserId } = demo.octeth ?? {}
    const ask = async (body: object) => {
      const answer = await fetch(`${serving.ready.platform}/api.php`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
      return { status: answer.status, json: (await answer.json()) as { JourneyID?: number } }
    }
    const create = { Command: 'journey.create', Name: 'Welcome Series' }
    const onList = { ...create, Trigger: 'ListSubscription', Trigger_ListID: listId }
    const onEmail = { ...create, Trigger: 'EmailOpen', Trigger_EmailID: emailId }
    const made = await ask({ ...onList, APIKey: octeth })
    assert.equal(made.status, 200, JSON.stringify(made.json))
    assert.equal((await ask({ ...onEmail, SessionID: octethSession })).status, 200)
    assert.equal((await ask({ ...onEmail, APIKey: demo.keys?.flownally })).status, 403)
    const copy = {
      Command: 'journey.copytouser',
      JourneyID: made.json.JourneyID,
      SourceUserID: userId,
      TargetUserID: otherUserId,
    }
    assert.equal((await ask({ ...copy, AdminAPIKey: octethAdmin })).status, 200)
    assert.equal((await ask({ ...copy, AdminAPIKey: octeth })).status, 403)
  })

  it("has a token and a site for BreakGround's routes, for an hour", async () => {
    const { keys, breakground } = demo
    const token = keys?.breakground ?? ''
    const { exp = 0, iat = 0 } = decodeJwt(token)
    assert.equal(exp - iat, 3600)
    const wanted = { name: 'Onboarding', siteId: breakground?.siteId }
    const made = await askPlatform('/api/journeys', token, wanted)
    assert.equal(made.status, 201, await made.clone().text())
    const { data } = (await made.json()) as { data: { id: string; status: string } }
    assert.equal(data.status, 'DRAFT')
    const gone = await askPlatform(`/api/journeys/${data.id}/pause`, token, {})
    assert.equal(gone.status, 409)
    assert.equal((await askPlatform('/api/journeys', keys?.flg, wanted)).status, 401)
    assert.ok(!serving.stderr().includes(token))
  })

  it('gives its pages tokens that start a session for the demo lead', async () => {
    for (const kind of ['journey', 'appointment'] as const) {
      const name = kind === 'journey' ? 'journey' : 'appointmentType'
      const id = demo[name]
      const { status, body } = await demoToken(`${name}=${id}`)
      assert.equal(status, 200)
      const answer = await startSession(kind, { [name]: id }, body.token)
      assert.equal(answer.status, 201)
      const { publicUrl } = (await answer.json()) as { publicUrl: string }
      assert.equal(new URL(publicUrl).origin, serving.ready.platform)
      const page = await fetch(publicUrl)
      assert.equal(page.status, 200)
      const policy = page.headers.get('content-security-policy') ?? ''
      assert.match(policy, new RegExp(`frame-ancestors ${serving.ready.site}(;|$)`))
    }
  })

  it('gives no token for bad ids or other leads', async () => {
    for (const query of ['', 'journey=', 'journey=a%2Fb', `journey=${JOURNEY}&lead=1`]) {
      const { status, body } = await demoToken(query)
      assert.equal(status, 400, query)
      assert.equal(body.token, undefined)
    }
  })

  it('lets nobody start a session without a token, or from another origin', async () => {
    assert.equal((await startSession('journey', { journey: demo.journey })).status, 401)
    const { body } = await demoToken(`journey=${demo.journey}`)
    const stranger = { Origin: 'https://stranger.example' }
    const answer = await startSession('journey', { journey: demo.journey }, body.token, stranger)
    assert.equal(answer.status, 403)
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
  })

  it('serves its pages with a strict policy, their types, and asks again for changes', async () => {
    const types: Record<string, RegExp> = {
      '/': /^text\/html/,
      '/demo/journey.html': /^text\/html/,
      '/demo/demo.css': /^text\/css/,
      '/demo/event-log.js': /^text\/javascript/,
      '/demo/harbour.svg': /^image\/svg/,
    }
    for (const [path, type] of Object.entries(types)) {
      const answer = await fetch(serving.ready.site + path)
      assert.equal(answer.status, 200, path)
      assert.match(answer.headers.get('content-type') ?? '', type)
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
      const policy = answer.headers.get('content-security-policy') ?? ''
      assert.ok(policy.includes("default-src 'self'"))
      assert.ok(policy.includes(`frame-src ${serving.ready.platform}`))
      assert.doesNotMatch(policy, /unsafe/)
      const etag = answer.headers.get('etag') ?? ''
      const again = await fetch(answer.url, { headers: { 'If-None-Match': etag } })
      assert.equal(again.status, 304)
    }
    assert.equal(
      (await fetch(`${serving.ready.site}/demo/demo.css`, { method: 'POST' })).status,
      405,
    )
  })

  it('serves nothing from outside the demo folder', async () => {
    const { hostname, port } = new URL(serving.ready.site)
    for (const path of [
      '/demo/../package.json',
      '/demo/%2e%2e/package.json',
      '/demo/..%2fpackage.json',
    ]) {
      // fetch would tidy the path before sending it.
      const status = await new Promise<number>((done, fail) => {
        const asked = request({ hostname, port, path }, (answer) => {
          void text(answer).then(() => done(answer.statusCode ?? 0), fail)
        })
        asked.once('error', fail).end()
      })
      assert.equal(status, 404, path)
    }
  })

  it('serves the scripts of the hosted pages for good, by name', async () => {
    const { body } = await demoToken(`journey=${demo.journey}`)
    const created = await startSession('journey', { journey: demo.journey }, body.token)
    const { publicUrl } = (await created.json()) as { publicUrl: string }
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await (await fetch(publicUrl)).text())?.[1]
    const asset = await fetch(`${serving.ready.platform}${script}`)
    assert.equal(asset.status, 200)
    assert.match(asset.headers.get('content-type') ?? '', /^text\/javascript/)
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/)
    assert.equal((await fetch(`${serving.ready.platform}/assets/none.js`)).status, 404)
  })

  it('keeps its secrets for its owner alone, and logs none of them', async () => {
    const secrets = join(folder.path, 'data/secrets')
    const names = await readdir(secrets)
    assert.deepEqual(names.toSorted(), [
      'demo-key-flg',
      'demo-key-flg-no-access',
      'demo-key-flownally',
      'demo-key-flownally-read-only',
      'demo-key-octeth',
      'demo-key-octeth-admin',
      'demo-session-octeth',
      'demo-token-secret',
      'secret',
    ])
    for (const name of names) assert.equal((await stat(join(secrets, name))).mode & 0o777, 0o600)
    for (const key of Object.values(demo.keys ?? {})) assert.ok(!serving.stderr().includes(key))
    assert.doesNotMatch(serving.stderr(), /eyJ/)
    assert.match(serving.stderr(), /\/journeys\/run\/1\/\[redacted\]/)
  })

  it('gives the same keys and ids at the next start, and takes old links', async () => {
    const before = demo
    const { body } = await demoToken(`journey=${demo.journey}`)
    const created = await startSession('journey', { journey: demo.journey }, body.token)
    const { pathname } = new URL(((await created.json()) as { publicUrl: string }).publicUrl)
    assert.equal(await serving.stop(), 0)
    await start()
    // On another port it is another site; its token has an hour from now.
    const lasting = (ready: DemoReady) => ({
      ...ready,
      pages: null,
      breakground: null,
      keys: { ...ready.keys, breakground: null },
    })
    assert.deepEqual(lasting(demo), lasting(before))
    assert.equal((await fetch(serving.ready.platform + pathname)).status, 200)
  })
})
