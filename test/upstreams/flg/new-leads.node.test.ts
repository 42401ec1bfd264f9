import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { createEndpoint } from '../../../src/endpoint/create-endpoint.ts'
import { newLeads } from '../../../src/endpoint/new-leads.ts'
import { importLeads } from '../../../src/platform/leads/import-leads.ts'
import { listLeads } from '../../../src/platform/leads/lead-store.ts'
import { flgUpstream } from '../../../src/upstreams/flg/flg-upstream.ts'
import { serveFlgPlatform } from '../../harness/flg-platform.ts'
import { SALES_FORM } from '../../harness/platform-fixture.ts'

const SITE = 'https://www.example.com'
const SECRET = 'a secret of the endpoint, 32 bytes long'
let flg: Awaited<ReturnType<typeof serveFlgPlatform>>
before(async () => {
  flg = await serveFlgPlatform()
})
after(() => flg.close())

const leads = () => listLeads(flg.ctx.db, flg.workspaceId)

/** As an owner would, by whatever way into FLG there is. */
async function createLead({ leadGroup }: { leadGroup: string }): Promise<string> {
  await importLeads(flg.ctx.db, flg.workspaceId, [{ leadGroup }])
  return (await leads()).at(-1)?.number ?? ''
}

it('a visitor of a public page becomes a lead of FLG by the hook of the owner, once for a key', async () => {
  const endpoint = createEndpoint({
    upstream: flgUpstream({ domain: flg.origin, apiKey: flg.keys.both, createLead }),
    authorize: newLeads({ leadGroup: 'Sales', journeys: [SALES_FORM] }),
    allowedOrigins: [SITE],
    secret: SECRET,
  })
  const before = (await leads()).length
  const key = crypto.randomUUID()
  for (const _ of [1, 2]) {
    const response = await endpoint(
      new Request('http://e.test/sessionframe/v1/journey-sessions', {
        method: 'POST',
        headers: {
          Origin: SITE,
          'Content-Type': 'application/json',
          'X-Sessionframe': '1',
          'Idempotency-Key': key,
        },
        body: JSON.stringify({ journey: SALES_FORM }),
      }),
    )
    assert.equal(response.status, 201, await response.clone().text())
  }
  const now = await leads()
  assert.equal(now.length, before + 1)
  assert.equal(now.at(-1)?.leadGroup?.name, 'Sales')
})
