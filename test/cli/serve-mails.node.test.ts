import assert from 'node:assert/strict'
import { it } from 'node:test'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { smtpServer } from '../harness/smtp-server.ts'
import type { ReceivedMail } from '../harness/smtp-server.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { unsubscribeUrl } from '../platform/mails/mail-fixture.ts'

const PASSWORD = 'canary of the tests, 32 bytes ok'

/** Patience for a slow machine, not for what is tested. */
const PATIENCE_MS = 60_000

it('serve sends the mails of journeys by SMTP, with a login, and says nothing of it that is secret', async () => {
  await using folder = await temporaryFolder()
  await makeDataFolder(folder.path)
  const logins: (string | undefined)[] = []
  await using smtp = await smtpServer({
    authOptional: false,
    onAuth({ username, password }, _, done) {
      logins.push(`${username} ${password}`)
      done(null, { user: username })
    },
  })
  const sent = new Promise<ReceivedMail>((resolve) => {
    smtp.behave = (mail) => {
      resolve(mail)
      return null
    }
  })
  const url = smtp.url.replace('//', `//shop%40example.com:${encodeURIComponent(PASSWORD)}@`)
  const env = { SESSIONFRAME_SMTP_URL: url, SESSIONFRAME_MAIL_FROM: 'The Shop <shop@example.com>' }
  let link = ''
  const serving = await startServe(['--demo', '--data', folder.path], { env })
  try {
    const { platform, demo } = serving.ready
    const call = async (Command: string, parameters: object) => {
      const response = await fetch(`${platform}/api.php`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', APIKey: String(demo?.keys?.octeth) },
        body: JSON.stringify({ Command, ...parameters }),
      })
      const json = (await response.json()) as Record<string, unknown>
      assert.ok(response.ok, JSON.stringify(json))
      return json
    }
    const Trigger = 'WebsiteEvent_customEvent'
    const { JourneyID } = await call('journey.create', { Name: 'By mail', Trigger })
    const EmailID = demo?.octeth?.emailId
    const Actions = [{ Action: 'SendEmail', EmailID, Published: true }]
    await call('journey.actions.update', { JourneyID, Actions })
    await call('journey.enable', { JourneyID })
    await call('event.track', { Event: 'bought', ID: 'buyer', Email: 'ada@example.com' })
    const mail = await Promise.race([
      sent,
      new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('no mail came')), PATIENCE_MS).unref()
      }),
    ])
    link = unsubscribeUrl(mail)
    const answer = await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })
    assert.equal(answer.status, 200)
    await answer.text()
  } finally {
    assert.equal(await serving.stop(), 0)
  }
  assert.deepEqual(logins, [`shop@example.com ${PASSWORD}`])
  assert.deepEqual(
    smtp.mails.map(({ to }) => to),
    [['ada@example.com']],
  )
  assert.equal(smtp.mails[0]?.parsed.from?.text, '"The Shop" <shop@example.com>')
  assert.match(serving.stderr(), /an effect has ended/)
  assert.doesNotMatch(serving.stderr(), /canary|ada@example/)
  // The token is as good as a login: the access log has the path without it.
  assert.match(serving.stderr(), /\/mails\/unsubscribe\/\[redacted\]/)
  assert.ok(!serving.stderr().includes(link.split('/').at(-1) ?? link))
})
