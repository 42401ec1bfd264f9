import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, on } from '../enrollments/engine-fixture.ts'
import { mailFixture, unsubscribeUrl } from './mail-fixture.ts'

onBothDatabases('unsubscribing by a mail', (db) => {
  /** A mail to a lead of a list, by a journey that waits on behind it. */
  async function setUp(body = 'H') {
    const fixture = await mailFixture(db())
    const list = await fixture.list()
    const EmailID = await fixture.email('S', body, 'No more: %Link:Unsubscribe%')
    const journey = await fixture.journey(
      draw(
        {
          start: on('go'),
          act: { type: 'ACTION', kind: 'SendEmail', config: { EmailID } },
          wait: { type: 'WAIT', config: { duration: { amount: 1, unit: 'days' } } },
          end: { type: 'EXIT' },
        },
        [
          ['start', 'act'],
          ['act', 'wait'],
          ['wait', 'end'],
        ],
      ),
    )
    const leadId = await fixture.leadOf(list.id)
    const mail = await fixture.sent(journey.id, leadId)
    return { ...fixture, list, EmailID, journeyId: journey.id, leadId, mail }
  }

  it('is offered in the head of the mail, and wherever the template says', async () => {
    await using fixture = await setUp('<p><a href="%Link:Unsubscribe%">Unsubscribe</a></p>')
    const { mail } = fixture
    const url = unsubscribeUrl(mail)
    assert.match(url, /^https:\/\/pages\.example\.test\/mails\/unsubscribe\/[\w-]+$/)
    assert.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    assert.equal(String(mail.parsed.html).trim(), `<p><a href="${url}">Unsubscribe</a></p>`)
    assert.equal(mail.parsed.text?.trim(), `No more: ${url}`)
    const list = mail.parsed.headers.get('list') as { unsubscribe?: { url: string } }
    assert.equal(list.unsubscribe?.url, url)
  })

  it('asks first: looking at the page changes nothing', async () => {
    await using fixture = await setUp()
    const url = unsubscribeUrl(fixture.mail)
    for (const method of ['GET', 'HEAD', 'GET']) {
      assert.equal((await fixture.ask(url, { method })).status, 200)
    }
    const page = await fixture.get(url)
    const html = await page.text()
    assert.match(html, /<form method="post"[^]*<button type="submit"[^>]*>\s*Unsubscribe\s*</)
    assert.match(html, /from Test\./)
    assert.doesNotMatch(html, /<script|ada@example\.com/)
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.equal((await fixture.ask(url, { method: 'PUT' })).status, 405)
    assert.deepEqual(
      (await fixture.events(fixture.leadId)).map(({ name }) => name),
      [],
    )
    assert.equal((await fixture.runsOf(fixture.journeyId))[0]?.status, 'active')
  })

  it('leaves the list and the journey, once, and is heard', async () => {
    await using fixture = await setUp()
    const { list, leadId, journeyId, EmailID, mail } = fixture
    const goodbye = await fixture.journey(
      draw(
        {
          start: {
            type: 'TRIGGER',
            config: {
              triggerType: 'ListUnsubscription',
              triggerConfig: { ListID: list.number },
            },
          },
          end: { type: 'EXIT' },
        },
        [['start', 'end']],
      ),
    )
    const url = unsubscribeUrl(mail)
    const answers = await Promise.all([fixture.oneClick(url), fixture.oneClick(url)])
    for (const answer of [...answers, await fixture.oneClick(url)]) {
      assert.equal(answer.status, 200)
      assert.match(await answer.text(), /You are unsubscribed/)
    }
    const [run] = await fixture.runsOf(journeyId)
    assert.deepEqual([run?.status, run?.exit_reason], ['stopped', 'unsubscribed'])
    const [first, second, ...others] = await fixture.events(leadId)
    assert.equal(first?.name, 'email.unsubscribed')
    const [effect] = await fixture.effects()
    const { email, enrollmentId, step, mail: mailId } = first.props
    assert.deepEqual([email, enrollmentId, step, mailId], [EmailID, run!.id, 2, effect!.id])
    assert.equal(second?.name, 'list.left')
    assert.equal(second?.props['list'], list.number)
    assert.deepEqual(
      others.map(({ name }) => name),
      ['journey.completed'],
    )
    assert.equal((await fixture.runsOf(goodbye.id)).length, 1)
    // The secret of the link is in no event.
    const told = JSON.stringify(await fixture.events(leadId))
    assert.ok(!told.includes(new URL(url).pathname.split('/').at(-1)!))
  })

  it('is the end of mails of that list, of whichever journey', async () => {
    await using fixture = await setUp()
    await fixture.oneClick(unsubscribeUrl(fixture.mail))
    const other = await fixture.mailJourney('S', 'H')
    await fixture.enrol(other.id, fixture.leadId)
    await using _ = await fixture.work()
    await fixture.told('an effect has ended', 2)
    assert.equal(fixture.smtp.read, 1)
    const [, dropped] = await fixture.effects()
    assert.deepEqual([dropped?.state, dropped?.failure], ['dropped', 'unsubscribed'])
  })

  it('is the end of all mails where they are of no list', async () => {
    await using fixture = await mailFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    const leadId = await fixture.lead({ email: 'ada@example.com' })
    await fixture.oneClick(unsubscribeUrl(await fixture.sent(journey.id, leadId)))
    const names = (await fixture.events(leadId)).map(({ name }) => name)
    assert.deepEqual(names.slice(-2), ['email.unsubscribed', 'lead.suppressed'])
  })

  it('works when the journey, or the lead, has gone', async () => {
    await using fixture = await setUp()
    const { leadId, list } = fixture
    const url = unsubscribeUrl(fixture.mail)
    await db().deleteFrom('enrollment').where('journey_id', '=', fixture.journeyId).execute()
    assert.equal((await fixture.oneClick(url)).status, 200)
    assert.deepEqual(
      (await fixture.events(leadId)).map(({ name, props }) => [name, props['list']]),
      [['list.left', list.number]],
    )
    await db()
      .updateTable('lead')
      .set({ deleted_at: new Date() })
      .where('id', '=', leadId)
      .execute()
    assert.equal((await fixture.oneClick(url)).status, 200)
    assert.equal((await fixture.get(url)).status, 200)
  })

  it('is for those links only that we have made', async () => {
    await using fixture = await setUp()
    const url = unsubscribeUrl(fixture.mail)
    const [, token = ''] = /unsubscribe\/(.*)$/.exec(url) ?? []
    const bytes = Buffer.from(token, 'base64url')
    const forged = [...Array(bytes.length).keys()].map((at) => {
      const copy = Buffer.from(bytes)
      copy[at] = copy[at]! ^ 1
      return copy.toString('base64url')
    })
    const wrong = [
      ...forged,
      token.slice(0, -1),
      `${token}A`,
      `${token}=`,
      'x',
      '%00',
      'a'.repeat(4000),
    ]
    for (const one of wrong) {
      const answer = await fixture.oneClick(url.replace(token, one))
      assert.equal(answer.status, 404, one)
    }
    assert.deepEqual(await fixture.events(fixture.leadId), [])
    assert.deepEqual(fixture.errors, [])
  })
})
