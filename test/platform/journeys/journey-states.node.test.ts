import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  changeJourneyState,
  deleteJourney,
} from '../../../src/platform/journeys/change-journey-state.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import { JOURNEY_STATES } from '../../../src/platform/journeys/journey.ts'
import type { JourneyState } from '../../../src/platform/journeys/journey.ts'
import { findJourney } from '../../../src/platform/journeys/journey-store.ts'
import {
  publishAndActivate,
  publishJourney,
} from '../../../src/platform/journeys/publish-journey.ts'
import type { JourneyAction } from '../../../src/platform/journeys/transitions.ts'
import { statesOf, vendorStatus } from '../../../src/platform/journeys/vendor-status.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { journeyFixture, outcome, soundGraph } from './journey-fixture.ts'

type Call = JourneyAction | 'edit'

/** How to bring a journey that was just published into each state. */
const WAYS: Record<JourneyState, JourneyAction[]> = {
  draft: [],
  active: ['activate'],
  paused: ['activate', 'pause'],
  frozen: ['activate', 'freeze'],
  unpublished: ['activate', 'unpublish'],
  archived: ['activate', 'archive'],
}

/** What each call makes of each state; "-" is a refusal that changes nothing. */
const TABLE: Record<Call, Record<JourneyState, JourneyState | 'gone' | '-'>> = {
  edit: row('draft', 'active', 'paused', 'frozen', 'unpublished', '-'),
  publish: row('draft', 'active', 'paused', 'frozen', 'unpublished', '-'),
  activate: row('active', 'active', 'active', 'active', 'active', '-'),
  enable: row('active', '-', 'active', 'active', 'active', '-'),
  pause: row('-', 'paused', '-', '-', '-', '-'),
  freeze: row('-', 'frozen', '-', '-', '-', '-'),
  unfreeze: row('-', '-', '-', 'paused', '-', '-'),
  unpublish: row('-', 'unpublished', '-', '-', '-', '-'),
  archive: row('archived', 'archived', 'archived', 'archived', 'archived', '-'),
  restore: row('-', '-', '-', '-', '-', 'unpublished'),
  'delete-inactive': row('gone', '-', 'gone', 'gone', 'gone', '-'),
  delete: row('gone', 'gone', 'gone', 'gone', 'gone', '-'),
}

function row(...ends: (JourneyState | 'gone' | '-')[]) {
  return Object.fromEntries(JOURNEY_STATES.map((state, at) => [state, ends[at]])) as Record<
    JourneyState,
    JourneyState | 'gone' | '-'
  >
}

onBothDatabases('the states of a journey', (db) => {
  it('change as the table says, from each of them by each call', async () => {
    const { ctx, workspaceId } = await journeyFixture(db())
    const call = (id: string, what: Call): Promise<unknown> => {
      switch (what) {
        case 'edit':
          return editJourney(ctx, workspaceId, id, { notes: 'edited' })
        case 'publish':
          return publishJourney(ctx, workspaceId, id)
        case 'activate':
        case 'enable':
          return publishAndActivate(ctx, workspaceId, id, what)
        case 'delete':
        case 'delete-inactive':
          return deleteJourney(ctx, workspaceId, id, what)
        case 'pause':
        case 'freeze':
        case 'unfreeze':
        case 'unpublish':
        case 'archive':
        case 'restore':
          return changeJourneyState(ctx, workspaceId, id, what)
        default:
          return what satisfies never
      }
    }
    for (const [what, ends] of Object.entries(TABLE) as [Call, (typeof TABLE)[Call]][]) {
      for (const state of JOURNEY_STATES) {
        const made = await createJourney(ctx, workspaceId, { name: state, graph: soundGraph() })
        await publishJourney(ctx, workspaceId, made.id)
        for (const step of WAYS[state]) await call(made.id, step)
        const before = await findJourney(db(), workspaceId, made.id)
        assert.equal(before?.state, state)

        const end = ends[state]
        const said = await outcome(call(made.id, what))
        const after = await findJourney(db(), workspaceId, made.id)
        const where = `${what} of ${state}`
        assert.equal(said, end === '-' ? 'wrong-state' : 'done', where)
        if (end === '-') assert.deepEqual(after, before, where)
        else assert.equal(after?.state ?? 'gone', end, where)
        const { admission, progression, activeVersionId } = after ?? {}
        if (admission === 'open') assert.ok(activeVersionId && progression === 'running', where)
      }
    }
  })

  it('one that was never active is a draft again when it is restored', async () => {
    const { ctx, workspaceId } = await journeyFixture(db())
    const { id } = await createJourney(ctx, workspaceId, { name: 'x' })
    await changeJourneyState(ctx, workspaceId, id, 'archive')
    assert.equal((await changeJourneyState(ctx, workspaceId, id, 'restore')).state, 'draft')
  })
})

describe('what the vendors call the states', () => {
  it('is as the table says', () => {
    const words = JOURNEY_STATES.map((state) =>
      (['flownally', 'octeth', 'breakground'] as const).map((vendor) =>
        vendorStatus(vendor, state),
      ),
    )
    assert.deepEqual(words, [
      ['draft', 'Disabled', 'DRAFT'],
      ['active', 'Enabled', 'PUBLISHED'],
      ['paused', 'Disabled', 'PAUSED'],
      ['paused', 'Disabled', 'PAUSED'],
      ['paused', 'Disabled', 'DRAFT'],
      [null, null, 'ARCHIVED'],
    ])
  })

  it('leads back to the states', () => {
    assert.deepEqual(statesOf('breakground', 'DRAFT'), ['draft', 'unpublished'])
    assert.deepEqual(statesOf('breakground', 'PAUSED'), ['paused', 'frozen'])
    assert.deepEqual(statesOf('octeth'), ['draft', 'active', 'paused', 'frozen', 'unpublished'])
    assert.equal(statesOf('breakground').length, JOURNEY_STATES.length)
  })
})
