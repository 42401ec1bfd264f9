import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const KEY = 'canary6Pr9827YMLXhVkSk0LoABgRQas'
const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const HOST_PAGE = 'https://www.example.com'

interface Seen {
  path: string
  headers: IncomingHttpHeaders
  body: unknown
}

/** A server that answers as FLG's page says, blank before publicUrl included. */
function flgServer() {
  const seen: Seen[] = []
  let answer = (outgoing: ServerResponse, origin: string) => session(outgoing, origin)
  const server = createServer(async (incoming, outgoing) => {
    const { url = '', headers } = incoming
    seen.push({ path: url, headers, body: JSON.parse(await text(incoming)) as unknown })
    answer(outgoing, `http://${headers.host}`)
  })
  return {
    server,
    seen,
    answerWith: (next: typeof answer) => {
      answer = next
    },
  }
}

const session = (outgoing: ServerResponse, origin: string): void => {
  const sessionId = '0260be7f-7c73-45ae-a1d0-2c7328151d38'
  outgoing.setHeader('content-type', 'application/json')
  outgoing.end(
    JSON.stringify({
      sessionId,
      lead: '108123759',
      closesAt: null,
      ' publicUrl': `${origin}/journeys/run/4/${sessionId}`,
    }),
  )
}

describe('serve with SESSIONFRAME_UPSTREAM=flg', () => {
  const flg = flgServer()
  let stub: Listening
  let serving: Serving
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  const environment = () => ({
    SESSIONFRAME_UPSTREAM: 'flg',
    FLG_DOMAIN: stub.origin,
    FLG_API_KEY: KEY,
    SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
    SESSIONFRAME_SECRET: SECRET,
    SESSIONFRAME_ALLOWED_ORIGINS: HOST_PAGE,
  })
  const start = () => startServe(['--data', join(folder.path, 'data')], { env: environment() })

  before(async () => {
    folder = await temporaryFolder()
    stub = await listen(flg.server)
    serving = await start()
  })
  after(async () => {
    await serving.stop()
    await stub.close()
    await folder[Symbol.asyncDispose]()
  })

  const post = async (site: string, lead = '108123759') => {
    const token = await signEmbedToken({ lead, journey: '*' }, { secret: TOKEN_SECRET })
    return fetch(`${site}/sessionframe/v1/journey-sessions`, {
      method: 'POST',
      headers: {
        Origin: HOST_PAGE,
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey: '39594a1c-72db-4990-a63f-8d5139a5e4e1' }),
    })
  }

  it('names no platform and no demo, and opens no database', () => {
    assert.deepEqual(Object.keys(serving.ready), ['ready', 'site'])
    assert.equal(existsSync(join(folder.path, 'data')), false)
  })

  it('makes a session with the key, which stays behind', async () => {
    const answer = await post(serving.ready.site)
    assert.equal(answer.status, 201)
    assert.equal(answer.headers.get('access-control-allow-origin'), HOST_PAGE)
    const created = (await answer.json()) as { publicUrl: string; sessionId: string }
    assert.equal(
      created.publicUrl,
      `${stub.origin}/journeys/run/4/0260be7f-7c73-45ae-a1d0-2c7328151d38`,
    )
    assert.notEqual(created.sessionId, '0260be7f-7c73-45ae-a1d0-2c7328151d38')
    assert.equal(flg.seen.at(-1)?.path, '/api/v2/journey-response-sessions')
    assert.equal(flg.seen.at(-1)?.headers.authorization, `Bearer ${KEY}`)
    assert.deepEqual(flg.seen.at(-1)?.body, {
      lead: '108123759',
      journey: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
      public: true,
    })
  })

  it('asks by node:http, through the proxy that Node is told of', async () => {
    assert.equal(flg.seen.at(-1)?.headers['sec-fetch-mode'], undefined)
    const passed: string[] = []
    const proxy = await listen(
      createServer((incoming, outgoing) => {
        passed.push(String(incoming.url))
        session(outgoing, stub.origin)
      }),
    )
    const env = { ...environment(), NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy.origin }
    const proxied = await startServe(['--data', join(folder.path, 'proxied')], { env })
    assert.equal((await post(proxied.ready.site)).status, 201)
    assert.deepEqual(passed, [`${stub.origin}/api/v2/journey-response-sessions`])
    await proxied.stop()
    await proxy.close()
  })

  it('serves the scripts to any page, with the right types and validators', async () => {
    for (const name of ['sessionframe.js', 'sessionframe.mjs']) {
      const answer = await fetch(`${serving.ready.site}/${name}`)
      assert.equal(answer.status, 200)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/)
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
      assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin')
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
      const etag = answer.headers.get('etag') ?? ''
      const again = await fetch(answer.url, { headers: { 'If-None-Match': `"x", W/${etag}` } })
      assert.equal(again.status, 304)
      assert.equal(await again.text(), '')
    }
  })

  it('serves no demo', async () => {
    for (const path of ['/', '/demo/journey.html', '/demo/token?journey=a', '/demo/demo.css']) {
      assert.equal((await fetch(serving.ready.site + path)).status, 404, path)
    }
    assert.equal((await fetch(`${serving.ready.site}/healthz`)).status, 200)
  })

  it('keeps an echoed key out of the answer', async () => {
    flg.answerWith((outgoing) => {
      outgoing.writeHead(401, { 'x-echo': KEY }).end(`{"error":"key ${KEY} is not valid"}`)
    })
    const answer = await post(serving.ready.site, '7')
    assert.equal(answer.status, 502)
    assert.doesNotMatch((await answer.text()) + JSON.stringify([...answer.headers]), /canary/)
    flg.answerWith(session)
  })

  it('gives up on FLG after SESSIONFRAME_UPSTREAM_TIMEOUT_MS', async () => {
    const env = { ...environment(), SESSIONFRAME_UPSTREAM_TIMEOUT_MS: '300' }
    const hurried = await startServe(['--data', join(folder.path, 'data')], { env })
    flg.answerWith(() => {})
    const begun = performance.now()
    assert.equal((await post(hurried.ready.site, '8')).status, 504)
    assert.ok(performance.now() - begun < 5000)
    flg.answerWith(session)
    assert.equal(await hurried.stop(), 0)
  })

  it('logs JSON lines without key, secrets, tokens or links', () => {
    const lines = serving.stderr().trim().split('\n')
    assert.ok(lines.length > 3)
    for (const line of lines) assert.doesNotThrow(() => JSON.parse(line), line)
    assert.doesNotMatch(serving.stderr(), /canary|eyJ|0260be7f|108123759/)
    assert.match(serving.stderr(), /"path":"\/sessionframe\/v1\/journey-sessions","status":201/)
    assert.equal(serving.stdout().trim().split('\n').length, 1)
  })

  it('finishes what is in flight at SIGTERM, and takes nothing new', async () => {
    const second = await start()
    let release = () => {}
    const arrived = new Promise<void>((done) => {
      flg.answerWith((outgoing, origin) => {
        release = () => session(outgoing, origin)
        done()
      })
    })
    const inFlight = post(second.ready.site)
    await arrived
    const ended = second.stop('SIGTERM')
    await logged(second, 'stopping')
    await assert.rejects(fetch(`${second.ready.site}/healthz`))
    release()
    const answer = await inFlight
    assert.equal(answer.status, 201)
    assert.ok(((await answer.json()) as { sessionId: string }).sessionId)
    assert.equal(await ended, 0)
    flg.answerWith(session)
  })

  it('does not wait for connections on which nobody has asked anything', async () => {
    const second = await start()
    const { port } = new URL(second.ready.site)
    const silent = connect(Number(port), '127.0.0.1')
    const kept = connect(Number(port), '127.0.0.1')
    await Promise.all([once(silent, 'connect'), once(kept, 'connect')])
    kept.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(kept, 'data')
    const begun = performance.now()
    assert.equal(await second.stop(), 0)
    assert.ok(performance.now() - begun < 5000)
    silent.destroy()
    kept.destroy()
  })

  it('gives up what is in flight at the second signal', async () => {
    const second = await start()
    const arrived = new Promise<void>((done) => flg.answerWith(() => done()))
    const cut = assert.rejects(post(second.ready.site))
    await arrived
    const ended = second.stop('SIGINT')
    await logged(second, 'stopping')
    second.process.kill('SIGINT')
    assert.equal(await ended, 130)
    await cut
    flg.answerWith(session)
  })
})

async function logged(serving: Serving, what: string): Promise<void> {
  for (let tries = 0; tries < 200 && !serving.stderr().includes(what); tries++) {
    await new Promise((done) => setTimeout(done, 25))
  }
  assert.ok(serving.stderr().includes(what), serving.stderr())
}
