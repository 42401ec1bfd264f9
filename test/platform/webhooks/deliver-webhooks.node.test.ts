import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { beginDue } from '../../../src/platform/webhooks/deliver-webhooks.ts'
import { deleteEventsBefore } from '../../../src/platform/webhooks/delivery-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { json } from '../../harness/hostile-server.ts'
import { FIELDS } from '../sessions/form-file.ts'
import { SECRET, WebhookFixture } from './webhook-fixture.ts'
import { verifyWebhook } from './verify-webhook.ts'

const MINUTE = 60_000

onBothDatabases('webhooks', (db) => {
  const fixture = new WebhookFixture(db)
  const statuses = (...answers: number[]) => {
    fixture.receiver.behave = (request, response) =>
      json(answers.shift() ?? 200, { canary: 'of the receiver' })(request, response)
  }

  it('tell of a submitted form, signed, once', async () => {
    await fixture.subscribe()
    const { sessionId, receipt } = await fixture.submit()
    assert.equal(await fixture.deliver(), 1)
    assert.equal(await fixture.deliver(), 0)
    const [seen, ...more] = fixture.receiver.seen
    assert.ok(seen)
    assert.deepEqual(more, [])
    const { type, data, timestamp } = verifyWebhook(seen, SECRET)
    assert.equal(type, 'session.completed')
    assert.deepEqual(data, {
      sessionId,
      outcome: 'form',
      journey: fixture.forms.form,
      lead: '1',
      completedAt: '2026-11-23T08:00:00.000Z',
      receipt,
    })
    assert.equal(timestamp, Date.parse('2026-11-23T08:00:00Z') / 1000)
    const keys = createLocalJWKSet(await fixture.ctx.keys.jwks())
    assert.equal((await jwtVerify(receipt, keys)).payload['sid'], sessionId)
    assert.equal((await fixture.deliveries())[0]?.state, 'delivered')
  })

  it('are kept in the same transaction: a submission that is repeated tells once, one that is refused nothing', async () => {
    await fixture.subscribe()
    const token = await fixture.forms.startToken()
    const submit = { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } }
    await submitForm(fixture.ctx, token, submit)
    await submitForm(fixture.ctx, token, submit)
    await assert.rejects(submitForm(fixture.ctx, token, { ...submit, submitKey: 'other' }))
    assert.equal(await fixture.events(), 1)
  })

  it('are neither kept nor sent where nobody wants them', async () => {
    await fixture.submit()
    await fixture.subscribe({ events: ['appointment.booked'] })
    await fixture.submit()
    await fixture.subscribe({ enabled: false })
    await fixture.submit()
    assert.equal(await fixture.events(), 0)
  })

  it('wait while they are switched off', async () => {
    await fixture.subscribe()
    await fixture.submit()
    await fixture.subscribe({ enabled: false })
    assert.equal(await fixture.deliver(), 0)
    await fixture.subscribe({ enabled: true })
    assert.equal(await fixture.deliver(), 1)
  })

  it('are tried again with the same id and body, later and later, until they are taken', async () => {
    await fixture.subscribe()
    await fixture.submit()
    statuses(500, 302, 404)
    for (const [minutes, tried] of [
      [0, 1],
      [0.08, 0],
      [0.01, 1],
      [4.9, 0],
      [0.2, 1],
      [29.9, 0],
      [0.2, 1],
      [600, 0],
    ] as const) {
      fixture.ctx.clock.passMinutes(minutes)
      assert.equal(await fixture.deliver(), tried, `after ${minutes} minutes more`)
    }
    const webhooks = fixture.receiver.seen.map((seen) => verifyWebhook(seen, SECRET))
    assert.equal(webhooks.length, 4)
    assert.equal(new Set(webhooks.map(({ id }) => id)).size, 1)
    assert.equal(new Set(fixture.receiver.seen.map(({ body }) => body)).size, 1)
    const times = webhooks.map(({ timestamp }) => timestamp)
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    )
    assert.ok(new Set(times).size > 2, 'each attempt is signed at its own time')
    const [delivery] = await fixture.deliveries()
    assert.deepEqual(
      [delivery?.state, delivery?.attempts, delivery?.status, delivery?.nextAt],
      ['delivered', 4, 200, null],
    )
    assert.deepEqual(
      fixture.log.map(({ level }) => level),
      ['warn', 'warn', 'warn', 'info'],
    )
    assert.doesNotMatch(JSON.stringify(fixture.log), /canary|whsec|\/hook/)
  })

  it('are given up after ten attempts, and at once where nothing is wanted any more', async () => {
    await fixture.subscribe()
    await fixture.submit()
    fixture.receiver.behave = json(503, {})
    for (let attempt = 1; attempt <= 12; attempt++) {
      await fixture.deliver()
      fixture.ctx.clock.passMinutes(30 * 60)
    }
    assert.equal(fixture.receiver.seen.length, 10)
    await fixture.submit()
    fixture.receiver.behave = json(410, {})
    await fixture.deliver()
    fixture.ctx.clock.passMinutes(30 * 60)
    assert.equal(await fixture.deliver(), 0)
    const states = (await fixture.deliveries()).map(({ state, attempts }) => [state, attempts])
    assert.deepEqual(states, [
      ['given-up', 1],
      ['given-up', 10],
    ])
  })

  it('are taken by one of several instances at a time', async () => {
    await fixture.subscribe()
    for (let n = 0; n < 12; n++) await fixture.submit()
    const instances = Array.from({ length: 6 }, () => beginDue(fixture.ctx, fixture.options, 5))
    await Promise.all((await Promise.all(instances)).flat())
    await fixture.deliver()
    const ids = fixture.receiver.seen.map(({ headers }) => headers['webhook-id'])
    assert.equal(ids.length, 12)
    assert.equal(new Set(ids).size, 12)
  })

  it('of one that was taken and never ended are due again after a minute', async () => {
    await fixture.subscribe()
    await fixture.submit()
    fixture.receiver.behave = () => {}
    const [cut] = await beginDue(fixture.ctx, { ...fixture.options, deadlineMs: 60_000 }, 1)
    assert.equal(await fixture.deliver(), 0)
    fixture.receiver.behave = json(204, '')
    fixture.ctx.clock.at += MINUTE
    assert.equal(await fixture.deliver(), 1)
    assert.equal((await fixture.deliveries())[0]?.state, 'delivered')
    assert.ok(cut instanceof Promise)
  })

  it('are forgotten after a time, but not while they wait', async () => {
    await fixture.subscribe()
    await fixture.submit()
    await fixture.deliver()
    await fixture.submit()
    const soon = new Date(fixture.ctx.clock.at + MINUTE)
    await deleteEventsBefore(db(), soon)
    assert.deepEqual(
      (await fixture.deliveries()).map(({ state }) => state),
      ['waiting'],
    )
    await fixture.deliver()
    await deleteEventsBefore(db(), soon)
    assert.equal(await fixture.events(), 0)
  })

  describe('in the workspace file', () => {
    it('say what they are told, and keep their secret', async () => {
      const created = { created: 1, changed: 0, unchanged: 0 }
      assert.deepEqual((await fixture.subscribe()).counts.webhooks, created)
      const unchanged = { created: 0, changed: 0, unchanged: 1 }
      assert.deepEqual((await fixture.subscribe()).counts.webhooks, unchanged)
      assert.deepEqual((await fixture.subscribe({ secret: undefined })).counts.webhooks, unchanged)
      const other = `whsec_${'A'.repeat(43)}=`
      assert.equal((await fixture.subscribe({ secret: other })).counts.webhooks.changed, 1)
      await fixture.submit()
      await fixture.deliver()
      const [seen] = fixture.receiver.seen
      assert.ok(seen)
      verifyWebhook(seen, other)
      const rows = await db().selectFrom('webhook').selectAll().execute()
      assert.doesNotMatch(JSON.stringify(rows), /AAAA|whsec/)
    })

    it('of a new one without a secret, or with a weak one, say how to make it', async () => {
      await assert.rejects(fixture.subscribe({ secret: undefined }), (error: Error) =>
        /webhooks\[0\]\.secret: is missing.*openssl/.test(JSON.stringify(error)),
      )
      for (const secret of ['', 'x', 'whsec_', 'whsec_YWJj', SECRET.slice(6), `${SECRET}\n`]) {
        await assert.rejects(async () => fixture.subscribe({ secret }), /problem/)
      }
      for (const url of ['ftp://a.example', 'http://a.example/', 'https://u:p@a.example/', 'x']) {
        await assert.rejects(async () => fixture.subscribe({ url }), /problem/)
      }
    })
  })
})
