import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { json } from '../../harness/hostile-server.ts'
import { SECRET, WebhookFixture } from './webhook-fixture.ts'
import { verifyWebhook } from './verify-webhook.ts'

const NEW = `whsec_${Buffer.from('the next one of these secrets...').toString('base64')}`

onBothDatabases('the secret of a webhook is replaced', (db) => {
  const fixture = new WebhookFixture(db)
  const unchanged = { created: 0, changed: 0, unchanged: 1 }
  const changed = { created: 0, changed: 1, unchanged: 0 }
  const signatures = (at: number) =>
    String(fixture.receiver.seen.at(at)?.headers['webhook-signature']).split(' ')
  const sent = (at: number) => {
    const seen = fixture.receiver.seen.at(at)
    assert.ok(seen)
    return seen
  }

  it('with no message that a receiver of the old or of the new one refuses', async () => {
    await fixture.subscribe()
    await fixture.submit()
    await fixture.deliver()
    assert.equal(signatures(-1).length, 1)

    assert.deepEqual((await fixture.subscribe({ secret: [NEW, SECRET] })).counts.webhooks, changed)
    await fixture.submit()
    await fixture.deliver()
    assert.equal(signatures(-1).length, 2)
    assert.equal(verifyWebhook(sent(-1), NEW).id, verifyWebhook(sent(-1), SECRET).id)

    assert.deepEqual((await fixture.subscribe({ secret: NEW })).counts.webhooks, changed)
    await fixture.submit()
    await fixture.deliver()
    assert.equal(signatures(-1).length, 1)
    verifyWebhook(sent(-1), NEW)
    assert.throws(() => verifyWebhook(sent(-1), SECRET), /the signature is right/)
    assert.equal(fixture.receiver.seen.length, 3)
  })

  it('of messages that wait too: each attempt is signed with what is there by then', async () => {
    await fixture.subscribe()
    await fixture.submit()
    fixture.receiver.behave = json(500, {})
    await fixture.deliver()
    await fixture.subscribe({ secret: [NEW, SECRET] })
    fixture.ctx.clock.passMinutes(1)
    await fixture.deliver()
    await fixture.subscribe({ secret: [NEW] })
    fixture.ctx.clock.passMinutes(10)
    await fixture.deliver()
    assert.deepEqual(
      [0, 1, 2].map((at) => signatures(at).length),
      [1, 2, 1],
    )
    verifyWebhook(sent(0), SECRET)
    verifyWebhook(sent(1), SECRET)
    verifyWebhook(sent(2), NEW)
  })

  it('and a file that says nothing of it, or the same, changes nothing', async () => {
    await fixture.subscribe({ secret: [NEW, SECRET] })
    for (const secret of [undefined, [NEW, SECRET]]) {
      assert.deepEqual((await fixture.subscribe({ secret })).counts.webhooks, unchanged)
    }
    assert.deepEqual((await fixture.subscribe({ secret: [SECRET, NEW] })).counts.webhooks, changed)
    const rows = await db().selectFrom('webhook').selectAll().execute()
    assert.doesNotMatch(JSON.stringify(rows), /whsec/)
    const [row] = rows.filter(({ url }) => url === fixture.url)
    assert.notEqual(row?.sealed_secret, row?.sealed_former_secret)
  })

  it('by two at most, which differ, and the words of a refusal quote neither', async () => {
    const wrong = [[], [NEW, NEW], [NEW, SECRET, NEW], [NEW, 'whsec_short'], 7, [7], { NEW }]
    for (const secret of wrong) {
      await assert.rejects(
        async () => fixture.subscribe({ secret: secret as unknown as string }),
        (error: Error) => {
          const told = JSON.stringify(error)
          assert.match(told, /webhooks\[0\]\.secret.*(must|is missing)/, JSON.stringify(secret))
          assert.doesNotMatch(told, /whsec_(?!")[A-Za-z0-9+/]{8}|text, a number/)
          return true
        },
      )
    }
  })
})
