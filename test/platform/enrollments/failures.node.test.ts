import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { moveDue, moveOneDue } from '../../../src/platform/enrollments/move-due.ts'
import { startJourneyWorker } from '../../../src/platform/enrollments/journey-worker.ts'
import { track } from '../../../src/platform/enrollments/track.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { formFile } from '../sessions/form-file.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

onBothDatabases('an enrollment that cannot be moved', (db) => {
  const setUp = async () => {
    const form = { ...formFile().forms![0]!, leadGroup: undefined }
    const fixture = await engineFixture(db(), { forms: [form] })
    const { ctx, workspaceId } = fixture
    const [made] = await listForms(db(), workspaceId)
    const drawn = draw(
      {
        start: on('go'),
        wait: { type: 'WAIT_FOR_EVENT', config: { eventName: 'paid' } },
        show: { type: 'CONTENT', contentId: made!.id, config: { contentType: 'form' } },
      },
      [
        ['start', 'wait'],
        ['wait', 'show', 'event'],
      ],
    )
    const { id } = await fixture.journey(drawn)
    const leadId = await fixture.lead()
    await fixture.tell(leadId, 'go')
    // Links are signed by a key that is not there.
    const broken = { ...ctx, keys: {} as typeof ctx.keys }
    const paid = { name: 'paid', props: {}, occurredAt: ctx.now(), messageId: 'paid' }
    const run = async () => {
      const [row] = await fixture.runsOf(id)
      return `${row!.status} ${drawn.names.get(row!.current_node_id!)}`
    }
    assert.equal(await track(broken, { workspaceId, leadId }, paid), true, 'it is heard')
    assert.equal(await run(), 'active wait')
    return { ...fixture, id, broken, run }
  }

  it('is left to the worker, who goes on where it was', async () => {
    const { ctx, run } = await setUp()
    const log = { error: (record: object) => assert.fail(JSON.stringify(record)) }
    const worker = startJourneyWorker(ctx, { log, lookEveryMs: 5 })
    for (let n = 0; n < 500 && (await run()) !== 'active show'; n++) await setTimeout(10)
    assert.equal(await run(), 'active show')
    await worker.stop()
  })

  it('is tried five times more, each time later, and has failed then', async () => {
    const { ctx, broken, run, id, runsOf, failures } = await setUp()
    const log = { error: (record: object) => void failures.push(record) }
    for (let tries = 1; tries <= 6; tries++) {
      assert.equal(await run(), 'active wait', `try ${tries}`)
      assert.equal(await moveOneDue(broken, { log }), true)
      assert.equal(await moveOneDue(broken, { log }), false, 'not at once again')
      ctx.clock.passMinutes(6 * 60)
    }
    assert.equal(await run(), 'failed wait')
    assert.equal(failures.length, 6)
    const [row] = await runsOf(id)
    assert.deepEqual([row!.exit_reason, row!.due_at], ['error', null])
  })

  it('keeps nobody back who is due at the same time', async () => {
    const { ctx, broken, journey, lead, enrol, run, runsOf, failures } = await setUp()
    const line = draw(
      { go: on('never'), wait: { type: 'WAIT', config: { duration: 1, unit: 'hour' } } },
      [['go', 'wait']],
    )
    const { id } = await journey(line)
    for (let n = 0; n < 3; n++) await enrol(id, await lead())
    ctx.clock.passMinutes(60)
    const log = { error: (record: object) => void failures.push(record) }
    assert.equal(await moveDue(broken, { log }), true)
    const others = await runsOf(id)
    assert.deepEqual(
      others.map(({ status, step_no: steps }) => `${status} ${steps}`),
      ['completed 2', 'completed 2', 'completed 2'],
    )
    assert.equal(await run(), 'active wait')
    assert.equal(failures.length, 1)
    assert.equal(await moveDue(broken, { log }), false, 'not at once again')
  })
})
