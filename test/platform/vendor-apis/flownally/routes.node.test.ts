import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  changeJourneyState,
  deleteJourney,
} from '../../../../src/platform/journeys/change-journey-state.ts'
import { parseJourneyText } from '../../../../src/platform/journeys/journey-id.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { create as createJourney, refused } from './flownally-calls.ts'
import { definition, serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer, Tenant } from './serve-flownally.ts'

const NOBODY = 'jrn_01HV8ZF5T2J4M6N8P0Q2R4S6V8'

onBothDatabases("Flownally's journeys", (db) => {
  let server: FlownallyServer
  let tenant: Tenant
  before(async () => {
    server = await serveFlownally(db())
    tenant = await server.tenant()
  })
  after(() => server.close())

  const ask: Tenant['ask'] = (...asked) => tenant.ask(...asked)
  const create = (body: object = {}) => createJourney(ask, body)

  it('go from draft to active to paused and away', async () => {
    const url = await create()
    assert.equal((await ask('POST', `${url}/publish`)).status, 200)
    assert.equal((await ask('GET', url)).body.status, 'draft')
    assert.equal((await ask('POST', `${url}/activate`)).body.status, 'active')
    assert.equal((await ask('POST', `${url}/activate`)).body.status, 'active')
    refused(await ask('DELETE', url), 409)
    assert.equal((await ask('POST', `${url}/pause`)).body.status, 'paused')
    assert.equal((await ask('DELETE', url)).status, 204)
    for (const [method, path] of [
      ['GET', url],
      ['GET', `${url}/versions`],
      ['DELETE', url],
      ['POST', `${url}/publish`],
      ['POST', `${url}/activate`],
      ['POST', `${url}/pause`],
    ] as const) {
      refused(await ask(method, path), 404)
    }
  })

  it('show the draft, and the version that is active while it is', async () => {
    const url = await create()
    const first = (await ask('POST', `${url}/publish`)).body
    const draft = (await ask('GET', url)).body
    assert.equal('activeVersion' in draft, false)
    assert.deepEqual(draft.definition, definition())
    assert.deepEqual(draft.triggerConfig, { type: 'contact_created', conditions: {} })
    await ask('POST', `${url}/activate`)
    assert.deepEqual((await ask('GET', url)).body.activeVersion, first)

    // Neither an edit nor a new version changes what runs, until it is activated.
    await ask('PATCH', url, { body: { definition: definition('faster') } })
    const second = (await ask('POST', `${url}/publish`)).body
    assert.deepEqual((await ask('GET', url)).body.activeVersion, first)
    assert.deepEqual((await ask('GET', url)).body.definition, definition('faster'))
    await ask('POST', `${url}/activate`)
    assert.deepEqual((await ask('GET', url)).body.activeVersion, second)
    await ask('POST', `${url}/pause`)
    assert.equal('activeVersion' in (await ask('GET', url)).body, false)
    const { body } = await ask('GET', `${url}/versions`)
    assert.deepEqual(body, { journeyVersions: [second, first], totalSize: 2 })
  })

  it('are a 409 where their state does not allow it', async () => {
    const url = await create()
    refused(await ask('POST', `${url}/activate`), 409)
    refused(await ask('POST', `${url}/pause`), 409)
    await ask('POST', `${url}/publish`)
    refused(await ask('POST', `${url}/pause`), 409)
    await ask('POST', `${url}/activate`)
    await ask('POST', `${url}/pause`)
    refused(await ask('POST', `${url}/pause`), 409)
  })

  it('are not there once archived, nor their versions', async () => {
    const url = await create()
    const version = (await ask('POST', `${url}/publish`)).body
    const id = parseJourneyText(url.split('/').at(-1)!)!
    await changeJourneyState(server.ctx, tenant.workspaceId, id, 'archive')
    for (const [method, path] of [
      ['GET', url],
      ['PATCH', url],
      ['DELETE', url],
      ['POST', `${url}/publish`],
      ['POST', `${url}/activate`],
      ['POST', `${url}/pause`],
      ['GET', `${url}/versions`],
      ['GET', `/v1/journeys/versions/${version.id}`],
    ] as const) {
      refused(await ask(method, path, method === 'PATCH' ? { body: {} } : {}), 404)
    }
    await changeJourneyState(server.ctx, tenant.workspaceId, id, 'restore')
    assert.equal((await ask('GET', url)).status, 200)
    await deleteJourney(server.ctx, tenant.workspaceId, id, 'delete')
    refused(await ask('GET', `/v1/journeys/versions/${version.id}`), 404)
  })

  it('are a 404 for whatever is no id', async () => {
    const url = await create()
    const ulid = url.slice(-26)
    const lower = `jrn_${ulid.toLowerCase()}`
    for (const id of [NOBODY, 'versions', ulid, `jrv_${ulid}`, lower, '%00', '%', "1'--"]) {
      refused(await ask('GET', `/v1/journeys/${id}`), 404)
      refused(await ask('POST', `/v1/journeys/${id}/publish`), 404)
      refused(await ask('GET', `/v1/journeys/versions/${id}`), 404)
    }
    refused(await ask('GET', `/v1/journeys/versions/versions`), 404)
  })

  it('are a 400 for a body that cannot be read', async () => {
    const url = await create()
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    for (const body of ['', '{', 'null', '[]', '"x"', `{"name":"x","definition":${deep}}`]) {
      refused(await ask('POST', '/v1/journeys', { body }), 400)
      refused(await ask('PATCH', url, { body }), 400)
    }
    refused(await ask('PATCH', url), 400)
  })

  it('are a 413 above 1 MiB, and a 405 for another method', async () => {
    const tooLarge = await server.fetch(
      new Request('http://localhost/v1/journeys', {
        method: 'POST',
        headers: { Authorization: `Bearer ${tenant.key}` },
        body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }),
      }),
    )
    const { status, headers } = tooLarge
    refused({ status, headers, body: await tooLarge.json() }, 413)
    const reply = await ask('PUT', '/v1/journeys')
    refused(reply, 405)
    assert.equal(reply.headers.get('allow'), 'GET, POST')
  })

  it('are a 422 that names every field that is wrong', async () => {
    const cases: [object, string[]][] = [
      [{}, ['name']],
      [{ name: 1, entryMode: 'never' }, ['entryMode', 'name']],
      [{ name: ' ' }, ['name']],
      [{ name: 'a\0b' }, ['name']],
      [{ name: 'x', triggerConfig: {} }, ['triggerConfig.type']],
      [{ name: 'x', definition: {} }, ['definition.nodes']],
      [
        { name: 'x', definition: { nodes: [{ id: 'a' }], edges: [1] } },
        ['definition.nodes.0.type', 'definition.edges.0'],
      ],
      [
        {
          name: 'x',
          definition: { nodes: [{ id: 'a', type: 'start', data: { entryMode: 'never' } }] },
        },
        ['entryMode'],
      ],
    ]
    for (const [body, fields] of cases) {
      const { violations = [] } = refused(await ask('POST', '/v1/journeys', { body }), 422)
      assert.deepEqual(
        violations.map(({ field }) => field).toSorted(),
        fields.toSorted(),
        JSON.stringify(body),
      )
    }
    const twice = { nodes: [1, 2].map(() => ({ id: 'a', type: 'start' })) }
    const { violations } = refused(
      await ask('POST', '/v1/journeys', { body: { name: 'x', definition: twice } }),
      422,
    )
    assert.equal(violations?.[0]?.nodeId, 'a')
  })

  it('are published only without problems; the answer has all of them and their nodes', async () => {
    const url = await create({
      definition: {
        nodes: [
          { id: 'begin', type: 'start', data: { triggerConfig: { type: 'contact_created' } } },
          { id: 'nap', type: 'wait', data: {} },
          { id: 'island', type: 'wait', data: { duration: 1, unit: 'days' } },
        ],
        edges: [
          { source: 'begin', target: 'nap' },
          { source: 'begin', target: 'gone', sourceHandle: 'b' },
        ],
      },
    })
    const { violations = [] } = refused(await ask('POST', `${url}/publish`), 422)
    const errors = violations.filter(({ severity }) => severity === 'error')
    const said = errors.map(({ code, field, nodeId }) => `${code} at ${field}, ${nodeId}`)
    assert.deepEqual(said.toSorted(), [
      'edge-without-node at definition.edges.1, begin',
      'unreachable at definition.nodes.2, island',
      'wait at definition.nodes.1, nap',
    ])
    assert.equal((await ask('GET', `${url}/versions`)).body.totalSize, 0)

    const empty = await ask('POST', '/v1/journeys', { body: { name: 'Empty' } })
    const none = refused(await ask('POST', `/v1/journeys/${empty.body.id}/publish`), 422)
    assert.deepEqual(
      none.violations?.map(({ code, field }) => [code, field]),
      [['no-trigger', 'definition']],
    )
  })

  it('take the trigger and the entry mode from the request or the start node, not two', async () => {
    const url = await create()
    const other = { type: 'contact_created', conditions: { country: 'NL' } }
    const said = { definition: definition(), triggerConfig: other, entryMode: 'every_time' }
    const { violations } = refused(await ask('PATCH', url, { body: said }), 422)
    assert.deepEqual(
      violations?.map(({ field, nodeId }) => [field, nodeId]),
      [
        ['triggerConfig', 'start'],
        ['entryMode', 'start'],
      ],
    )

    // What is the same but for the order of its keys is the same.
    const same = { triggerConfig: { conditions: {}, type: 'contact_created' }, entryMode: 'once' }
    assert.equal(
      (await ask('PATCH', url, { body: { definition: definition(), ...same } })).status,
      200,
    )

    await ask('PATCH', url, { body: { triggerConfig: other, entryMode: 'every_time' } })
    const { body } = await ask('GET', url)
    assert.deepEqual([body.triggerConfig, body.entryMode], [other, 'every_time'])
    assert.deepEqual(body.definition.nodes[0].data, {
      triggerConfig: other,
      entryMode: 'every_time',
    })
    assert.equal((await ask('POST', `${url}/publish`)).body.entryMode, 'every_time')

    // A start node that says nothing leaves them as they were, and is shown with both.
    const silent = { nodes: [{ id: 'start', type: 'start' }], edges: [] }
    await ask('PATCH', url, { body: { definition: silent } })
    const now = (await ask('GET', url)).body
    assert.deepEqual(now.triggerConfig, other)
    assert.deepEqual(now.definition.nodes, [
      { ...silent.nodes[0], data: { triggerConfig: other, entryMode: 'every_time' } },
    ])
  })

  it('have a start node once they have a trigger', async () => {
    const triggerConfig = { type: 'contact_created', conditions: {} }
    const made = await ask('POST', '/v1/journeys', { body: { name: 'x', triggerConfig } })
    const version = (await ask('POST', `/v1/journeys/${made.body.id}/publish`)).body
    assert.deepEqual(version.triggerConfig, triggerConfig)
    assert.equal(version.definition.nodes.length, 1)
    assert.deepEqual(version.definition.nodes[0].data, { triggerConfig, entryMode: 'once' })
  })

  it('keep what nobody knows, in the order in which it came', async () => {
    const odd = {
      zoom: 2,
      nodes: [
        { id: 'b', type: 'start', look: { z: 1, a: '\0' }, data: { x: [null, { y: 1e3 }] } },
        { id: 'a', type: 'sendCarrierPigeon', data: { to: 'b' } },
      ],
      edges: [{ target: 'a', source: 'b', animated: true }, {}],
    }
    const url = await create({ definition: odd })
    const { definition: kept } = (await ask('GET', url)).body
    assert.deepEqual(kept, {
      ...odd,
      nodes: [
        { ...odd.nodes[0], data: { ...odd.nodes[0]!.data, entryMode: 'once' } },
        odd.nodes[1],
      ],
    })
    // What was read may be sent back as it is.
    assert.equal((await ask('PATCH', url, { body: { definition: kept } })).status, 200)
    assert.deepEqual((await ask('GET', url)).body.definition, kept)
  })

  it('of another vendor are shown in its own words, and may be sent back', async () => {
    const { createJourney } = await import('../../../../src/platform/journeys/create-journey.ts')
    const { toJourneyText } = await import('../../../../src/platform/journeys/journey-id.ts')
    const { chain } = await import('../../journeys/journey-fixture.ts')
    const graph = chain(
      {
        type: 'TRIGGER',
        config: { triggerType: 'CUSTOM_EVENT', triggerConfig: { eventName: 'e' } },
      },
      { type: 'EXIT' },
    )
    const foreign = await createJourney(server.ctx, tenant.workspaceId, { name: 'Theirs', graph })
    const url = `/v1/journeys/${toJourneyText(foreign.id)}`
    const shown = (await ask('GET', url)).body
    assert.deepEqual(shown.triggerConfig, { eventName: 'e', type: 'CUSTOM_EVENT' })
    const { definition: theirs, triggerConfig, entryMode } = shown
    const body = { definition: theirs, triggerConfig, entryMode }
    assert.equal((await ask('PATCH', url, { body })).status, 200)
    const { definition: now } = (await ask('GET', url)).body
    assert.deepEqual(now, theirs)
    await ask('PATCH', url, { body: { triggerConfig: { type: 'contact_created' } } })
    assert.deepEqual((await ask('GET', url)).body.triggerConfig, { type: 'contact_created' })
  })

  it('have never made the platform fail', () => assert.deepEqual(server.failures, []))
})
