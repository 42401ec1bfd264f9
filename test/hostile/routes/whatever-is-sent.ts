import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { askName, send } from './ask.ts'
import type { Answered, Ask } from './ask.ts'
import { headerProblems } from './header-rules.ts'
import { rightRequest } from './right-request.ts'
import { mutated, mutation } from './mutate.ts'
import type { World } from './world.ts'

/** Words of the inside: of the database, of the runtime, of paths on this machine. */
const INSIDE =
  /(?:postgres|pglite|kysely|duplicate key|violates|syntax error at|invalid input syntax|\bat \S+ \(|node_modules|\/work\/|\/src\/|TypeError|RangeError|ZodError)/i

/** Of each route; `npm run check:all` says more. */
const RUNS = Number(process.env['ROUTE_RUNS'] ?? 4)

/**
 * Requests that are right but for something, from who may ask: each is answered below 500, in time, with
 * the headers of any answer and no word of the inside.
 * @returns How many were sent, and how many of them were taken.
 */
export async function whateverIsSent(world: World, asks: readonly Ask[]) {
  const counts = { sent: 0, taken: 0 }
  for (const ask of asks.filter(({ group }) => group !== 'anybody')) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time: what is wrong is the last one's
    await fc.assert(
      fc.asyncProperty(mutation, async (how) => {
        const asked = await rightRequest(world, ask)
        const answered = await send(world, ask, mutated(asked, how))
        counts.sent += 1
        if (answered.status < 300) counts.taken += 1
        check(ask, answered)
      }),
      { numRuns: RUNS },
    )
  }
  return counts
}

function check(ask: Ask, answered: Answered): void {
  const { status, body } = answered
  const name = `${askName(ask)} ${status} ${body.slice(0, 300)}`
  assert.ok(status < 500, name)
  // A page of its own words, and the owner's.
  if (!body.startsWith('<!DOCTYPE')) assert.doesNotMatch(body, INSIDE, name)
  assert.deepEqual(
    headerProblems(ask, answered).filter((problem) => !problem.includes('is kept')),
    [],
  )
}

/** Everything that there is of journeys now is read again, in each vendor's words. */
export async function readAllAgain(world: World): Promise<number> {
  const get = (path: string, headers: Record<string, string>) =>
    send(world, { server: 'platform', method: 'GET' }, { path, headers })
  const key = () => ({ Authorization: `Bearer ${world.key()}` })
  const user = () => ({ Authorization: `Bearer ${world.user.right()}` })
  const listed = await get('/api/journeys?limit=100', user())
  assert.equal(listed.status, 200, listed.body)
  const { meta } = JSON.parse(listed.body) as { meta: { totalPages: number } }
  let read = 0
  for (let page = 1; page <= meta.totalPages; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- page by page
    const { status, body } = await get(`/api/journeys?limit=100&page=${page}`, user())
    assert.equal(status, 200, body)
    for (const { id } of (JSON.parse(body) as { data: { id: string }[] }).data) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const one = await get(`/api/journeys/${id}`, user())
      assert.equal(one.status, 200, one.body)
      read += 1
    }
  }
  const all = await get('/v1/journeys?pageSize=100', key())
  assert.equal(all.status, 200, all.body)
  for (const { id } of (JSON.parse(all.body) as { journeys: { id: string }[] }).journeys) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const one = await get(`/v1/journeys/${id}`, key())
    assert.equal(one.status, 200, one.body)
  }
  const octeth = await get('/api/v1/journeys', { APIKey: world.key() })
  assert.equal(octeth.status, 200, octeth.body)
  return read
}
