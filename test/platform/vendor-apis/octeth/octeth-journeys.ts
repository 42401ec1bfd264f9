import assert from 'node:assert/strict'
import { insertLeads } from '../../../../src/platform/leads/lead-store.ts'
import { nodeNumbers } from '../../../../src/platform/journeys/journey-node-store.ts'
import { findJourneyByNumber } from '../../../../src/platform/journeys/journey-store.ts'
import { newId } from '../../../../src/platform/uuid.ts'
import type { OctethFixture } from './octeth-fixture.ts'

const ACTIVE = 150
const ENDED = 350

/** The journey of Octeth's examples: its id. */
export async function makeJourney(fixture: OctethFixture, notes = 'Onboarding journey') {
  const { json, text } = await fixture.call('journey.create', {
    Name: 'Welcome Series',
    Trigger: 'ListSubscription',
    Trigger_ListID: fixture.listId,
    Notes: notes,
  })
  const { JourneyID } = json as { JourneyID?: number }
  assert.ok(JourneyID, text)
  return JourneyID
}

/** Replaces the actions: the ids of those at the top. */
export async function setActions(fixture: OctethFixture, JourneyID: number, Actions: object[]) {
  const { json, text } = await fixture.call('journey.actions.update', { JourneyID, Actions })
  const answer = json as { Actions?: { ActionID: string }[] }
  assert.ok(answer.Actions, text)
  return answer.Actions.map(({ ActionID }) => Number(ActionID))
}

export async function enable(fixture: OctethFixture, JourneyID: number) {
  const { status, text } = await fixture.call('journey.enable', { JourneyID })
  assert.equal(status, 200, text)
}

/**
 * 500 who came in on 15 January 2025, of whom 150 are still inside: all at the
 * given node, or at one that no action stands for. The first is user@example.com.
 */
export async function enrol(fixture: OctethFixture, number: number, action?: number) {
  const { ctx, workspaceId } = fixture
  const journey = await findJourneyByNumber(ctx.db, workspaceId, number)
  assert.ok(journey?.activeVersionId)
  const nodes = await nodeNumbers(ctx.db, workspaceId, journey.id)
  const [nodeId] = [...nodes].find(([, one]) => one === action) ?? [null]
  const at = new Date('2025-01-15T12:00:00Z')
  const { activeVersionId, id: journeyId } = journey
  await ctx.db.transaction().execute(async (trx) => {
    const email = (n: number) => (n === 0 ? 'user@example.com' : `zz-${n}@example.org`)
    const wanted = Array.from({ length: ACTIVE + ENDED }, (_, n) => ({
      leadGroupId: null,
      values: { email: email(n) },
    }))
    const leads = await insertLeads(trx, workspaceId, wanted)
    const rows = leads.map(({ id: leadId }, n) => ({
      id: newId(),
      workspace_id: workspaceId,
      journey_id: journeyId,
      version_id: activeVersionId,
      lead_id: leadId,
      entry_key: '',
      rotation: 1,
      current_node_id: n < ACTIVE ? nodeId : null,
      enrolled_at: at,
    }))
    await trx.insertInto('enrollment').values(rows).execute()
    const ended = rows.slice(ACTIVE).map(({ id }) => id)
    await trx
      .updateTable('enrollment')
      .set({ status: 'completed', ended_at: at })
      .where('id', 'in', ended)
      .execute()
  })
}
