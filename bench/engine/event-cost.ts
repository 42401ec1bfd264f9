import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { track } from '../../src/platform/enrollments/track.ts'
import { createJourney } from '../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../src/platform/journeys/publish-journey.ts'
import { insertLeads } from '../../src/platform/leads/lead-store.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import { setUpWorkspace, testContext } from '../../test/platform/platform-fixture.ts'
import { median, medianRange } from '../common/statistics.ts'
import { line } from './crowd.ts'

const MANY = 300
const EVENTS = 200

/** What an event costs that concerns nobody, in a workspace of many open journeys and in an empty one. */
export async function eventCost(serverUrl: string): Promise<{ ratio: number; text: string }> {
  await using place = await throwAwayDatabase(serverUrl)
  const opened = await openPostgres(place.url)
  await using _closed = { [Symbol.asyncDispose]: () => opened.close() }
  const { db } = opened
  await migrateToLatest(db)
  const ctx = { ...(await testContext(db)), now: () => new Date() }
  const teller = async (journeys: number) => {
    const workspaceId = await setUpWorkspace(db)
    for (let n = 0; n < journeys; n += 1) {
      const { id } = await createJourney(ctx, workspaceId, { name: `${n}`, graph: line() })
      await publishAndActivate(ctx, workspaceId, id, 'activate')
    }
    const [lead] = await insertLeads(db, workspaceId, [{ leadGroupId: null, values: {} }])
    let told = 0
    return async () => {
      const begun = performance.now()
      const event = { name: 'other', props: {}, occurredAt: ctx.now(), messageId: `${++told}` }
      await track(ctx, { workspaceId, leadId: lead?.id ?? '' }, event)
      return performance.now() - begun
    }
  }
  const tellers = { alone: await teller(0), among: await teller(MANY) }
  const took = { alone: [] as number[], among: [] as number[] }
  for (let n = 0; n < EVENTS; n += 1) {
    took.alone.push(await tellers.alone())
    took.among.push(await tellers.among())
  }
  const ratios = took.among.map((ms, at) => ms / (took.alone[at] ?? Number.NaN))
  const [from, to] = medianRange(ratios)
  const text =
    `An event that concerns nobody takes ${median(took.among).toFixed(1)} ms among ${MANY} open journeys, ` +
    `${median(took.alone).toFixed(1)} ms without any: ${median(ratios).toFixed(2)} × (${from.toFixed(2)} to ${to.toFixed(2)}).`
  return { ratio: median(ratios), text }
}
