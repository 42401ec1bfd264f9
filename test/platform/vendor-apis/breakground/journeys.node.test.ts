import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { newId } from '../../../../src/platform/uuid.ts'
import { BREAKGROUND_PATH } from '../../../../src/wire/vendors/breakground.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { createDraft, journeyOf, listed, refused, serveBreakground } from './breakground-fixture.ts'
import type { Breakground } from './breakground-fixture.ts'

onBothDatabases("BreakGround's journeys", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  it('are made of a name and a site; the rest has its defaults', async () => {
    const { call, siteId } = await served.workspace()
    const made = journeyOf(await call('POST', BREAKGROUND_PATH, { name: ' Bare ', siteId }), 201)
    const { id, createdAt, updatedAt, ...rest } = made
    assert.deepEqual(rest, {
      name: 'Bare',
      description: null,
      status: 'DRAFT',
      audienceId: null,
      siteId,
      settings: {},
      goalConfig: null,
      _count: { nodes: 0, edges: 0, enrollments: 0 },
      allowAnonymous: false,
      audience: null,
      nodes: [],
      edges: [],
    })
    assert.equal(createdAt, updatedAt)
    assert.deepEqual(journeyOf(await call('GET', `${BREAKGROUND_PATH}/${id}`)), made)
    assert.deepEqual(journeyOf(await call('GET', `${BREAKGROUND_PATH}/${id.toUpperCase()}`)), made)
  })

  it('are listed by page, the newest first; what is out of range is taken as the nearest', async () => {
    const { call, siteId } = await served.workspace()
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.unshift((await createDraft(call, siteId)).id)
    for (const [query, page, limit, wanted] of [
      ['', 1, 20, ids],
      ['page=1&limit=2', 1, 2, ids.slice(0, 2)],
      ['page=3&limit=2', 3, 2, ids.slice(4)],
      ['page=4&limit=2', 4, 2, []],
      ['limit=100', 1, 100, ids],
      ['limit=101', 1, 100, ids],
      ['limit=999999999999999', 1, 100, ids],
      ['limit=0', 1, 1, ids.slice(0, 1)],
      ['limit=-5&page=0', 1, 1, ids.slice(0, 1)],
      ['page=-3', 1, 20, ids],
      ['page=999999999999999', 1_000_000_000, 20, []],
      ['page=02&limit=3&sort=name', 2, 3, ids.slice(3)],
    ] as const) {
      const { data, meta } = await listed(call, query)
      assert.deepEqual(
        data.map(({ id }) => id),
        wanted,
        query,
      )
      assert.deepEqual(meta, { total: 5, page, limit, totalPages: Math.ceil(5 / limit) }, query)
    }
    const empty = await listed((await served.workspace()).call)
    assert.deepEqual(empty, { data: [], meta: { total: 0, page: 1, limit: 20, totalPages: 0 } })
  })

  it('are listed by status and by site', async () => {
    const { call, siteId, workspaceId } = await served.workspace()
    const other = newId()
    await db()
      .insertInto('site')
      .values({ id: other, workspace_id: workspaceId, origin: 'https://other.example.test' })
      .execute()
    const [draft, published, paused, archived] = await Promise.all(
      [siteId, siteId, other, other].map((site) => createDraft(call, site)),
    )
    for (const [journey, ...calls] of [
      [published, 'publish'],
      [paused, 'publish', 'pause'],
    ] as const) {
      for (const one of calls) await call('POST', `${BREAKGROUND_PATH}/${journey!.id}/${one}`)
    }
    await call('DELETE', `${BREAKGROUND_PATH}/${archived!.id}`)
    for (const [query, wanted] of [
      ['status=DRAFT', [draft]],
      ['status=PUBLISHED', [published]],
      ['status=PAUSED', [paused]],
      ['status=ARCHIVED', [archived]],
      [`siteId=${siteId}`, [draft, published]],
      [`siteId=${other}&status=PAUSED`, [paused]],
      [`siteId=${siteId}&status=PAUSED`, []],
      [`siteId=${newId()}`, []],
      ['', [draft, published, paused, archived]],
    ] as const) {
      const { data, meta } = await listed(call, query)
      const ids = data.map(({ id }) => id)
      assert.deepEqual(ids.toSorted(), wanted.map((one) => one!.id).toSorted(), query)
      assert.equal(meta.total, wanted.length)
    }
  })

  it('change in part: what a request does not name stays, null takes away', async () => {
    const { call, path, journey, workspaceId } = await served.journey({
      description: 'A',
      audienceId: 'aud_1',
      settings: { a: 1, deep: { b: [2, null] } },
      goalConfig: { type: 'event', config: { eventName: 'done' }, deadline: 3 },
      allowAnonymous: true,
    })
    let wanted = journey
    const { id: siteId } = await db()
      .insertInto('site')
      .values({
        id: newId(),
        workspace_id: workspaceId,
        origin: 'https://b.example.test',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const change of [
      { name: 'B' },
      { siteId },
      { description: null },
      { audienceId: null },
      { settings: { c: 3 } },
      { goalConfig: { type: 'page_visit', config: { url: '/' }, more: 'kept' } },
      { goalConfig: null },
      { allowAnonymous: false },
      {},
      { name: 'C', unknown: 'dropped' },
    ]) {
      const { unknown: _, ...known } = change as Record<string, unknown>
      wanted = { ...wanted, ...known }
      if ('audienceId' in change) wanted = { ...wanted, audience: null }
      const got = journeyOf(await call('PATCH', path, change))
      assert.deepEqual(got, { ...wanted, updatedAt: got.updatedAt })
      assert.deepEqual(journeyOf(await call('GET', path)), got)
    }
  })

  it('take no canvas in a partial update', async () => {
    const { call, path, get } = await served.journey()
    const before = await get()
    for (const [change, wrong] of [
      [{ name: 'X', nodes: [] }, ['nodes']],
      [{ edges: [] }, ['edges']],
      [{ nodes: null, edges: null }, ['nodes', 'edges']],
    ] as const) {
      const { details } = refused(await call('PATCH', path, change), 400, 'VALIDATION_ERROR')
      assert.deepEqual(
        details.map((one) => one['path']),
        wrong,
      )
      assert.match(details[0]!.message, /PUT .*canvas/)
    }
    assert.deepEqual(await get(), before)
  })
})
