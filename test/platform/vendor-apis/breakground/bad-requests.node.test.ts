import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { newId } from '../../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { journeyOf, refused, serveBreakground } from './breakground-fixture.ts'
import type { Breakground } from './breakground-fixture.ts'
import { everyCall } from './every-call.ts'

onBothDatabases("bad requests to BreakGround's routes", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  it('are a 404 about journeys that are not there', async () => {
    const { call, siteId } = await served.workspace()
    for (const { method, path, body } of everyCall(siteId)) {
      if (path('x') === path('y')) continue
      for (const id of [newId(), 'j_abc123', "1'--", '%00', '%252e%252e', 'x'.repeat(2000)]) {
        const { category } = refused(await call(method, path(id), body), 404, 'NOT_FOUND')
        assert.equal(category, 'not_found')
      }
    }
  })

  it('are a 400 that names what is wrong with the query', async () => {
    const { call, path } = await served.journey()
    for (const [query, wrong] of [
      ['page=one', ['page']],
      ['page=1.5&limit=1e3', ['page', 'limit']],
      ['limit=', ['limit']],
      [`page=${'9'.repeat(400)}`, ['page']],
      ['page=NaN&limit=%00', ['page', 'limit']],
    ] as const) {
      for (const where of ['/api/journeys', `${path}/enrollments`]) {
        const answer = await call('GET', `${where}?${query}`)
        const { details } = refused(answer, 400, 'VALIDATION_ERROR')
        assert.deepEqual(
          details.map((one) => one['path']),
          wrong,
        )
      }
    }
    for (const [query, wrong] of [
      ['status=draft', 'status'],
      ['status=', 'status'],
      ['status=DELETED', 'status'],
      ['siteId=site_xyz', 'siteId'],
    ]) {
      const answer = await call('GET', `/api/journeys?${query}`)
      assert.equal(refused(answer, 400, 'VALIDATION_ERROR').details[0]?.['path'], wrong)
    }
  })

  it('are a 400 that names everything that is wrong with the body', async () => {
    const { call, siteId, path, get, journey } = await served.journey()
    const sound = { name: 'X', siteId }
    for (const [body, wrong] of [
      [{}, ['name', 'siteId']],
      [{ ...sound, name: '' }, ['name']],
      [{ ...sound, name: '  ' }, ['name']],
      [{ ...sound, name: 'x'.repeat(256) }, ['name']],
      [{ ...sound, name: 7 }, ['name']],
      [{ ...sound, name: 'a\0b' }, ['name']],
      [{ ...sound, name: '\ud800' }, ['name']],
      [{ ...sound, siteId: 'site_xyz' }, ['siteId']],
      [{ ...sound, siteId: newId() }, ['siteId']],
      [{ ...sound, siteId: null }, ['siteId']],
      [{ ...sound, description: 'x'.repeat(10_001) }, ['description']],
      [{ ...sound, description: ['x'] }, ['description']],
      [{ ...sound, description: '\0' }, ['description']],
      [{ ...sound, audienceId: '' }, ['audienceId']],
      [{ ...sound, settings: [] }, ['settings']],
      [{ ...sound, settings: null }, ['settings']],
      [{ ...sound, goalConfig: { type: 'sale' } }, ['goalConfig.type']],
      [{ ...sound, goalConfig: { type: 'event', config: 1 } }, ['goalConfig.config']],
      [{ ...sound, goalConfig: { type: 'event', deadline: 1.5 } }, ['goalConfig.deadline']],
      [{ ...sound, goalConfig: { type: 'event', deadline: 0 } }, ['goalConfig.deadline']],
      [{ ...sound, allowAnonymous: 'yes' }, ['allowAnonymous']],
    ] as const) {
      const made = await call('POST', '/api/journeys', body)
      const { details, category } = refused(made, 400, 'VALIDATION_ERROR')
      assert.equal(category, 'validation')
      assert.deepEqual(new Set(details.map((one) => one['path'])), new Set(wrong))
      if (Object.keys(body).length === 0) continue
      const changed = refused(await call('PATCH', path, body), 400, 'VALIDATION_ERROR')
      assert.deepEqual(new Set(changed.details.map((one) => one['path'])), new Set(wrong))
    }
    assert.deepEqual(await get(), journey)
  })

  it('are a 400 when the body is no JSON object, or is nested without end', async () => {
    const { call, path, get, journey } = await served.journey()
    const calls = [
      ['POST', '/api/journeys'],
      ['PATCH', path],
      ['PUT', `${path}/canvas`],
    ] as const
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    for (const [method, where] of calls) {
      for (const body of [
        '',
        '{',
        '[]',
        'null',
        '"name"',
        '{"name":"X"',
        '\ufeff{}x',
        nested(400_000),
        `{"name":"X","settings":{"a":${nested(500)}}}`,
        `{"nodes":[{"type":"EXIT","config":{"a":${nested(5000)}}}],"edges":[]}`,
      ]) {
        refused(await call(method, where, body), 400, 'VALIDATION_ERROR')
      }
    }
    assert.deepEqual(await get(), journey)
  })

  it('are a 413 above 1 MiB', async () => {
    const { path, workspaceId } = await served.journey()
    const headers = { Authorization: `Bearer ${await served.tokenOf(workspaceId, {})}` }
    for (const [method, where] of [
      ['POST', '/api/journeys'],
      ['PATCH', path],
      ['PUT', `${path}/canvas`],
    ] as const) {
      // Without a socket: Node closes it below a body that it does not read, whenever that comes.
      const body = ' '.repeat(1024 * 1024 + 1)
      const response = await served.app.request(where, { method, headers, body })
      const { status, headers: of } = response
      const answer = { status, headers: of, body: (await response.json()) as unknown }
      assert.equal(refused(answer, 413, 'PAYLOAD_TOO_LARGE').category, 'validation')
    }
  })

  it('are none with odd values that can be kept: they come back as they came', async () => {
    const { call, path, siteId } = await served.journey()
    const deep = JSON.parse('['.repeat(490) + ']'.repeat(490)) as unknown
    const odd = {
      deep,
      nul: 'a\0b',
      half: '\ud800',
      '': 0,
      constructor: 1,
      list: [null, 1e300, -0.5],
    }
    const made = journeyOf(
      await call('POST', '/api/journeys', {
        name: '🧭 ʼ"<b>',
        siteId,
        audienceId: 'aud\0',
        settings: odd,
        nodes: [{ type: 'TRIGGER', config: odd, contentId: '\0', position: { x: -1e9, y: 0.1 } }],
      }),
      201,
    )
    assert.deepEqual(made.settings, odd)
    assert.deepEqual(made.nodes[0]?.config, odd)
    assert.equal(made.name, '🧭 ʼ"<b>')
    assert.deepEqual(journeyOf(await call('GET', `/api/journeys/${made.id}`)), made)
    assert.deepEqual(journeyOf(await call('PATCH', path, { settings: odd })).settings, odd)
  })
})
