import assert from 'node:assert/strict'
import { after, before, it, describe } from 'node:test'
import { openPostgres } from '../../../../src/database/open-postgres.ts'
import { findPostgresServer } from '../../../harness/postgres-server.ts'
import { startServe } from '../../../harness/start-serve.ts'
import type { Serving } from '../../../harness/start-serve.ts'
import { temporaryFolder } from '../../../harness/temporary-folder.ts'
import { migratedDatabase } from '../../../harness/migrated-database.ts'
import {
  breakgroundCanvas,
  flownallyDefinition,
  octethActions,
  readBreakground,
  readFlownally,
  readOcteth,
} from './canvases.ts'
import type { JourneyIds } from './compare-journey.ts'
import { readLists } from './compare-lists.ts'
import { vendorClients } from './vendor-clients.ts'
import type { Reply, VendorClients } from './vendor-clients.ts'

const CLIENTS = Array.from({ length: 20 }, (_, n) => n)
const SECRET = 'sealing-secret-of-32-bytes-or-more-for-tests'

/** A client's whole canvas: a wait that says whose it is. */
const canvasOf = (n: number) => ({ trigger: true, steps: [{ hours: n + 1, published: true }] })

describe('one journey in the hands of 20 clients of all vendors, by two servers', () => {
  const resources = new AsyncDisposableStack()
  const servers: Serving[] = []
  let draftRev: (journeyId: string) => Promise<number>
  before(async () => {
    const server = resources.use(await findPostgresServer())
    const database = resources.use(await migratedDatabase(server.url))
    for (const name of ['one', 'other']) {
      const folder = resources.use(await temporaryFolder())
      const env = { DATABASE_URL: database.url, SESSIONFRAME_SECRET: SECRET }
      const serving = await startServe(['--demo', '--data', `${folder.path}/${name}`], { env })
      resources.defer(async () => void (await serving.stop()))
      servers.push(serving)
    }
    const { db, close } = await openPostgres(database.url)
    resources.defer(close)
    draftRev = async (id) => {
      const row = db.selectFrom('journey').select('draft_rev').where('id', '=', id)
      return (await row.executeTakeFirstOrThrow()).draft_rev
    }
  })
  after(() => resources.disposeAsync())

  /** Every other client speaks to the other server. */
  const clientsOf = (n: number) => connect(servers[n % servers.length]!)

  it('keeps every change that was acknowledged, and one canvas whole', async () => {
    for (let round = 0; round < 3; round++) {
      const ids = await newJourney(clientsOf(0))
      const before = await draftRev(ids.breakground)
      const calls = CLIENTS.map((n) => edit(clientsOf(n), ids, n))
      const replies = await Promise.all(calls)
      const saved = replies.flatMap(({ status, body }, n) => {
        assert.ok([200, 409].includes(status), JSON.stringify(body))
        return status === 200 && isSave(n) ? [n] : []
      })
      // Canvases and names are taken in every state: only who enables twice is refused.
      assert.deepEqual(saved, CLIENTS.filter(isSave))
      // Each is a revision of its own.
      assert.equal(await draftRev(ids.breakground), before + saved.length)

      const { flownally, octeth, breakground } = await readEverywhere(clientsOf(round), ids)
      const { steps } = readBreakground(breakground.body.data)
      assert.deepEqual(readFlownally(flownally.body.definition).steps, steps)
      assert.deepEqual(
        readOcteth(octeth.body.Actions).map(({ step }) => step),
        steps,
      )
      const canvases = CLIENTS.filter((n) => n % 5 < 3).map((n) => [n + 1])
      assert.ok(canvases.some(([hours]) => steps.length === 1 && steps[0] === hours))
      // What only one vendor's clients write is theirs, whatever the others did meanwhile.
      assert.match(flownally.body.name, /^Named by \d+$/)
      assert.match(octeth.body.Notes, /^Noted by \d+$/)
      assert.match(breakground.body.data.description, /^Described by \d+$/)
      await everyVersionIsWhole(clientsOf(round), ids)
    }
  })

  it('stays deleted once one client was told so', async () => {
    for (let round = 0; round < 3; round++) {
      const ids = await newJourney(clientsOf(0))
      // An active one Flownally's clients may not delete.
      if (round === 1) await clientsOf(1).octeth('journey.enable', { JourneyID: ids.octeth })
      const replies = await Promise.all(
        CLIENTS.map(async (n) => {
          const clients = clientsOf(n)
          if (n % 5 < 4) return edit(clients, ids, n)
          if (n % 2 === 0) return clients.octeth('journey.delete', { JourneyID: ids.octeth })
          return clients.flownally('DELETE', `/${ids.flownally}`)
        }),
      )
      for (const { status, body } of replies) {
        assert.ok([200, 204, 404, 409].includes(status), JSON.stringify(body))
      }
      const deletes = replies.filter((_, n) => n % 5 === 4).map(({ status }) => status)
      assert.equal(deletes.filter((status) => status === 200 || status === 204).length, 1)
      const left = await readEverywhere(clientsOf(round), ids)
      assert.deepEqual(
        Object.values(left).map(({ status }) => status),
        [404, 404, 404],
      )
    }
  })

  it('without a word of either server about a failure', () => {
    for (const { stderr } of servers) assert.doesNotMatch(stderr(), /failed to answer/)
  })
})

