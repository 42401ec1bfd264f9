import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import { SOUND_CANVAS, journeyOf, serveBreakground } from './breakground-fixture.ts'
import type { Answered, Breakground } from './breakground-fixture.ts'

const CLIENTS = Array.from({ length: 20 }, (_, n) => n)

/** Nothing here may be a 5xx: the fixture fails with any. */
onBothDatabases('one journey of BreakGround, from 20 clients at once', (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  const canvasBy = (n: number) => ({
    ...SOUND_CANVAS,
    edges: SOUND_CANVAS.edges.map((edge) => ({ ...edge, label: `by ${n}` })),
  })
  const statuses = (answers: readonly Answered[], wanted: number) =>
    answers.filter(({ status }) => status === wanted).length

  it('keeps one canvas whole, and every save has made a revision', async () => {
    const { call, path, get, journey } = await served.journey()
    const answers = await Promise.all(
      CLIENTS.map((n) => call('PUT', `${path}/canvas`, canvasBy(n))),
    )
    assert.equal(statuses(answers, 200), 20)
    const saved = await get()
    const winner = answers
      .map((answer) => journeyOf(answer))
      .find(({ edges }) => edges[0]?.label === saved.edges[0]?.label)
    // Nodes and edges of one save, never of two.
    assert.deepEqual(saved, winner)
    assert.equal(await draftRev(journey.id), 21)
  })

  it('loses none of 20 updates of different fields and the canvas', async () => {
    const { call, path, get } = await served.journey()
    const goalConfig = { type: 'event', config: { eventName: 'done' } }
    const changes = [
      { name: 'Renamed' },
      { description: 'Described' },
      { audienceId: 'aud_1' },
      { settings: { a: 1 } },
      { goalConfig },
      { allowAnonymous: true },
    ]
    const answers = await Promise.all(
      CLIENTS.map((n) =>
        n < changes.length
          ? call('PATCH', path, changes[n])
          : call('PUT', `${path}/canvas`, canvasBy(n)),
      ),
    )
    assert.equal(statuses(answers, 200), 20)
    const saved = await get()
    for (const change of changes) {
      for (const [key, value] of Object.entries(change)) {
        assert.deepEqual(saved[key as keyof typeof saved], value)
      }
    }
    assert.match(saved.edges[0]?.label ?? '', /^by \d+$/)
  })

  it('is archived once, and restored once', async () => {
    const { call, path } = await served.journey()
    const archived = await Promise.all(CLIENTS.map(() => call('DELETE', path)))
    assert.deepEqual([statuses(archived, 200), statuses(archived, 409)], [1, 19])
    const restored = await Promise.all(CLIENTS.map(() => call('POST', `${path}/restore`)))
    assert.deepEqual([statuses(restored, 200), statuses(restored, 409)], [1, 19])
  })

  it('loses nothing that was acknowledged while it is saved, published and archived', async () => {
    for (let round = 0; round < 4; round++) {
      const { call, path, get, journey, workspaceId } = await served.journey()
      // In every other round it is archived in between.
      const archives = round % 2 === 1
      const answers = await Promise.all(
        CLIENTS.map((n) => {
          if (n === 10 && archives) return call('DELETE', path)
          if (n % 4 === 0) return call('POST', `${path}/publish`)
          if (n % 4 === 1) return call('POST', `${path}/${n % 8 === 1 ? 'pause' : 'unpublish'}`)
          return call('PUT', `${path}/canvas`, canvasBy(n))
        }),
      )
      for (const { status, body } of answers) {
        assert.ok(status === 200 || status === 409, JSON.stringify(body))
      }
      const isSave = (n: number) => n % 4 > 1 && !(n === 10 && archives)
      const saves = answers.filter((answer, n) => isSave(n) && answer.status === 200)
      const last = await get()
      if (archives) assert.equal(last.status, 'ARCHIVED')
      else assert.equal(saves.length, 10)
      // Each save that was acknowledged is a revision, and what is there is one of them, whole.
      assert.equal(await draftRev(journey.id), 1 + saves.length)
      const texts = saves.map((answer) => JSON.stringify(journeyOf(answer).edges))
      if (saves.length > 0) assert.ok(texts.includes(JSON.stringify(last.edges)))
      // Whatever is published is a version that is there.
      const { active } = await db()
        .selectFrom('journey as j')
        .leftJoin('journey_version as v', 'v.id', 'j.active_version_id')
        .select('v.id as active')
        .where('j.id', '=', journey.id)
        .where('j.workspace_id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      const published = answers.some((answer, n) => n % 4 === 0 && answer.status === 200)
      assert.equal(active !== null, published)
    }
  })

  it('takes everybody out whom it let in, when it is archived meanwhile', async () => {
    const { call, path, journey, workspaceId } = await served.journey()
    journeyOf(await call('POST', `${path}/publish`))
    await served.enrol(workspaceId, journey.id, 10)
    await Promise.all(
      CLIENTS.map((n) =>
        n === 7 ? call('DELETE', path) : call('PUT', `${path}/canvas`, canvasBy(n)),
      ),
    )
    const { body } = await call('GET', `${path}/enrollments`)
    const { data } = body as { data: { status: string }[] }
    assert.deepEqual(new Set(data.map(({ status }) => status)), new Set(['stopped']))
  })

  async function draftRev(journeyId: string): Promise<number> {
    const row = await db()
      .selectFrom('journey')
      .select('draft_rev')
      .where('id', '=', journeyId)
      .executeTakeFirstOrThrow()
    return row.draft_rev
  }
})
