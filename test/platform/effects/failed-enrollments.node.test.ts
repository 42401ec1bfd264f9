import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listFailures } from '../../../src/platform/effects/failure-store.ts'
import { retryFailure } from '../../../src/platform/effects/retry-failure.ts'
import { endFailed } from '../../../src/platform/enrollments/run-store.ts'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from '../enrollments/engine-fixture.ts'

const HOUR = { type: 'WAIT', config: { duration: 1, unit: 'hour' } } as const

onBothDatabases('an enrollment that has failed', (db) => {
  /** Somebody behind a wait, who has failed. */
  const setUp = async () => {
    const fixture = await engineFixture(db())
    const drawn = draw({ start: on('go'), wait: HOUR, again: HOUR, end: { type: 'EXIT' } }, [
      ['start', 'wait'],
      ['wait', 'again'],
      ['again', 'end'],
    ])
    const { id } = await fixture.journey(drawn, { entryMode: 'once_at_a_time' })
    const leadId = await fixture.lead()
    await fixture.tell(leadId, 'go')
    fixture.ctx.clock.passMinutes(60)
    const [run] = await fixture.runsOf(id)
    await endFailed(db(), run!.id, { reason: 'error', at: fixture.ctx.now() })
    const { ctx, workspaceId } = fixture
    const retry = (failure: string) => retryFailure(ctx, workspaceId, failure)
    return { ...fixture, id, leadId, drawn, retry }
  }

  it('is listed with its reason, and goes on from where it stands when an operator says so', async () => {
    const { id, ledger, drawn, retry, workspaceId, runsOf, pass } = await setUp()
    const [failure, ...others] = await listFailures(db(), workspaceId)
    assert.deepEqual([failure?.what, failure?.reason, others.length], ['enrollment', 'error', 0])
    assert.equal(await retry(failure!.id), true)
    assert.equal(await retry(failure!.id), false, 'it has not failed any more')
    assert.deepEqual(await listFailures(db(), workspaceId), [])
    // Its first wait was over.
    await pass(0)
    assert.deepEqual(await ledger(id, drawn), ['start entered', 'wait waited'])
    await pass(1)
    const [run, ...more] = await runsOf(id)
    assert.deepEqual([run?.status, run?.exit_reason, more.length], ['completed', null, 0])
    assert.equal((await ledger(id, drawn)).at(-1), 'end exit')
  })

  it('does not go on once its journey is archived, or the lead is inside again', async () => {
    const { ctx, id, leadId, retry, workspaceId, enrol, runsOf } = await setUp()
    const [failure] = await listFailures(db(), workspaceId)
    await enrol(id, leadId)
    assert.equal((await runsOf(id)).length, 2)
    assert.equal(await retry(failure!.id), false)
    await changeJourneyState(ctx, workspaceId, id, 'archive')
    assert.equal(await retry(failure!.id), false)
  })

  it('is nothing of another workspace, and other words are no ids', async () => {
    const { ctx, workspaceId } = await setUp()
    const other = await engineFixture(db())
    const [failure] = await listFailures(db(), workspaceId)
    assert.equal(await retryFailure(ctx, other.workspaceId, failure!.id), false)
    assert.deepEqual(await listFailures(db(), other.workspaceId), [])
    assert.equal(await retryFailure(ctx, workspaceId, "x' or true"), false)
  })
})