function connect({ ready }: Serving): VendorClients & { siteId: string } {
  const { lead, keys, breakground } = ready.demo ?? assert.fail('no demo')
  const send = async (method: string, path: string, authorization: string, body?: object) => {
    const response = await fetch(`${ready.platform}${path}`, {
      method,
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    assert.ok(response.status < 500, `${method} ${path}: ${response.status} ${text}`)
    const answer: unknown = text === '' ? null : JSON.parse(text)
    return { status: response.status, body: answer }
  }
  return { ...vendorClients(send, { lead, ...keys! }), siteId: breakground!.siteId }
}

/** What one client does; of five one only publishes. */
function edit(clients: VendorClients, ids: JourneyIds, n: number): Promise<Reply> {
  const [flownally, breakground] = [`/${ids.flownally}`, `/${ids.breakground}`]
  const JourneyID = ids.octeth
  switch (n % 10) {
    case 0:
    case 5: {
      const definition = flownallyDefinition(canvasOf(n), `by-${n}-`)
      return clients.flownally('PATCH', flownally, { name: `Named by ${n}`, definition })
    }
    case 1:
    case 6: {
      const Actions = octethActions(canvasOf(n).steps)
      return clients.octeth('journey.actions.update', { JourneyID, Actions })
    }
    case 2:
    case 7:
      return clients.breakground('PUT', `${breakground}/canvas`, breakgroundCanvas(canvasOf(n)))
    case 3:
      return clients.octeth('journey.update', { JourneyID, Notes: `Noted by ${n}` })
    case 8:
      return clients.breakground('PATCH', breakground, { description: `Described by ${n}` })
    case 4:
      return n % 20 < 10
        ? clients.breakground('POST', `${breakground}/publish`)
        : clients.octeth('journey.enable', { JourneyID })
    default:
      return clients.flownally('POST', `${flownally}/publish`)
  }
}

function isSave(n: number): boolean {
  return n % 5 !== 4
}

async function newJourney(clients: VendorClients & { siteId: string }): Promise<JourneyIds> {
  const before = await readLists(clients)
  const { siteId } = clients
  const body = { name: 'Shared', siteId, ...breakgroundCanvas(canvasOf(0)) }
  const { status } = await clients.breakground('POST', '', body)
  assert.equal(status, 201)
  const after = await readLists(clients)
  const idIn = (vendor: keyof typeof after) =>
    Object.keys(after[vendor]).find((id) => !(id in before[vendor])) ?? assert.fail(vendor)
  return {
    flownally: idIn('Flownally'),
    octeth: idIn('Octeth'),
    breakground: idIn('BreakGround'),
  }
}

async function readEverywhere(clients: VendorClients, ids: JourneyIds) {
  const [flownally, octeth, breakground] = await Promise.all([
    clients.flownally('GET', `/${ids.flownally}`),
    clients.octeth('journey.get', { JourneyID: ids.octeth }),
    clients.breakground('GET', `/${ids.breakground}`),
  ])
  return { flownally, octeth, breakground }
}

async function everyVersionIsWhole(clients: VendorClients, { flownally }: JourneyIds) {
  const { body } = await clients.flownally('GET', `/${flownally}/versions?pageSize=100`)
  assert.ok(body.totalSize > 0)
  assert.equal(body.journeyVersions.length, body.totalSize)
  for (const { definition } of body.journeyVersions) {
    const { trigger, steps } = readFlownally(definition)
    assert.deepEqual([trigger, steps.length], [true, 1])
  }
}
