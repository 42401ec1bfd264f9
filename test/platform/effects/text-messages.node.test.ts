import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Sms } from '../../../src/platform/effects/sms/sms-sender.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { SECRET } from '../webhooks/webhook-fixture.ts'
import { effectFixture } from './effect-fixture.ts'

const MESSAGE = 'Dear %Subscriber:firstname%'

onBothDatabases('text messages of journeys', (db) => {
  it("go to a webhook of the file's, signed, again where it is down", async () => {
    await using fixture = await effectFixture(db())
    const receiver = await hostileServer()
    await using _closed = { [Symbol.asyncDispose]: () => receiver.close() }
    const url = `${receiver.origin}/sms`
    const file = parseWorkspaceFile({ webhooks: [{ url, secret: SECRET }] })
    await applyWorkspaceFile(db(), fixture.workspaceId, file, fixture.ctx.keys)
    const journey = await fixture.actionJourney('SendSMS', { Message: MESSAGE, WebhookURL: url })
    const lead = await fixture.lead({ phone1: '+44 (20) 7946-0958', firstname: 'Ada' })
    receiver.behave = json(503, {})
    // First, for what is sent goes by the worker's pace.
    await using _ = await fixture.work({ allowedOrigins: [receiver.origin] })
    await fixture.enrol(journey.id, lead)
    await fixture.told('an effect failed')
    receiver.behave = json(200, {})
    await fixture.told('an effect has ended')
    const [first, second] = receiver.seen.map((seen) => verifyWebhook(seen, SECRET))
    assert.equal(first?.id, second?.id)
    assert.equal(second!.type, 'journey.sms')
    const { to, text } = second!.data as { to?: string; text?: string }
    assert.deepEqual([to, text], ['+442079460958', 'Dear Ada'])
    assert.deepEqual(await journey.ledger(), ['start entered', 'act sent', 'end exit'])
  })

  it('go by a gateway that the program brings along', async () => {
    await using fixture = await effectFixture(db())
    const sent: Sms[] = []
    const journey = await fixture.actionJourney('SendSMS', { Message: 'Hi', PhoneField: 'mobile' })
    await fixture.enrol(journey.id, await fixture.lead({ mobile: '0151 23456789', phone1: '1' }))
    await using _ = await fixture.work({
      sms: { send: async (sms) => (sent.push(sms), { kind: 'sent' }) },
    })
    await fixture.told('an effect has ended')
    const [effect] = await fixture.effects()
    assert.deepEqual(sent, [{ id: effect!.id, to: '015123456789', text: 'Hi' }])
  })

  it('are dropped for who wants none or has no telephone, and given up without a way', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.actionJourney('SendSMS', { Message: 'Hi' })
    const numbers = ['', '12', 'call me', '+1234567890\r\n+99999999', '12345678901234567890']
    for (const phone1 of numbers) {
      await fixture.enrol(journey.id, await fixture.lead({ phone1 }))
    }
    const silent = await fixture.lead({ phone1: '+442079460958' })
    await fixture.enrol(journey.id, silent)
    await db().updateTable('lead').set({ suppressed: true }).where('id', '=', silent).execute()
    await fixture.enrol(journey.id, await fixture.lead({ phone1: '+442079460958' }))
    await using _ = await fixture.work()
    await fixture.told('an effect has ended', numbers.length + 1)
    await fixture.told('an effect was given up')
    const ends = (await fixture.effects()).map(({ state, failure }) => `${state} ${failure}`)
    assert.deepEqual(ends.toSorted(), [
      ...numbers.map(() => 'dropped no-phone'),
      'dropped suppressed',
      'failed no-sms',
    ])
  })

  it('that say nothing are passed over', async () => {
    await using fixture = await effectFixture(db())
    const journey = await fixture.actionJourney('SendSMS', { Message: '' })
    await fixture.enrol(journey.id, await fixture.lead({ phone1: '+442079460958' }))
    assert.deepEqual(await journey.ledger(), ['start entered', 'act not-carried-out', 'end exit'])
  })
})
