import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Scope } from '../../../../src/platform/access/scope.ts'
import { JOURNEY_SCOPES } from '../../../../src/platform/access/scope.ts'
import { flownallyOperations } from '../../../../src/wire/vendors/flownally-operations.ts'
import type { FlownallyOperation } from '../../../../src/wire/vendors/flownally-operations.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { definition, serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer } from './serve-flownally.ts'

/** As Flownally's page has it: pausing needs the scope of activating. */
const WANTED: Readonly<Record<FlownallyOperation, Scope>> = {
  listJourneys: 'journey:list',
  createJourney: 'journey:create',
  getJourney: 'journey:read',
  updateJourney: 'journey:update',
  deleteJourney: 'journey:delete',
  publishJourney: 'journey:publish',
  activateJourney: 'journey:activate',
  pauseJourney: 'journey:activate',
  listJourneyVersions: 'journey:read',
  getJourneyVersion: 'journey:read',
}

onBothDatabases('the scopes of the ten routes', (db) => {
  let server: FlownallyServer
  before(async () => {
    server = await serveFlownally(db())
  })
  after(() => server.close())

  for (const [name, { method, path }] of Object.entries(flownallyOperations)) {
    const wanted = WANTED[name as FlownallyOperation]
    it(`${name} is done with ${wanted} alone, and with nothing else`, async () => {
      const { ask, keyWith } = await server.tenant()
      const made = await ask('POST', '/v1/journeys', {
        body: { name: 'Scoped', definition: definition() },
      })
      const version = await ask('POST', `/v1/journeys/${made.body.id}/publish`)
      if (name === 'pauseJourney') await ask('POST', `/v1/journeys/${made.body.id}/activate`)
      const url = path.replace('{id}', made.body.id).replace('{versionId}', version.body.id)
      const body = method === 'patch' || name === 'createJourney' ? { name: 'Other' } : undefined
      const send = (key: string | null, sent: unknown = body) =>
        ask(method.toUpperCase(), url, { key, body: sent })

      const before = (await ask('GET', `/v1/journeys/${made.body.id}`)).body
      const others = JOURNEY_SCOPES.filter((scope) => scope !== wanted)
      const wrong = [...others, 'form-session:start', 'workspace:any'] as const
      for (const scope of wrong) {
        const refused = await send(await keyWith([scope]))
        assert.equal(refused.status, 403, scope)
        assert.match(refused.body.detail, new RegExp(wanted))
      }
      assert.equal((await send(await keyWith([...wrong]))).status, 403)
      assert.equal((await send(await keyWith([]))).status, 403)
      for (const key of [null, 'x'.repeat(32), '']) {
        const unknown = await send(key)
        assert.equal(unknown.status, 401)
        assert.equal(unknown.headers.get('www-authenticate'), 'Bearer')
      }
      // The key comes before what was sent, and nothing was done by all this.
      if (body !== undefined) assert.equal((await send(await keyWith([]), '{')).status, 403)
      assert.deepEqual((await ask('GET', `/v1/journeys/${made.body.id}`)).body, before)

      assert.ok((await send(await keyWith([wanted]))).status < 300)
    })
  }

  it('are for one workspace', async () => {
    const owner = await server.tenant()
    const stranger = await server.tenant()
    const made = await owner.ask('POST', '/v1/journeys', {
      body: { name: 'Mine', definition: definition() },
    })
    const url = `/v1/journeys/${made.body.id}`
    const version = await owner.ask('POST', `${url}/publish`)
    for (const [method, path] of [
      ['GET', url],
      ['PATCH', url],
      ['DELETE', url],
      ['POST', `${url}/publish`],
      ['POST', `${url}/activate`],
      ['POST', `${url}/pause`],
      ['GET', `${url}/versions`],
      ['GET', `/v1/journeys/versions/${version.body.id}`],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'Yours' } : undefined
      assert.equal((await stranger.ask(method, path, { body })).status, 404, `${method} ${path}`)
    }
    assert.deepEqual((await stranger.ask('GET', '/v1/journeys')).body, {
      journeys: [],
      totalSize: 0,
    })
    assert.equal((await owner.ask('GET', url)).body.name, 'Mine')
  })
})
