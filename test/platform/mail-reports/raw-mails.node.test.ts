import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'
import { mailReportFixture } from './mail-report-fixture.ts'
import { bounceMail, complaintMail, NO_USER, originalHeaders } from './raw-mails.ts'

onBothDatabases('raw mails that came back', (db) => {
  async function setUp() {
    const fixture = await mailReportFixture(db())
    const hear = async (raw: string, contentType?: string) => {
      const answer = await fixture.postRaw(raw, contentType)
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as unknown
    }
    return { ...fixture, hear }
  }

  it('suppress whose mailbox is none, once, by the mail as it was sent', async () => {
    await using fixture = await setUp()
    const raw = bounceMail({ original: fixture.mail.raw, originalType: 'message/rfc822' })
    assert.deepEqual(await fixture.hear(raw), { heard: 1, unknown: 0, ignored: 0 })
    assert.deepEqual(await fixture.hear(raw), { heard: 1, unknown: 0, ignored: 0 })
    assert.deepEqual(await fixture.names(), ['email.bounced', 'lead.suppressed'])
  })

  it('suppress who calls a mail spam, though the report does not say who it was', async () => {
    await using fixture = await setUp()
    const raw = complaintMail({ original: fixture.mail.raw })
    assert.deepEqual(await fixture.hear(raw), { heard: 1, unknown: 0, ignored: 0 })
    assert.deepEqual(await fixture.names(), ['email.complained', 'lead.suppressed'])
  })

  it('are taken as a report alone, with its header in that of the request', async () => {
    await using fixture = await setUp()
    const raw = bounceMail({ original: originalHeaders(fixture.messageId) })
    const body = raw.slice(raw.indexOf('\r\n\r\n') + 4)
    const boundary = '7D1F2.1795420800/mx.sender.example'
    const type = `multipart/report; report-type=delivery-status; boundary="${boundary}"`
    assert.deepEqual(await fixture.hear(body, type), { heard: 1, unknown: 0, ignored: 0 })
    assert.deepEqual(await fixture.names(), ['email.bounced', 'lead.suppressed'])
  })

  it('do no harm to an address that somebody made up a report for', async () => {
    await using fixture = await setUp()
    const otherRun = fixture.messageId.replace(/^<.{8}/, '<00000000')
    for (const original of [null, 'Subject: none', originalHeaders(otherRun)]) {
      assert.deepEqual(await fixture.hear(bounceMail({ original })), {
        heard: 0,
        unknown: 1,
        ignored: 0,
      })
    }
    assert.deepEqual(await fixture.names(), [])
    // The mail's reader, who may tell of his own address only.
    const original = originalHeaders(fixture.messageId)
    const recipient = NO_USER.map((field) => field.replace('ada@', 'eve@'))
    await fixture.lead({ email: 'eve@example.com' })
    await fixture.hear(bounceMail({ original, recipient }))
    assert.deepEqual(await fixture.names(), ['email.bounced'])
    const suppressed = db().selectFrom('lead').select('id').where('suppressed', '=', true)
    assert.deepEqual(await suppressed.where('workspace_id', '=', fixture.workspaceId).execute(), [])
  })

  it('are ignored when they tell of neither', async () => {
    await using fixture = await setUp()
    const original = originalHeaders(fixture.messageId)
    const recipient = [NO_USER[0]!, 'Action: delayed', 'Status: 4.4.1']
    for (const raw of [
      bounceMail({ original, recipient }),
      complaintMail({ original, kind: 'not-spam' }),
      `In-Reply-To: ${fixture.messageId}\r\nSubject: Away\r\n\r\nI am on holiday.`,
    ]) {
      assert.deepEqual(await fixture.hear(raw), { heard: 0, unknown: 0, ignored: 1 })
    }
    assert.deepEqual(await fixture.names(), [])
  })

  it('are refused when they are broken, too large, or of a key that may not', async () => {
    await using fixture = await setUp()
    const broken = await fixture.postRaw('Content-Type: multipart/report\r\n\r\nwhat?')
    assert.equal(broken.status, 422)
    assert.equal(((await broken.json()) as { code: string }).code, 'unreadable-report')
    const original = `${fixture.mail.raw}${'x'.repeat(1024 * 1024)}`
    assert.equal((await fixture.postRaw(bounceMail({ original }))).status, 413)
    const raw = bounceMail({ original: fixture.mail.raw })
    const weak = await fixture.keyOf(fixture.workspaceId, ['journey:read'])
    assert.equal((await fixture.postRaw(raw, 'message/rfc822', weak)).status, 403)
    const other = await fixture.keyOf(await setUpWorkspace(db()), ['mail:report'])
    const unheard = await fixture.postRaw(raw, 'message/rfc822', other)
    assert.deepEqual(await unheard.json(), { heard: 0, unknown: 1, ignored: 0 })
    assert.equal((await fixture.postRaw(raw, 'text/plain')).status, 400)
    assert.deepEqual(await fixture.names(), [])
  })
})
