import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'
import { draw, on } from '../enrollments/engine-fixture.ts'
import { mailReportFixture } from './mail-report-fixture.ts'

onBothDatabases('reports of mails that came back', (db) => {
  const setUp = () => mailReportFixture(db())

  it('suppress whose mailbox is none, by the mail, and stop his journeys', async () => {
    await using fixture = await setUp()
    const waiting = await fixture.journey(
      draw(
        {
          start: on('go'),
          wait: { type: 'WAIT', config: { duration: { amount: 1, unit: 'days' } } },
          end: { type: 'EXIT' },
        },
        [
          ['start', 'wait'],
          ['wait', 'end'],
        ],
      ),
    )
    await fixture.enrol(waiting.id, fixture.leadId)
    const { messageId } = fixture
    const bounce = { type: 'bounce', permanent: true, messageId }
    assert.deepEqual(await fixture.report(bounce, bounce), { heard: 2, unknown: 0 })
    const [bounced, suppressed, ...others] = await fixture.told()
    assert.deepEqual(
      [bounced?.name, suppressed?.name, others],
      ['email.bounced', 'lead.suppressed', []],
    )
    const [effect] = await fixture.effects()
    assert.deepEqual([bounced?.props['permanent'], bounced?.props['mail']], [true, effect!.id])
    const [run] = await fixture.runsOf(waiting.id)
    assert.deepEqual([run?.status, run?.exit_reason], ['stopped', 'suppressed'])
  })

  it('suppress who calls a mail spam, by his address alone', async () => {
    await using fixture = await setUp()
    const complaint = { type: 'complaint', email: 'ADA@EXAMPLE.COM', id: 'canary-report' }
    await fixture.report(complaint, complaint)
    assert.deepEqual(await fixture.names(), ['email.complained', 'lead.suppressed'])
  })

  it('take an address for dead that was full five times in a month', async () => {
    await using fixture = await setUp()
    const { messageId } = fixture
    const bounce = (id: number) => ({ type: 'bounce', permanent: false, messageId, id: `b${id}` })
    await fixture.report(bounce(1), bounce(2), bounce(1))
    await fixture.pass(31 * 24)
    await fixture.report(bounce(3), bounce(4), bounce(5), bounce(6))
    assert.deepEqual(await fixture.names(), Array(6).fill('email.bounced'))
    await fixture.report(bounce(7))
    assert.deepEqual((await fixture.names()).slice(6), ['email.bounced', 'lead.suppressed'])
  })

  it('do not suppress who has another address by now', async () => {
    await using fixture = await setUp()
    const { messageId } = fixture
    await fixture.report({ type: 'bounce', permanent: true, messageId, email: 'old@example.com' })
    assert.deepEqual(await fixture.names(), ['email.bounced'])
  })

  it('are of the workspace of the key, and of what it may do', async () => {
    await using fixture = await setUp()
    const { messageId } = fixture
    const other = await fixture.keyOf(await setUpWorkspace(db()), ['mail:report'])
    const reports = [
      { type: 'complaint', messageId },
      { type: 'complaint', email: 'ada@example.com' },
    ]
    const answer = await fixture.post({ reports }, other)
    assert.deepEqual(await answer.json(), { heard: 0, unknown: 2 })
    const weak = await fixture.keyOf(fixture.workspaceId, ['journey:read'])
    assert.equal((await fixture.post({ reports }, weak)).status, 403)
    assert.equal((await fixture.post({ reports }, 'nobody')).status, 401)
    assert.deepEqual(await fixture.names(), [])
  })

  it('are refused when they are none', async () => {
    await using fixture = await setUp()
    const wrong = [
      {},
      { reports: [] },
      { reports: [{ type: 'bounce', permanent: true }] },
      { reports: [{ type: 'bounce', email: 'ada@example.com' }] },
      { reports: [{ type: 'opened', email: 'ada@example.com' }] },
      { reports: [{ type: 'complaint', email: 'a\r\nb' }] },
      { reports: [{ type: 'complaint', email: 'a\0b' }] },
      { reports: [{ type: 'complaint', messageId: 'x'.repeat(999) }] },
      { reports: [{ type: 'complaint', email: 'ada@example.com', at: 'yesterday' }] },
      { reports: Array.from({ length: 501 }, () => ({ type: 'complaint', email: 'a@b.example' })) },
    ]
    for (const body of wrong) {
      const answer = await fixture.post(body)
      assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 100))
      assert.equal(((await answer.json()) as { code: string }).code, 'invalid-request')
    }
    assert.deepEqual(
      await fixture.report({ type: 'complaint', messageId: "<'; drop table lead.1.mail@x>" }),
      { heard: 0, unknown: 1 },
    )
    assert.deepEqual(await fixture.names(), [])
  })
})
