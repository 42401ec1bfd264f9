import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { listFailures } from '../../../src/platform/effects/failure-store.ts'
import { retryFailure } from '../../../src/platform/effects/retry-failure.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { SECRET } from '../webhooks/webhook-fixture.ts'
import { effectFixture } from './effect-fixture.ts'

onBothDatabases('webhooks of journeys', (db) => {
  async function setUp() {
    const fixture = await effectFixture(db())
    const receiver = await hostileServer()
    const url = `${receiver.origin}/hook?key=canary-in-the-address`
    const register = (enabled = true) =>
      applyWorkspaceFile(
        db(),
        fixture.workspaceId,
        parseWorkspaceFile({ webhooks: [{ url, secret: SECRET, enabled }] }),
        fixture.ctx.keys,
      )
    const enter = async (kind: Record<string, unknown>) => {
      const journey = await fixture.actionJourney('Webhook', kind)
      await fixture.enrol(journey.id, await fixture.lead({ email: 'ada@example.com' }))
      return journey
    }
    return {
      ...fixture,
      receiver,
      url,
      register,
      enter,
      work: (allowedOrigins = [receiver.origin]) => fixture.work({ allowedOrigins }),
      async [Symbol.asyncDispose]() {
        await receiver.close()
        await fixture[Symbol.asyncDispose]()
      },
    }
  }

  it('tell a webhook of the file who has come here, signed with its secret', async () => {
    await using fixture = await setUp()
    await fixture.register()
    const journey = await fixture.enter({ WebhookURL: fixture.url })
    fixture.receiver.behave = json(200, {})
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')
    const [seen, ...others] = fixture.receiver.seen
    assert.deepEqual(others, [])
    const { id, type, data } = verifyWebhook(seen!, SECRET)
    const [effect] = await fixture.effects()
    const [run] = await fixture.runsOf(journey.id)
    assert.equal(type, 'journey.webhook')
    assert.equal(id, effect!.id)
    assert.deepEqual(
      { ...data, lead: 'some number' },
      {
        journeyId: journey.id,
        enrollmentId: run!.id,
        step: 2,
        lead: 'some number',
        externalId: null,
        values: { email: 'ada@example.com' },
      },
    )
    assert.deepEqual(await journey.ledger(), ['start entered', 'act sent', 'end exit'])
  })

  it('are tried again under the same id, then given up, then retried', async () => {
    await using fixture = await setUp()
    await fixture.register()
    await fixture.enter({ URL: fixture.url })
    fixture.receiver.behave = json(500, { canary: 'canary-in-the-answer' })
    await using _ = await fixture.work()
    await fixture.told('an effect was given up')
    assert.equal(fixture.receiver.seen.length, 3)
    assert.equal(new Set(fixture.receiver.seen.map(({ headers }) => headers['webhook-id'])).size, 1)
    const [failed] = await listFailures(db(), fixture.workspaceId)
    assert.equal(failed?.reason, 'http-500')
    fixture.receiver.behave = json(204, '')
    assert.equal(await retryFailure(fixture.ctx, fixture.workspaceId, failed.id), true)
    await fixture.told('an effect has ended')
    assert.equal(fixture.receiver.seen.length, 4)

    const { rows } = await sql<{ all: string }>`
      select coalesce(json_agg(j)::text, '') as all from pgboss.job j`.execute(db())
    const written = JSON.stringify([rows, fixture.lines, await fixture.effects()])
    for (const canary of ['canary-in-the-address', 'canary-in-the-answer', SECRET, 'ada@']) {
      assert.ok(!written.includes(canary), canary)
    }
  })

  it('are given up at once by a receiver who is gone', async () => {
    await using fixture = await setUp()
    await fixture.register()
    await fixture.enter({ URL: fixture.url })
    fixture.receiver.behave = json(410, {})
    await using _ = await fixture.work()
    await fixture.told('an effect was given up')
    assert.equal(fixture.receiver.seen.length, 1)
    assert.equal((await listFailures(db(), fixture.workspaceId))[0]?.reason, 'http-410')
  })

  it('go nowhere that is not in the file, and nowhere inside that is not allowed', async () => {
    await using fixture = await setUp()
    fixture.receiver.behave = json(200, {})
    await fixture.enter({ URL: `${fixture.receiver.origin}/elsewhere` })
    await using _ = await fixture.work()
    await fixture.told('an effect was given up')
    await fixture.register()
    await fixture.enter({ URL: fixture.url })
    await fixture.told('an effect has ended')
    assert.deepEqual(
      fixture.receiver.seen.map(({ url }) => url),
      ['/hook?key=canary-in-the-address'],
    )
    const failures = await listFailures(db(), fixture.workspaceId)
    assert.deepEqual(
      failures.map(({ reason }) => reason),
      ['unknown-webhook'],
    )
  })

  it('are dropped while the webhook is switched off', async () => {
    await using fixture = await setUp()
    await fixture.register(false)
    await fixture.enter({ URL: fixture.url })
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')
    assert.equal((await fixture.effects())[0]?.failure, 'disabled')
    assert.deepEqual(fixture.receiver.seen, [])
  })

  it('do not go to an address inside, though it is in the file', async () => {
    await using fixture = await setUp()
    await fixture.register()
    await fixture.enter({ URL: fixture.url })
    await using _ = await fixture.work([])
    await fixture.told('an effect was given up')
    assert.deepEqual(fixture.receiver.seen, [])
    assert.equal((await listFailures(db(), fixture.workspaceId))[0]?.reason, 'plain-http')
  })

  it('whose action says no address are passed over', async () => {
    await using fixture = await setUp()
    const journey = await fixture.enter({ URL: 'nowhere' })
    assert.deepEqual(await journey.ledger(), ['start entered', 'act not-carried-out', 'end exit'])
    assert.deepEqual(await fixture.effects(), [])
  })
})
