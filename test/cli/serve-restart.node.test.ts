import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'

const TOKEN_SECRET = 'token-secret-of-32-bytes-or-more-for-tests'
const HOST_PAGE = 'https://www.example.com'
const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

const key = () => `"${crypto.randomUUID()}"`

async function post(site: string, idempotencyKey: string, lead = '108123759'): Promise<Response> {
  const token = await signEmbedToken({ lead, journey: '*' }, { secret: TOKEN_SECRET })
  return fetch(`${site}/sessionframe/v1/journey-sessions`, {
    method: 'POST',
    headers: {
      Origin: HOST_PAGE,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'X-Sessionframe': '1',
      'Idempotency-Key': idempotencyKey,
    },
    body: JSON.stringify({ journey: JOURNEY }),
  })
}

describe('a restart of serve', () => {
  let flg: HostileServer
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    flg = await hostileServer()
    folder = await temporaryFolder()
    await makeDataFolder(`${folder.path}/demo`)
  })
  after(async () => {
    await flg.close()
    await folder[Symbol.asyncDispose]()
  })

  const answer = () => {
    flg.behave = (request, response) => {
      const sessionId = crypto.randomUUID()
      const publicUrl = `${flg.origin}/journeys/run/4/${sessionId}`
      json(200, { sessionId, publicUrl, closesAt: null })(request, response)
    }
  }
  const startFlg = (databaseUrl: string) =>
    startServe(['--data', `${folder.path}/flg`], {
      env: {
        SESSIONFRAME_UPSTREAM: 'flg',
        FLG_DOMAIN: flg.origin,
        FLG_API_KEY: 'a-key-of-the-tests',
        SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
        SESSIONFRAME_SECRET: 'sealing-secret-of-32-bytes-or-more-for-tests',
        SESSIONFRAME_ALLOWED_ORIGINS: HOST_PAGE,
        DATABASE_URL: databaseUrl,
      },
    })

  it('with FLG and DATABASE_URL forgets no answer, no session and no claim', async () => {
    await using server = await findPostgresServer()
    await using database = await throwAwayDatabase(server.url)
    const [answered, claimed] = [key(), key()]
    answer()
    const first = await startFlg(database.url)
    const created = await (await post(first.ready.site, answered)).text()
    assert.equal(flg.seen.length, 1)

    // Another is under way when the machine loses its power.
    const arrived = new Promise<void>((resolve) => (flg.behave = () => resolve()))
    const lost = assert.rejects(post(first.ready.site, claimed, '7'))
    await arrived
    assert.equal(await first.stop('SIGKILL'), 'SIGKILL')
    await lost

    answer()
    const second = await startFlg(database.url)
    const replay = await post(second.ready.site, answered)
    assert.equal(replay.status, 201)
    assert.equal(await replay.text(), created)
    const another = (await (await post(second.ready.site, key())).json()) as Record<string, unknown>
    const { sessionId } = JSON.parse(created) as { sessionId: string }
    assert.deepEqual([another['sessionId'], another['resumed']], [sessionId, true])
    assert.equal((await post(second.ready.site, claimed, '7')).status, 409)
    // Whether FLG made that session nobody knows; it was not asked a second time.
    assert.equal(flg.seen.length, 2)
    assert.equal(await second.stop(), 0)
  })

  it('on the embedded database forgets no answer', async () => {
    const start = () =>
      startServe(['--demo', '--data', `${folder.path}/demo`], {
        env: {
          SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
          SESSIONFRAME_ALLOWED_ORIGINS: HOST_PAGE,
        },
      })
    const idempotencyKey = key()
    const first = await start()
    const created = await post(first.ready.site, idempotencyKey)
    assert.equal(created.status, 201)
    const text = await created.text()
    await first.stop('SIGKILL')
    const second = await start()
    assert.equal(await (await post(second.ready.site, idempotencyKey)).text(), text)
    // One that is only found again by the platform says so.
    const found = (await (await post(second.ready.site, key())).json()) as { resumed?: boolean }
    assert.equal(found.resumed, true)
    assert.equal(await second.stop(), 0)
  })

  it('cannot reach its database: it does not start, and says nothing of the address', async () => {
    await assert.rejects(
      startFlg('postgres://canary:canary@127.0.0.1:1/canary'),
      (error: Error) => {
        assert.match(error.message, /DATABASE_URL names refuses the connection/)
        assert.doesNotMatch(error.message, /canary/)
        return true
      },
    )
  })
})
