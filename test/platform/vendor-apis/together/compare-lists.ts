import assert from 'node:assert/strict'
import type { JourneyIds } from './compare-journey.ts'
import { wordFor } from './reference-model.ts'
import type { ModelJourney, Vendor } from './reference-model.ts'
import type { VendorClients } from './vendor-clients.ts'

/** Id and status of each journey that a list shows. */
type Listed = Record<string, string>

/** All journeys of each list. */
export async function readLists(clients: VendorClients): Promise<Record<Vendor, Listed>> {
  const flownally: Listed = {}
  let total = 0
  // By pages of two, to come by their tokens.
  for (let token: string | undefined = ''; token !== undefined;) {
    const query: string = token && `&pageToken=${encodeURIComponent(token)}`
    const { body } = await clients.flownally('GET', `?pageSize=2${query}`)
    for (const { id, status } of body.journeys) flownally[id] = status
    total = body.totalSize
    token = body.nextPageToken
  }
  assert.equal(total, Object.keys(flownally).length)
  const octeth = await clients.octeth('journey.list', {})
  const breakground = await breakgroundList(clients, '')
  return {
    Flownally: flownally,
    Octeth: Object.fromEntries(
      octeth.body.Journeys.map((one: { JourneyID: string; Status: string }) => [
        one.JourneyID,
        one.Status,
      ]),
    ),
    BreakGround: breakground,
  }
}

/** Fails unless each list has what the model says, and no more. */
export async function compareLists(
  clients: VendorClients,
  ids: readonly JourneyIds[],
  journeys: readonly ModelJourney[],
): Promise<void> {
  const wanted = (vendor: Vendor, idOf: (ids: JourneyIds) => string): Listed =>
    Object.fromEntries(
      journeys.flatMap((journey, at) => {
        const word = wordFor(vendor, journey)
        return word === null ? [] : [[idOf(ids[at]!), word]]
      }),
    )
  const ofBreakground = wanted('BreakGround', ({ breakground }) => breakground)
  assert.deepEqual(await readLists(clients), {
    Flownally: wanted('Flownally', ({ flownally }) => flownally),
    Octeth: wanted('Octeth', ({ octeth }) => octeth),
    BreakGround: ofBreakground,
  })
  for (const status of ['DRAFT', 'PUBLISHED', 'PAUSED', 'ARCHIVED']) {
    const these = Object.entries(ofBreakground).filter(([, word]) => word === status)
    const listed = await breakgroundList(clients, `&status=${status}`)
    assert.deepEqual(listed, Object.fromEntries(these))
  }
}

async function breakgroundList({ breakground }: VendorClients, query: string): Promise<Listed> {
  const { body } = await breakground('GET', `?limit=100${query}`)
  assert.equal(body.meta.total, body.data.length)
  return Object.fromEntries(
    body.data.map(({ id, status }: { id: string; status: string }) => [id, status]),
  )
}
