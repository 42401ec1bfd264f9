import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type {
  BreakgroundEnrollment,
  BreakgroundMeta,
} from '../../../../src/wire/vendors/breakground.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { journeyOf, listed, serveBreakground } from './breakground-fixture.ts'
import type { Breakground } from './breakground-fixture.ts'

onBothDatabases("BreakGround's enrollments", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  it('tell who is inside, by page, and stop them when archived', async () => {
    const { call, path, workspaceId, journey } = await served.journey()
    journeyOf(await call('POST', `${path}/publish`))
    await served.enrol(workspaceId, journey.id, 5)
    const inside = async (query = '') => {
      const { status, body } = await call('GET', `${path}/enrollments?${query}`)
      assert.equal(status, 200, JSON.stringify(body))
      return body as { data: BreakgroundEnrollment[]; meta: BreakgroundMeta }
    }
    const { data: all } = await inside()
    for (const [query, page, limit, wanted] of [
      ['limit=2&page=2', 2, 2, all.slice(2, 4)],
      ['limit=2&page=9', 9, 2, []],
      ['limit=1000', 1, 100, all],
    ] as const) {
      assert.deepEqual(await inside(query), {
        data: wanted,
        meta: { total: 5, page, limit, totalPages: Math.ceil(5 / limit) },
      })
    }
    const end = (id: string, status: 'completed' | 'abandoned' | 'failed') =>
      db()
        .updateTable('enrollment')
        .set({ status, ended_at: new Date() })
        .where('id', '=', id)
        .execute()
    await end(all[0]!.id, 'completed')
    await end(all[1]!.id, 'abandoned')
    await end(all[2]!.id, 'failed')
    const statuses = async () => (await inside()).data.map(({ status }) => status)
    const ended = ['completed', 'abandoned', 'stopped']
    assert.deepEqual(await statuses(), [...ended, 'in_progress', 'in_progress'])
    await call('POST', `${path}/unpublish`)
    assert.deepEqual(await statuses(), [...ended, 'in_progress', 'in_progress'])
    assert.equal(journeyOf(await call('DELETE', path))._count.enrollments, 5)
    assert.deepEqual(await statuses(), [...ended, 'stopped', 'stopped'])
    journeyOf(await call('POST', `${path}/restore`))
    assert.deepEqual(await statuses(), [...ended, 'stopped', 'stopped'])
    assert.equal((await listed(call)).data[0]!._count.enrollments, 5)
  })
})
