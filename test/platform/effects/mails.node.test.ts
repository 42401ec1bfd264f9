import assert from 'node:assert/strict'
import { it } from 'node:test'
import { happen } from '../../../src/platform/enrollments/happen.ts'
import { lockLead } from '../../../src/platform/leads/journey-lead-store.ts'
import { listFailures } from '../../../src/platform/effects/failure-store.ts'
import { retryFailure } from '../../../src/platform/effects/retry-failure.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { effectFixture, SENDER } from './effect-fixture.ts'

onBothDatabases('mails of journeys', (db) => {
  it('are sent to the lead, once, with what is known of him', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.mailJourney(
      'Welcome, %Subscriber:firstname%',
      '<p>Dear %Subscriber:FirstName%, you are %Subscriber:EmailAddress%.</p>',
      { From: { Name: 'Support', Email: 'support@example.com' }, ReplyTo: { Email: 'r@e.com' } },
    )
    const leadId = await fixture.lead({ firstname: 'Ada', email: 'ada@example.com' })
    await fixture.enrol(journey.id, leadId)
    assert.deepEqual(await journey.ledger(), ['start entered', 'act queued', 'end exit'])
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')

    const [mail, ...others] = fixture.smtp.mails
    assert.deepEqual(others, [])
    assert.deepEqual([mail?.from, mail?.to], [SENDER.address, ['ada@example.com']])
    const { subject, from, replyTo, html, messageId, headers, date } = mail!.parsed
    assert.equal(subject, 'Welcome, Ada')
    assert.equal(from?.text, '"Support" <support@example.com>')
    assert.equal(replyTo?.text, 'r@e.com')
    assert.equal(String(html).trim(), '<p>Dear Ada, you are ada@example.com.</p>')
    assert.equal(headers.get('auto-submitted'), 'auto-generated')
    const [run] = await fixture.runsOf(journey.id)
    assert.equal(messageId, `<${run!.id}.2.mail@sender.example>`)
    assert.deepEqual(date, fixture.ctx.now())
    assert.deepEqual(await journey.ledger(), ['start entered', 'act sent', 'end exit'])
  })

  it('have a text for who reads no HTML, where the e-mail has one', async () => {
    await using fixture = await effectFixture(db())
    const EmailID = await fixture.email('S', '<b>%Subscriber:name%</b>', 'Dear %Subscriber:name%')
    const journey = await fixture.actionJourney('SendEmail', { EmailID })
    await fixture.enrol(journey.id, await fixture.lead({ email: 'a@example.com', name: 'A & B' }))
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')
    const { html, text } = fixture.smtp.mails[0]!.parsed
    assert.deepEqual([String(html).trim(), text?.trim()], ['<b>A &amp; B</b>', 'Dear A & B'])
  })

  it('are dropped for who wants none, or has no address of his own', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    const values: Record<string, string>[] = [
      { email: 'a@example.com' },
      {},
      { email: 'a@example.com, b@example.com' },
      { email: 'a@example.com\r\nBcc: b@example.com' },
      { email: '<a@example.com>' },
    ]
    const leads = await Promise.all(values.map((one) => fixture.lead(one)))
    for (const lead of leads) await fixture.enrol(journey.id, lead)
    await db().updateTable('lead').set({ suppressed: true }).where('id', '=', leads[0]!).execute()
    await using _ = await fixture.work()
    await fixture.told('an effect has ended', values.length)
    assert.equal(fixture.smtp.read, 0)
    const reasons = (await fixture.effects()).map(({ state, failure }) => `${state} ${failure}`)
    assert.deepEqual(reasons.toSorted(), [
      'dropped no-address',
      'dropped no-address',
      'dropped no-address',
      'dropped no-address',
      'dropped suppressed',
    ])
    assert.equal((await journey.ledger()).filter((line) => line === 'act dropped').length, 5)
  })

  it('are tried again under the same id, and the server takes one', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    await fixture.enrol(journey.id, await fixture.lead({ email: 'ada@example.com' }))
    const ids: (string | undefined)[] = []
    fixture.smtp.behave = ({ parsed }) =>
      ids.push(parsed.messageId) < 3 ? { code: 451, text: 'later' } : null
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')
    assert.equal(ids.length, 3)
    assert.equal(new Set(ids).size, 1)
    assert.equal(fixture.smtp.mails.length, 1)
    assert.deepEqual(
      (await fixture.effects()).map(({ state, attempts, failure }) => [state, attempts, failure]),
      [['sent', 3, null]],
    )
  })

  it('are given up when the server says no for good, and go out when an operator says so', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    await fixture.enrol(journey.id, await fixture.lead({ email: 'ada@example.com' }))
    fixture.smtp.behave = () => ({ code: 550, text: 'no ada@example.com here' })
    await using _ = await fixture.work()
    await fixture.told('an effect was given up')
    assert.equal(fixture.smtp.read, 1)
    assert.deepEqual(await journey.ledger(), ['start entered', 'act failed', 'end exit'])
    const [failed] = await listFailures(db(), fixture.workspaceId)
    assert.deepEqual([failed?.what, failed?.reason, failed?.attempts], ['mail', 'smtp-550', 1])

    fixture.smtp.behave = () => null
    assert.equal(await retryFailure(fixture.ctx, fixture.workspaceId, failed!.id), true)
    assert.equal(await retryFailure(fixture.ctx, fixture.workspaceId, failed!.id), false)
    await fixture.told('an effect has ended')
    assert.deepEqual(await journey.ledger(), ['start entered', 'act sent', 'end exit'])
    assert.deepEqual(await listFailures(db(), fixture.workspaceId), [])
    assert.equal(fixture.smtp.mails.length, 1)
  })

  it('are given up after the last try', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    await fixture.enrol(journey.id, await fixture.lead({ email: 'ada@example.com' }))
    await using _ = await fixture.work({ mailer: null })
    await fixture.told('an effect was given up')
    const [failed] = await listFailures(db(), fixture.workspaceId)
    assert.deepEqual([failed?.reason, failed?.attempts], ['no-smtp', 3])
  })

  it('are not sent by a transaction that is given up', async () => {
    await using fixture = await effectFixture(db())
    const { ctx, workspaceId } = fixture
    await fixture.mailJourney('S', 'H')
    const [unlucky, fine] = [
      await fixture.lead({ email: 'unlucky@example.com' }),
      await fixture.lead({ email: 'fine@example.com' }),
    ]
    const given = db()
      .transaction()
      .execute(async (trx) => {
        const lead = await lockLead(trx, workspaceId, unlucky)
        const occurredAt = ctx.now()
        await happen(trx, ctx, lead!, { name: 'go', props: {}, occurredAt, messageId: 'm' })
        const sent = await trx.selectFrom('effect').select('id').execute()
        assert.ok(sent.length > 0)
        throw new Error('given up')
      })
    await assert.rejects(given, /given up/)
    await fixture.tell(fine, 'go')
    await using _ = await fixture.work()
    await fixture.told('an effect has ended')
    assert.deepEqual(
      fixture.smtp.mails.map(({ to }) => to),
      [['fine@example.com']],
    )
  })
})
