import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import type { SessionCreated, SessionStatus } from '../../src/wire/endpoint.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const WEBHOOK_SECRET = `canary-${randomBytes(24).toString('hex')}`
const LEAD = '108123759'
const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

describe('serve with FLG_WEBHOOK_SECRET', () => {
  let flg: HostileServer
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let serving: Serving
  let base: string

  before(async () => {
    folder = await temporaryFolder()
    flg = await hostileServer()
    flg.behave = (incoming, outgoing) => {
      const publicUrl = `${flg.origin}/journeys/run/4/canary-session`
      json(200, { sessionId: 'canary-session', closesAt: null, publicUrl })(incoming, outgoing)
    }
    serving = await startServe(['--data', folder.path], {
      env: {
        SESSIONFRAME_UPSTREAM: 'flg',
        FLG_DOMAIN: flg.origin,
        FLG_API_KEY: 'canaryKey6Pr9827YMLXhVkSk0LoABgR',
        FLG_WEBHOOK_SECRET: WEBHOOK_SECRET,
        SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
        SESSIONFRAME_SECRET: 'canary-sealing-secret-of-32-bytes-or-more',
      },
    })
    base = `${serving.ready.site}/sessionframe/v1`
  })
  after(async () => {
    await serving.stop()
    await flg.close()
    await folder[Symbol.asyncDispose]()
  })

  it('ends a session when FLG says so, and logs neither lead nor secret', async () => {
    const token = await signEmbedToken({ lead: LEAD, journey: '*' }, { secret: TOKEN_SECRET })
    const headers = { Origin: serving.ready.site, Authorization: `Bearer ${token}` }
    const created = await fetch(`${base}/journey-sessions`, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey: JOURNEY }),
    })
    const { sessionId } = (await created.json()) as SessionCreated
    const status = async () =>
      (await (await fetch(`${base}/sessions/${sessionId}`, { headers })).json()) as SessionStatus
    assert.equal((await status()).state, 'open')

    const call = (secret: string) =>
      fetch(`${base}/webhooks/flg?secret=${secret}&journey=${JOURNEY}`, {
        method: 'POST',
        body: new URLSearchParams({ id: LEAD, firstname: 'Ada', leadgroupid: '12345' }),
      })
    assert.equal((await call('x'.repeat(40))).status, 401)
    assert.equal((await status()).state, 'open')
    assert.equal((await call(WEBHOOK_SECRET)).status, 204)
    const { state, outcome } = await status()
    assert.deepEqual([state, outcome], ['complete', 'form'])
    const log = serving.stderr()
    assert.match(log, /"event":"webhook".*"repeated":false/)
    assert.doesNotMatch(log, /canary|108123759|Ada/)
  })

  it('refuses a secret that would have to be escaped, and does not repeat it', async () => {
    const secret = `canary+${'x'.repeat(40)}`
    const env = { SESSIONFRAME_UPSTREAM: 'flg', FLG_WEBHOOK_SECRET: secret }
    const { code, stderr } = await runCommand(['serve', '--data', folder.path], { env })
    assert.equal(code, 2)
    assert.match(stderr, /FLG_WEBHOOK_SECRET must be 32 to 256 letters.*openssl/)
    assert.doesNotMatch(stderr, /canary/)
  })
})
