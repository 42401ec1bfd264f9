import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const TOKEN_SECRET = 'token-secret-of-32-bytes-or-more-for-tests'
const LEAD = '108123759'
const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

describe('serve limits', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
    await makeDataFolder(`${folder.path}/data`)
  })
  after(() => folder[Symbol.asyncDispose]())

  const start = (env: Record<string, string>) =>
    startServe(['--demo', '--data', `${folder.path}/data`], {
      env: { SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET, ...env },
    })
  const post = async (site: string, forwarded = '') => {
    const token = await signEmbedToken({ lead: LEAD, journey: '*' }, { secret: TOKEN_SECRET })
    return fetch(`${site}/sessionframe/v1/journey-sessions`, {
      method: 'POST',
      headers: {
        Origin: site,
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'X-Forwarded-For': forwarded,
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey: JOURNEY }),
    })
  }

  it('nobody who looks around in the demo', async () => {
    const serving = await start({})
    const answer = await post(serving.ready.site)
    assert.equal(
      answer.headers.get('ratelimit-policy'),
      '"address";q=10000;w=60, "caller";q=10000;w=60',
    )
    assert.equal(await serving.stop(), 0)
  })

  it('by address and caller as the environment says, also in the demo', async () => {
    const serving = await start({
      SESSIONFRAME_RATE_LIMIT_ADDRESS: '2',
      SESSIONFRAME_RATE_LIMIT_CALLER: '3',
      SESSIONFRAME_TRUSTED_HOPS: '1',
    })
    const { site } = serving.ready
    const statuses = []
    for (const forwarded of [
      '192.0.2.1',
      '203.0.113.9, 192.0.2.1',
      '192.0.2.1',
      '192.0.2.2',
      '192.0.2.3',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- in their order
      statuses.push((await post(site, forwarded)).status)
    }
    // The third by its address, the last by its lead.
    assert.deepEqual(statuses, [201, 201, 429, 201, 429])
    assert.doesNotMatch(serving.stderr(), /192\.0\.2|203\.0\.113/)
    assert.match(serving.stderr(), /rate-limited/)
    assert.equal(await serving.stop(), 0)
  })
})
