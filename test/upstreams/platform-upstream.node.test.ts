import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { InvalidReceiptError, verifyReceipt } from '../../src/endpoint/verify-receipt.ts'
import { submitForm } from '../../src/platform/sessions/submit-form.ts'
import { readFormSession } from '../../src/platform/sessions/read-form-session.ts'
import { platformUpstream } from '../../src/upstreams/platform/platform-upstream.ts'
import type { SessionCreated, SessionStatus } from '../../src/wire/endpoint.ts'
import {
  ANYBODYS_FORM,
  FIRST_NAME_FIELD,
  NOTES_FIELD,
  SALES_LEAD,
  openPlatformFixture,
} from '../harness/platform-fixture.ts'
import type { PlatformFixture } from '../harness/platform-fixture.ts'

const SITE = 'https://www.example.com'
const SECRET = 'a secret of the endpoint, 32 bytes long'
let fixture: PlatformFixture
before(async () => {
  fixture = await openPlatformFixture('http://localhost:8081')
})
after(() => fixture.close())

function makeEndpoint() {
  return createEndpoint({
    upstream: platformUpstream(fixture.ctx, { workspaceId: fixture.workspaceId }),
    authorize: () => ({ lead: SALES_LEAD }),
    allowedOrigins: [SITE],
    secret: SECRET,
  })
}
type TestEndpoint = ReturnType<typeof makeEndpoint>

async function create(endpoint: TestEndpoint, values?: object): Promise<SessionCreated> {
  const response = await endpoint(
    new Request('http://e.test/sessionframe/v1/journey-sessions', {
      method: 'POST',
      headers: {
        Origin: SITE,
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ journey: ANYBODYS_FORM, values }),
    }),
  )
  assert.equal(response.status, 201, await response.clone().text())
  return (await response.json()) as SessionCreated
}

async function status(endpoint: TestEndpoint, sessionId: string): Promise<SessionStatus> {
  const url = `http://e.test/sessionframe/v1/sessions/${sessionId}`
  return (await (await endpoint(new Request(url))).json()) as SessionStatus
}

const tokenOf = ({ publicUrl }: SessionCreated) => publicUrl.split('/').at(-1)!

it('a journey from its start over its status to a receipt, and then anew', async () => {
  const endpoint = makeEndpoint()
  const created = await create(endpoint)
  assert.match(created.publicUrl, /^http:\/\/localhost:8081\/journeys\/run\/1\//)
  assert.equal(created.protocol, 'required')
  const { sessionId } = created
  assert.equal((await status(endpoint, sessionId)).state, 'open')

  // Another instance, with a memory of its own, gives the same session again.
  const elsewhere = await create(makeEndpoint())
  assert.deepEqual(elsewhere, { ...created, resumed: true })

  const values = { [FIRST_NAME_FIELD]: 'Grace', [NOTES_FIELD]: '' }
  const { receipt, session } = await submitForm(fixture.ctx, tokenOf(created), {
    submitKey: 'k',
    values,
  })
  const done = await status(endpoint, sessionId)
  assert.deepEqual(done, {
    sessionId,
    state: 'complete',
    outcome: 'form',
    completedAt: session.completedAt?.toISOString(),
  })

  const jwks = await fixture.ctx.keys.jwks()
  const verified = await verifyReceipt(receipt, { jwks, secret: SECRET })
  assert.equal(verified.sessionId, sessionId)
  assert.equal(verified.outcome, 'form')
  const changed = receipt.replace(/.{10}$/, 'AAAAAAAAAA')
  await assert.rejects(verifyReceipt(changed, { jwks, secret: SECRET }), InvalidReceiptError)

  const next = await create(endpoint)
  assert.equal(next.resumed, undefined)
  assert.notEqual(next.sessionId, sessionId)
})

it('prefill by data field and by field id arrives; other names are dropped', async () => {
  const endpoint = createEndpoint({
    upstream: platformUpstream(fixture.ctx, { workspaceId: fixture.workspaceId }),
    authorize: () => ({ lead: SALES_LEAD }),
    allowedOrigins: [SITE],
    secret: SECRET,
    reuse: false,
  })
  const created = await create(endpoint, { firstname: 'Mary', [NOTES_FIELD]: 'hello', other: 1 })
  const session = await readFormSession(fixture.ctx, tokenOf(created))
  assert.deepEqual(session?.values, { [FIRST_NAME_FIELD]: 'Mary', [NOTES_FIELD]: 'hello' })
})
