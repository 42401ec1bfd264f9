import assert from 'node:assert/strict'
import { it } from 'node:test'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { octethTrigger } from '../enrollments/records-fixture.ts'
import { draw } from '../enrollments/engine-fixture.ts'
import { mailFixture } from './mail-fixture.ts'

const SALE = 'https://shop.example/sale?a=1&b=2'
const HTML = `<body><a href="https://shop.example/sale?a=1&amp;b=2">Sale</a>
<a href="https://shop.example/you?id=%Subscriber:SubscriberID%">You</a>
<a href="%Link:WebBrowser%">See it in a browser</a> <a href="%Link:Forward%">Forward</a>
<a href="mailto:shop@shop.example">Write</a></body>`

onBothDatabases('tracking of mails', (db) => {
  async function setUp(mailTracking: WorkspaceFileInput['mailTracking'], more = {}) {
    const fixture = await mailFixture(db())
    const apply = (file: WorkspaceFileInput) =>
      applyWorkspaceFile(db(), fixture.workspaceId, parseWorkspaceFile(file))
    await apply({ mailTracking })
    const EmailID = await fixture.email('S', HTML)
    const journey = await fixture.actionJourney('SendEmail', { EmailID })
    const leadId = await fixture.lead({ email: 'ada@example.com', firstname: 'Ada', ...more })
    const mail = await fixture.sent(journey.id, leadId)
    const links = hrefsIn(mail)
    const [sale = '', you = '', view = '', forward = ''] = links
    const heard = async (type: string, config: object) =>
      (
        await fixture.journey(
          draw({ start: octethTrigger(type, { ...config }), end: { type: 'EXIT' } }, [
            ['start', 'end'],
          ]),
        )
      ).id
    /** Of mails; journeys come to their ends besides. */
    const told = async () =>
      (await fixture.events(leadId)).filter(({ name }) => name.startsWith('email.'))
    const names = async () => (await told()).map(({ name }) => name)
    return {
      ...fixture,
      apply,
      EmailID,
      leadId,
      mail,
      sale,
      you,
      view,
      forward,
      heard,
      told,
      names,
    }
  }
  const ALWAYS = { trackOpens: 'always', trackClicks: 'always' } as const

  it('tells of an open, once, and journeys hear of it', async () => {
    await using fixture = await setUp(ALWAYS)
    const journeyId = await fixture.heard('EmailOpen', { EmailID: fixture.EmailID })
    const url = pictureIn(fixture.mail) ?? ''
    await fixture.ask(url, { method: 'HEAD' })
    await fixture.ask(url, { headers: { 'Sec-Purpose': 'prefetch' } })
    assert.deepEqual(await fixture.names(), [])
    for (let times = 0; times < 3; times++) {
      const answer = await fixture.get(url)
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/gif'])
      assert.equal((await answer.text()).slice(0, 6), 'GIF89a')
    }
    const [opened, ...others] = await fixture.told()
    assert.deepEqual(others, [])
    assert.equal(opened?.name, 'email.opened')
    assert.equal(opened.props['email'], fixture.EmailID)
    assert.equal((await fixture.runsOf(journeyId)).length, 1)
  })

  it('leads on to where the template says, and tells of each link once', async () => {
    await using fixture = await setUp(ALWAYS)
    const { EmailID } = fixture
    const journeyId = await fixture.heard('EmailLinkClick', { EmailID, Value: SALE })
    for (const url of [fixture.sale, fixture.you, fixture.sale]) {
      assert.match(url, /^https:\/\/pages\.example\.test\/mails\/click\//)
      const answer = await fixture.get(url)
      assert.equal(answer.status, 302)
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer')
    }
    assert.equal((await fixture.get(fixture.sale)).headers.get('location'), SALE)
    const { number } = await db()
      .selectFrom('lead')
      .select('number')
      .where('id', '=', fixture.leadId)
      .executeTakeFirstOrThrow()
    assert.deepEqual(
      (await fixture.told()).map(({ name, props }) => [name, props['url']]),
      [
        ['email.clicked', SALE],
        ['email.clicked', `https://shop.example/you?id=${number}`],
      ],
    )
    assert.equal((await fixture.runsOf(journeyId)).length, 1)
  })

  it('redirects to nowhere that we have not signed', async () => {
    await using fixture = await setUp(ALWAYS)
    const token = fixture.sale.split('/').at(-1) ?? ''
    const bytes = Buffer.from(token, 'base64url')
    bytes.write('evil', bytes.length - 4)
    const forged = [bytes.toString('base64url'), `${token}?url=https://evil.example`.slice(1)]
    for (const one of forged) {
      const answer = await fixture.get(fixture.sale.replace(token, one))
      assert.deepEqual([answer.status, answer.headers.get('location')], [404, null])
    }
    // A token of another kind leads nowhere either.
    const other = fixture.forward.split('/').at(-1) ?? ''
    assert.equal((await fixture.get(fixture.sale.replace(token, other))).status, 404)
    assert.deepEqual(await fixture.names(), [])
  })

  it('is off by default for who has not agreed, in the mail already', async () => {
    await using fixture = await setUp(undefined)
    assert.equal(pictureIn(fixture.mail), undefined)
    assert.equal(fixture.sale, SALE)
    await fixture.get(fixture.view)
    assert.deepEqual(await fixture.names(), [])
  })

  it('goes by what the lead says, also when he has said otherwise since', async () => {
    await using fixture = await setUp(
      { trackOpens: 'consent', trackClicks: 'consent', consentField: 'agreed' },
      { agreed: 'Yes' },
    )
    await fixture.get(pictureIn(fixture.mail) ?? '')
    assert.deepEqual(await fixture.names(), ['email.opened'])
    await db()
      .updateTable('lead')
      .set({ values: JSON.stringify({ email: 'ada@example.com', agreed: false }) })
      .where('id', '=', fixture.leadId)
      .execute()
    assert.equal((await fixture.get(fixture.sale)).headers.get('location'), SALE)
    assert.deepEqual(await fixture.names(), ['email.opened'])
  })

  it('may be another matter for one e-mail', async () => {
    await using fixture = await setUp(ALWAYS)
    const [row] = (await exportWorkspaceFile(db(), fixture.workspaceId)).emails
    await fixture.apply({ emails: [{ ...row!, trackOpens: 'never' }] })
    const exported = await exportWorkspaceFile(db(), fixture.workspaceId)
    assert.equal(exported.emails[0]?.trackOpens, 'never')
    assert.deepEqual(exported.mailTracking, { ...ALWAYS, consentField: 'trackingConsent' })
    await fixture.get(pictureIn(fixture.mail) ?? '')
    await fixture.get(fixture.sale)
    assert.deepEqual(await fixture.names(), ['email.clicked'])
  })

  it('shows the mail in a browser, where nothing in it can run', async () => {
    await using fixture = await setUp(ALWAYS)
    const page = await fixture.get(fixture.view)
    const html = await page.text()
    assert.match(html, /<title>S<\/title>/)
    assert.match(html, /href="https:\/\/shop\.example\/sale\?a=1&amp;b=2"/)
    assert.ok(html.includes(fixture.view))
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*sandbox/)
    assert.doesNotMatch(policy, /allow-scripts|allow-same-origin|allow-forms/)
    assert.deepEqual(await fixture.names(), ['email.viewed'])
  })

  it('gives a copy for others, without his own links', async () => {
    await using fixture = await setUp(ALWAYS)
    assert.match(await (await fixture.get(fixture.forward)).text(), /Get the link/)
    assert.deepEqual(await fixture.names(), [])
    const page = await (await fixture.ask(fixture.forward, { method: 'POST' })).text()
    assert.deepEqual(await fixture.names(), ['email.forwarded'])
    const copy = /class="sf-link">\s*<a\s+href="([^"]+)"/.exec(page)?.[1] ?? ''
    const shown = await (await fixture.get(copy)).text()
    assert.match(shown, />You</)
    assert.doesNotMatch(shown, /\/mails\//)
    assert.deepEqual(await fixture.names(), ['email.forwarded'])
  })

  it('owes a conversion to the last click, for thirty days', async () => {
    await using fixture = await setUp(ALWAYS)
    const { EmailID, leadId } = fixture
    const journeyId = await fixture.heard('EmailConversion', { EmailID })
    await fixture.tell(leadId, 'conversion', { props: { value: 1 } })
    assert.ok(!(await fixture.names()).includes('email.converted'))
    await fixture.get(fixture.sale)
    await fixture.pass(29 * 24)
    await fixture.tell(leadId, 'conversion', { props: { value: 42 } })
    await fixture.pass(2 * 24)
    await fixture.tell(leadId, 'conversion', { props: { value: 7 } })
    const converted = (await fixture.events(leadId)).filter(
      ({ name }) => name === 'email.converted',
    )
    assert.deepEqual(
      converted.map(({ props }) => [props['email'], props['url'], props['value']]),
      [[EmailID, SALE, 42]],
    )
    assert.equal((await fixture.runsOf(journeyId)).length, 1)
  })
})

function hrefsIn({ parsed }: ReceivedMail): string[] {
  return [...String(parsed.html).matchAll(/<a href="([^"]*)"/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  )
}

function pictureIn({ parsed }: ReceivedMail): string | undefined {
  return /<img src="([^"]*)" alt="" width="1" height="1"[^>]*><\/body>/.exec(
    String(parsed.html),
  )?.[1]
}
