import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { verifyReceipt } from '../../src/endpoint/verify-receipt.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { verifyWebhook } from '../platform/webhooks/verify-webhook.ts'

const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const HOOK_SECRET = `whsec_${Buffer.from('canary of the tests, 32 bytes ok').toString('base64')}`
const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

/** Patience for a slow machine, not for what is tested. */
const PATIENCE_MS = 120_000

it('serve delivers the webhooks that apply has set up, and ends cleanly', async () => {
  await using folder = await temporaryFolder()
  const receiver = await hostileServer()
  const arrived = new Promise<void>((resolve) => {
    receiver.behave = (request, response) => {
      // At first it fails.
      const failed = receiver.seen.length === 1
      json(failed ? 500 : 200, {})(request, response)
      if (!failed) resolve()
    }
  })
  const file = {
    leads: [{ number: '1001' }],
    forms: [
      {
        id: FORM,
        name: 'plans',
        title: 'Plans',
        pages: [
          { title: 'One', fields: [{ type: 'input', label: 'Name', dataField: 'firstname' }] },
        ],
      },
    ],
    webhooks: [{ url: `${receiver.origin}/canary-path`, secret: HOOK_SECRET }],
  }
  const data = ['--data', join(folder.path, 'data')]
  const env = { SESSIONFRAME_SECRET: SECRET, SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET }
  const applied = await runCommand(['apply', '-', ...data], { env, input: JSON.stringify(file) })
  assert.equal(applied.code, 0, applied.stderr)
  assert.match(applied.stdout, /webhooks: 1 created/)
  const exported = await runCommand(['export', ...data], { env })
  assert.match(exported.stdout, /canary-path/)
  assert.doesNotMatch(exported.stdout, /whsec/)

  const allowed = { SESSIONFRAME_WEBHOOK_ORIGINS: receiver.origin }
  const serving = await startServe(data, { env: { ...env, ...allowed } })
  try {
    const { site, platform } = serving.ready
    const token = await signEmbedToken({ lead: '1001', journey: '*' }, { secret: TOKEN_SECRET })
    const answer = await fetch(`${site}/sessionframe/v1/journey-sessions`, {
      method: 'POST',
      headers: {
        Origin: site,
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey: FORM }),
    })
    const { publicUrl, sessionId } = (await answer.json()) as SessionCreated
    const submitted = await fetch(`${publicUrl}/submit`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: platform ?? '' },
      body: JSON.stringify({ submitKey: crypto.randomUUID(), rev: 0, values: {} }),
    })
    assert.equal(submitted.status, 200)
    const late = AbortSignal.timeout(PATIENCE_MS)
    await Promise.race([
      arrived,
      new Promise((_, reject) =>
        late.addEventListener('abort', () => reject(late.reason as Error)),
      ),
    ])

    const [first, second] = receiver.seen.map((seen) => verifyWebhook(seen, HOOK_SECRET))
    assert.equal(first?.type, 'session.completed')
    assert.equal(second?.id, first.id)
    // Whoever has the endpoint's secret knows which of its sessions that was.
    const jwks = new URL('/.well-known/jwks.json', platform)
    const receipt = await verifyReceipt(String(first.data['receipt']), { jwks, secret: SECRET })
    assert.equal(receipt.sessionId, sessionId)
  } finally {
    await receiver.close()
    assert.equal(await serving.stop(), 0)
  }
  const log = await runCommand(['webhooks', 'log', ...data], { env })
  assert.equal(log.code, 0, log.stderr)
  const [when = '', type, url, ending, tries] = log.stdout.trim().split('\t')
  assert.ok(Math.abs(Date.now() - Date.parse(when)) < PATIENCE_MS * 2)
  assert.deepEqual([type, url], ['session.completed', `${receiver.origin}/canary-path`])
  assert.deepEqual([ending, tries], ['delivered (200)', '2×'])
  const asJson = await runCommand(['webhooks', 'log', '--json', '--limit=1', ...data], { env })
  assert.equal((JSON.parse(asJson.stdout) as { state: string }).state, 'delivered')

  assert.match(serving.stderr(), /webhook failed, will be tried again/)
  assert.match(serving.stderr(), /webhook delivered/)
  assert.doesNotMatch(serving.stderr(), /canary/)
})
