import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import { definition, serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer, Reply, Tenant } from './serve-flownally.ts'

const CLIENTS = Array.from({ length: 20 }, (_, n) => n)

onBothDatabases("one journey in 20 clients' hands", (db) => {
  let server: FlownallyServer
  before(async () => {
    server = await serveFlownally(db())
  })
  after(() => server.close())

  const setUp = async () => {
    const { ask } = await server.tenant()
    const body = { name: 'Shared', definition: definition() }
    const { id } = (await ask('POST', '/v1/journeys', { body })).body
    return { ask, url: `/v1/journeys/${id}` }
  }
  const labelOf = ({ definition }: { definition: { edges: { label: string }[] } }) =>
    definition.edges[0]?.label

  it('nothing that was acknowledged is lost', async () => {
    const { ask, url } = await setUp()
    // Each client changes what is its own, and publishes: its version has its change or a later one.
    const own = (n: number) => ({ definition: definition(`by ${n}`) })
    const made = await Promise.all(
      CLIENTS.map(async (n): Promise<Reply[]> => {
        const edited = await ask('PATCH', url, { body: own(n) })
        const published = await ask('POST', `${url}/publish`)
        return [edited, published]
      }),
    )
    for (const reply of made.flat()) assert.equal(reply.status, 200)
    const versions = made.map(([, published]) => published!.body)
    const { body } = await ask('GET', `${url}/versions?pageSize=100`)
    assert.equal(body.totalSize, 20)
    // Each as it was answered, in one order; the newest holds what the draft holds.
    const byId = new Map(versions.map((version) => [version.id, version]))
    assert.equal(byId.size, 20)
    for (const kept of body.journeyVersions) assert.deepEqual(kept, byId.get(kept.id))
    const draft = (await ask('GET', url)).body
    assert.equal(labelOf(draft), labelOf(body.journeyVersions[0]))
  })

  it('of names and canvases that are changed apart, both are kept', async () => {
    const { ask, url } = await setUp()
    const replies = await Promise.all(
      CLIENTS.map((n) =>
        ask('PATCH', url, {
          body: n % 2 === 0 ? { name: `name ${n}` } : { definition: definition(`canvas ${n}`) },
        }),
      ),
    )
    for (const { status } of replies) assert.equal(status, 200)
    const { body } = await ask('GET', url)
    assert.match(body.name, /^name /)
    assert.match(labelOf(body) ?? '', /^canvas /)
  })

  it('of 20 who delete, one is heard', async () => {
    const { ask, url } = await setUp()
    const replies = await Promise.all(CLIENTS.map(() => ask('DELETE', url)))
    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b)
    assert.deepEqual(statuses, [204, ...Array<number>(19).fill(404)])
  })

  it('whoever edits, publishes, activates, pauses and deletes at once is answered', async () => {
    const ROUNDS = 5
    for (let round = 0; round < ROUNDS; round++) {
      const { ask, url } = await setUp()
      const replies = await Promise.all(CLIENTS.map((n) => act(ask, url, n)))
      const known = [200, 204, 404, 409]
      for (const { status, body } of replies.flat()) {
        assert.ok(known.includes(status), `${status} ${JSON.stringify(body)}`)
      }
      const deleted = replies.flat().filter(({ status }) => status === 204).length
      assert.ok(deleted <= 1)
      const left = await ask('GET', url)
      assert.equal(left.status, deleted === 1 ? 404 : 200)
      if (deleted === 1) continue
      // Of the edits that were acknowledged one is the last, and is there.
      const labels = CLIENTS.filter((n) => n % 5 < 2).map((n) => `by ${n}`)
      assert.ok(labels.includes(labelOf(left.body) ?? ''))
      const versions = replies.flat().filter(({ body }) => body?.id?.startsWith('jrv_'))
      const { body } = await ask('GET', `${url}/versions?pageSize=100`)
      assert.equal(body.totalSize, versions.length)
    }
    assert.deepEqual(server.failures, [])
  })
})

async function act(ask: Tenant['ask'], url: string, n: number): Promise<Reply[]> {
  switch (n % 5) {
    case 0:
    case 1:
      return [await ask('PATCH', url, { body: { definition: definition(`by ${n}`) } })]
    case 2:
      return [await ask('POST', `${url}/publish`), await ask('POST', `${url}/activate`)]
    case 3:
      return [await ask('POST', `${url}/publish`)]
    default:
      // An active journey is not deleted: who pauses it first may.
      return n === 19
        ? [await ask('POST', `${url}/pause`), await ask('DELETE', url)]
        : [await ask('POST', `${url}/pause`)]
  }
}
