import assert from 'node:assert/strict'
import { it } from 'node:test'
import { applyWithin } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { inRehearsal } from '../../../src/platform/in-transaction.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { json } from '../../harness/hostile-server.ts'
import { SECRET, WebhookFixture } from './webhook-fixture.ts'

onBothDatabases('a webhook that the file no longer has', (db) => {
  const fixture = new WebhookFixture(db)
  const other = () => ({ url: `${fixture.receiver.origin}/other`, secret: SECRET })
  const log = async () =>
    (await fixture.deliveries()).map(({ url, state, attempts, status }) => [
      new URL(url).pathname,
      state,
      attempts,
      status,
    ])

  it('is removed, what waits for it is given up, and the log keeps what it was told', async () => {
    await fixture.apply({ webhooks: [{ url: fixture.url, secret: SECRET }, other()] })
    await fixture.submit()
    await fixture.deliver()
    fixture.receiver.behave = json(500, {})
    await fixture.submit()
    await fixture.deliver()
    await fixture.submit()

    const { counts, removedWebhooks } = await fixture.apply({ webhooks: [other()] })
    assert.deepEqual(counts.webhooks, { created: 0, changed: 0, unchanged: 1 })
    assert.deepEqual(removedWebhooks, [{ url: fixture.url, givenUp: 2 }])

    fixture.receiver.reset()
    fixture.receiver.behave = json(200, {})
    fixture.ctx.clock.passMinutes(60)
    await fixture.deliver()
    assert.deepEqual(
      fixture.receiver.seen.map(({ url }) => url),
      ['/other', '/other'],
    )
    const kept = await log()
    assert.equal(kept.length, 6)
    for (const line of [
      ['/hook', 'delivered', 1, 200],
      ['/hook', 'given-up', 1, 500],
      ['/hook', 'given-up', 0, null],
    ]) {
      assert.deepEqual(
        kept.filter((one) => String(one) === String(line)),
        [line],
      )
    }
    await fixture.submit()
    assert.equal((await fixture.deliveries()).length, 7, 'it is told nothing more')
    const secrets = await db().selectFrom('webhook').select('url').execute()
    assert.ok(!secrets.some(({ url }) => url === fixture.url))
  })

  it('stays where the file says nothing of webhooks, and goes with an empty list', async () => {
    await fixture.subscribe()
    assert.deepEqual((await fixture.apply({ sites: [] })).removedWebhooks, [])
    await fixture.submit()
    assert.equal(await fixture.deliver(), 1)
    const { removedWebhooks } = await fixture.apply({ webhooks: [] })
    assert.deepEqual(removedWebhooks, [{ url: fixture.url, givenUp: 0 }])
    await fixture.submit()
    assert.equal(await fixture.deliver(), 0)
  })

  it('may come back as a new one, and gets nothing of before', async () => {
    await fixture.subscribe()
    await fixture.submit()
    await fixture.apply({ webhooks: [] })
    await assert.rejects(fixture.subscribe({ secret: undefined }), /problem/)
    assert.equal((await fixture.subscribe()).counts.webhooks.created, 1)
    assert.equal(await fixture.deliver(), 0)
    await fixture.submit()
    assert.equal(await fixture.deliver(), 1)
  })

  it('may still take what was being sent to it: that was delivered', async () => {
    await fixture.subscribe()
    await fixture.submit()
    fixture.receiver.behave = (request, response) => {
      void fixture
        .apply({ webhooks: [] })
        .then(({ removedWebhooks }) => json(200, removedWebhooks)(request, response))
    }
    await fixture.deliver()
    assert.deepEqual(await log(), [['/hook', 'delivered', 1, 200]])
  })

  it('of another workspace stays', async () => {
    await fixture.subscribe()
    await fixture.submit()
    const theirs = await db().selectFrom('workspace').select('id').execute()
    const other = theirs.find(({ id }) => id !== fixture.forms.workspaceId)
    await db()
      .transaction()
      .execute(async (trx) => {
        const { removedWebhooks } = await applyWithin(
          trx,
          other?.id ?? '',
          parseWorkspaceFile({ webhooks: [] }),
        )
        assert.ok(!removedWebhooks.some(({ url }) => url === fixture.url))
      })
    assert.equal(await fixture.deliver(), 1)
  })

  it('is told of by a rehearsal, which removes nothing', async () => {
    await fixture.subscribe()
    await fixture.submit()
    const nothing = parseWorkspaceFile({ webhooks: [] })
    const { removedWebhooks } = await inRehearsal(db(), (trx) =>
      applyWithin(trx, fixture.forms.workspaceId, nothing),
    )
    assert.deepEqual(removedWebhooks, [{ url: fixture.url, givenUp: 1 }])
    assert.equal(await fixture.deliver(), 1)
  })

  it('is never in the way of a visitor who submits meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      await fixture.subscribe()
      const submitted = Array.from({ length: 6 }, () => fixture.submit())
      const [, { removedWebhooks }] = await Promise.all([
        Promise.all(submitted),
        fixture.apply({ webhooks: [] }),
      ])
      assert.equal(removedWebhooks.length, 1)
      assert.equal(await fixture.deliver(), 0, 'nothing is left that waits')
    }
  })
})
