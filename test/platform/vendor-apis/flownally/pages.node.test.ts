import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import { create as createJourney, refused } from './flownally-calls.ts'
import { serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer, Tenant } from './serve-flownally.ts'

onBothDatabases("pages of Flownally's journeys", (db) => {
  let server: FlownallyServer
  let tenant: Tenant
  before(async () => {
    server = await serveFlownally(db())
    tenant = await server.tenant()
  })
  after(() => server.close())

  const ask: Tenant['ask'] = (...asked) => tenant.ask(...asked)
  const create = (body: object = {}) => createJourney(ask, body)

  it('are listed page by page, the newest first, each once', async () => {
    const lister = await server.tenant()
    const made: string[] = []
    for (let n = 0; n < 23; n++) {
      const { body } = await lister.ask('POST', '/v1/journeys', { body: { name: `${n}` } })
      made.unshift(body.id)
    }
    const list = async (query: string) => (await lister.ask('GET', `/v1/journeys?${query}`)).body
    const idsOf = ({ journeys }: { journeys: { id: string }[] }) => journeys.map(({ id }) => id)

    const first = await list('')
    assert.deepEqual(idsOf(first), made.slice(0, 20))
    assert.equal(first.totalSize, 23)
    // A journey that is made meanwhile moves nothing.
    const late = await lister.ask('POST', '/v1/journeys', { body: { name: 'late' } })
    const last = await list(`pageToken=${first.nextPageToken}`)
    assert.deepEqual(idsOf(last), made.slice(20))
    assert.equal('nextPageToken' in last, false)
    assert.equal(last.totalSize, 24)
    await lister.ask('DELETE', `/v1/journeys/${late.body.id}`)

    const found: string[] = []
    for (let token: string | undefined = ''; token !== undefined;) {
      const page = await list(`pageSize=7&pageToken=${token}`)
      found.push(...idsOf(page))
      token = page.nextPageToken
    }
    assert.deepEqual(found, made)
    assert.equal('nextPageToken' in (await list('pageSize=23')), false)
    assert.equal(idsOf(await list('pageSize=100000')).length, 23)
    assert.equal(idsOf(await list('pageSize=0')).length, 20)
  })

  it('are a 400 for a page that is none', async () => {
    const one = await create()
    const two = await create()
    for (const url of [one, two]) for (let n = 0; n < 2; n++) await ask('POST', `${url}/publish`)
    const tokenOf = async (path: string) =>
      (await ask('GET', `${path}?pageSize=1`)).body.nextPageToken as string
    const ofList = await tokenOf('/v1/journeys')
    const ofOne = await tokenOf(`${one}/versions`)
    const stranger = await server.tenant()
    for (let n = 0; n < 2; n++) await stranger.ask('POST', '/v1/journeys', { body: { name: 'x' } })
    const ofStranger = (await stranger.ask('GET', '/v1/journeys?pageSize=1')).body.nextPageToken

    const changed = (ofList.startsWith('A') ? 'B' : 'A') + ofList.slice(1)
    for (const token of [ofOne, ofStranger, changed, `${ofList}A`, `${ofList}=`, 'x', '%00']) {
      refused(await ask('GET', `/v1/journeys?pageToken=${token}`), 400)
    }
    refused(await ask('GET', `${two}/versions?pageToken=${ofOne}`), 400)
    assert.equal((await ask('GET', `${one}/versions?pageToken=${ofOne}`)).status, 200)
    for (const size of ['-1', '1.5', 'ten', '1e3', '']) {
      refused(await ask('GET', `/v1/journeys?pageSize=${size}`), 400)
    }
  })

  it('have never made the platform fail', () => assert.deepEqual(server.failures, []))
})
