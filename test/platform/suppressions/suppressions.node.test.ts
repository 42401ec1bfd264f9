import assert from 'node:assert/strict'
import { it } from 'node:test'
import { changeLead } from '../../../src/platform/enrollments/change-lead.ts'
import { removeSuppression } from '../../../src/platform/suppressions/remove-suppression.ts'
import { listSuppressions } from '../../../src/platform/suppressions/suppression-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { mailReportFixture } from '../mail-reports/mail-report-fixture.ts'
import { unsubscribeUrl } from '../mails/mail-fixture.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

onBothDatabases('suppressions', (db) => {
  async function setUp() {
    const fixture = await mailReportFixture(db())
    const { ctx, workspaceId, leadId } = fixture
    return {
      ...fixture,
      bounce: (messageId = fixture.messageId) =>
        fixture.report({ type: 'bounce', permanent: true, messageId }),
      list: async () => {
        const found = await listSuppressions(db(), workspaceId, { limit: 10 })
        return found.map(({ email, reasons }) => [email, ...reasons])
      },
      remove: (who: string, consent = false) =>
        removeSuppression(ctx, workspaceId, who, { consent }),
      number: async () =>
        (
          await db()
            .selectFrom('lead')
            .select('number')
            .where('id', '=', leadId)
            .executeTakeFirstOrThrow()
        ).number,
    }
  }

  it('list who is suppressed, since when and why, the newest first', async () => {
    await using fixture = await setUp()
    const { ctx, workspaceId } = fixture
    assert.deepEqual(await fixture.list(), [])
    await fixture.bounce()
    await fixture.pass(1)
    const other = await fixture.lead({ email: 'eve@example.com' })
    await changeLead(ctx, { workspaceId, leadId: other }, { kind: 'suppress' })
    await fixture.pass(1)
    const gone = await fixture.lead({ email: 'gone@example.com' })
    await changeLead(ctx, { workspaceId, leadId: gone }, { kind: 'suppress' })
    await changeLead(ctx, { workspaceId, leadId: gone }, { kind: 'delete' })
    assert.deepEqual(await fixture.list(), [['eve@example.com'], ['Ada@example.com', 'bounced']])
    const [newest] = await listSuppressions(db(), workspaceId, { limit: 1 })
    assert.deepEqual(newest?.since, new Date(ctx.now().getTime() - 3600 * 1000))
  })

  it('list every reason once, and ask for consent by any of them', async () => {
    await using fixture = await setUp()
    const { ctx, workspaceId, leadId } = fixture
    const since = ctx.now()
    for (const reason of ['bounced', 'complained', 'bounced', 'unsubscribed'] as const) {
      await changeLead(ctx, { workspaceId, leadId }, { kind: 'suppress', reason })
      await fixture.pass(1)
    }
    assert.deepEqual(await fixture.list(), [
      ['Ada@example.com', 'bounced', 'complained', 'unsubscribed'],
    ])
    const [one] = await listSuppressions(db(), workspaceId, { limit: 10 })
    assert.deepEqual(one?.since, since)
    const number = await fixture.number()
    assert.deepEqual(await fixture.remove(number), { removed: [], unwilling: [number] })
    assert.deepEqual(await fixture.remove(number, true), { removed: [number], unwilling: [] })
    await changeLead(ctx, { workspaceId, leadId }, { kind: 'suppress', reason: 'bounced' })
    assert.deepEqual(await fixture.list(), [['Ada@example.com', 'bounced']])
  })

  it('are taken back by the address or the number: mails go out again', async () => {
    await using fixture = await setUp()
    const number = await fixture.number()
    let { messageId } = fixture
    for (const who of ['ADA@example.com', number]) {
      await fixture.bounce(messageId)
      const journey = await fixture.mailJourney('Again', 'H')
      assert.deepEqual(await fixture.enrol(journey.id, fixture.leadId), {
        refused: 'suppressed',
      })
      assert.deepEqual(await fixture.remove(who), { removed: [number], unwilling: [] })
      assert.deepEqual(await fixture.list(), [])
      const mail = await fixture.sent(journey.id, fixture.leadId)
      assert.equal(mail.parsed.subject, 'Again')
      messageId = mail.parsed.messageId ?? ''
    }
    assert.deepEqual((await fixture.told()).at(-1)?.props, { consent: false })
    assert.deepEqual(await fixture.remove(number), { removed: [], unwilling: [] })
  })

  it('count no bounces of before', async () => {
    await using fixture = await setUp()
    const { messageId } = fixture
    const full = (id: number) => ({ type: 'bounce', permanent: false, messageId, id: `b${id}` })
    await fixture.report(full(1), full(2), full(3), full(4), full(5))
    await fixture.remove('ada@example.com')
    await fixture.report(full(6), full(7), full(8), full(9))
    assert.deepEqual(await fixture.list(), [])
    await fixture.report(full(10))
    assert.deepEqual(await fixture.list(), [['Ada@example.com', 'bounced']])
  })

  it('stay where the lead wanted it so, unless he has asked for mails since', async () => {
    await using fixture = await setUp()
    const number = await fixture.number()
    await fixture.report({ type: 'complaint', messageId: fixture.messageId })
    assert.deepEqual(await fixture.remove(number), { removed: [], unwilling: [number] })
    assert.deepEqual(await fixture.list(), [['Ada@example.com', 'complained']])
    assert.deepEqual(await fixture.remove(number, true), { removed: [number], unwilling: [] })
    assert.deepEqual((await fixture.told()).at(-1), {
      name: 'lead.unsuppressed',
      props: { consent: true },
    })
    await fixture.oneClick(unsubscribeUrl(fixture.mail))
    assert.deepEqual(await fixture.list(), [['Ada@example.com', 'unsubscribed']])
    assert.deepEqual(await fixture.remove(number), { removed: [], unwilling: [number] })
  })

  it('are the workspace’s own', async () => {
    await using fixture = await setUp()
    await fixture.bounce()
    const other = await setUpWorkspace(db())
    const who = 'ada@example.com'
    assert.deepEqual(await listSuppressions(db(), other, { limit: 10 }), [])
    assert.deepEqual(await removeSuppression(fixture.ctx, other, who, { consent: true }), {
      removed: [],
      unwilling: [],
    })
    assert.equal((await fixture.list()).length, 1)
  })
})
