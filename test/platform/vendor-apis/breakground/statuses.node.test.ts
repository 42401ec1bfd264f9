import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { BREAKGROUND_PATH } from '../../../../src/wire/vendors/breakground.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import {
  SOUND_CANVAS,
  createDraft,
  journeyOf,
  refused,
  serveBreakground,
} from './breakground-fixture.ts'
import type { Breakground } from './breakground-fixture.ts'

onBothDatabases("the statuses of BreakGround's journeys", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  it('change their status as the table says, and answer 409 where it says nothing', async () => {
    const WAYS: Record<string, string[]> = {
      DRAFT: [],
      PUBLISHED: ['publish'],
      PAUSED: ['publish', 'pause'],
      'DRAFT again': ['publish', 'unpublish'],
      ARCHIVED: ['publish', 'archive'],
    }
    const TABLE: Record<string, Record<string, string | null>> = {
      publish: row('PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED', null),
      unpublish: row(null, 'DRAFT', null, null, null),
      pause: row(null, 'PAUSED', null, null, null),
      restore: row(null, null, null, null, 'DRAFT'),
      archive: row('ARCHIVED', 'ARCHIVED', 'ARCHIVED', 'ARCHIVED', null),
      update: row('DRAFT', 'PUBLISHED', 'PAUSED', 'DRAFT', null),
      canvas: row('DRAFT', 'PUBLISHED', 'PAUSED', 'DRAFT', null),
    }
    function row(...statuses: (string | null)[]) {
      return Object.fromEntries(Object.keys(WAYS).map((from, at) => [from, statuses[at] ?? null]))
    }
    const { call, siteId } = await served.workspace()
    const ask = (path: string, what: string) => {
      if (what === 'archive') return call('DELETE', path)
      if (what === 'update') return call('PATCH', path, { name: 'Other' })
      if (what === 'canvas') return call('PUT', `${path}/canvas`, SOUND_CANVAS)
      return call('POST', `${path}/${what}`)
    }
    for (const [what, ends] of Object.entries(TABLE)) {
      for (const [from, end] of Object.entries(ends)) {
        const path = `${BREAKGROUND_PATH}/${(await createDraft(call, siteId)).id}`
        for (const step of WAYS[from]!) journeyOf(await ask(path, step))
        const before = journeyOf(await call('GET', path))
        const answer = await ask(path, what)
        if (end === null) {
          const { message } = refused(answer, 409, 'CONFLICT')
          assert.match(message, new RegExp(before.status))
          assert.deepEqual(journeyOf(await call('GET', path)), before)
        } else assert.equal(journeyOf(answer).status, end, `${what} of ${from}`)
      }
    }
  })

  it('are published only if the canvas can run; every problem is told', async () => {
    const { call, siteId } = await served.workspace()
    const publish = async (canvas: object) => {
      const { id } = await createDraft(call, siteId, { nodes: [], edges: [], ...canvas })
      return refused(
        await call('POST', `${BREAKGROUND_PATH}/${id}/publish`),
        400,
        'VALIDATION_ERROR',
      )
    }
    const none = await publish({})
    assert.deepEqual(
      none.details.map((one) => one['code']),
      ['no-trigger'],
    )
    const { details } = await publish({
      nodes: [{ type: 'TRIGGER', config: { triggerType: 'CUSTOM_EVENT' } }, { type: 'CONTENT' }],
    })
    const errors = details.filter((one) => one['severity'] === 'error').map((one) => one['code'])
    assert.deepEqual(new Set(errors), new Set(['content', 'trigger-incomplete', 'unreachable']))
  })

  it('run on as they were published while the canvas is being drawn', async () => {
    const { call, path, workspaceId, journey } = await served.journey()
    const version = async () =>
      (
        await db()
          .selectFrom('journey')
          .select('active_version_id as id')
          .where('id', '=', journey.id)
          .executeTakeFirstOrThrow()
      ).id
    journeyOf(await call('POST', `${path}/publish`))
    const first = await version()
    journeyOf(await call('PUT', `${path}/canvas`, SOUND_CANVAS))
    assert.equal(await version(), first)
    journeyOf(await call('POST', `${path}/publish`))
    const second = await version()
    assert.notEqual(second, first)
    journeyOf(await call('POST', `${path}/publish`))
    assert.equal(await version(), second, 'nothing was new')
    const made = await db()
      .selectFrom('journey_version')
      .select('created_by')
      .where('workspace_id', '=', workspaceId)
      .execute()
    assert.deepEqual(made, [{ created_by: 'user:the-owner' }, { created_by: 'user:the-owner' }])
  })

  it('let those inside go on when paused, or stand still when their settings say so', async () => {
    for (const [settings, progression] of [
      [{}, 'running'],
      [{ pauseMode: 'freeze' }, 'frozen'],
    ] as const) {
      const { call, path, journey } = await served.journey({ settings })
      await call('POST', `${path}/publish`)
      assert.equal(journeyOf(await call('POST', `${path}/pause`)).status, 'PAUSED')
      const row = await db()
        .selectFrom('journey')
        .select('progression')
        .where('id', '=', journey.id)
        .executeTakeFirstOrThrow()
      assert.equal(row.progression, progression)
      assert.equal(journeyOf(await call('POST', `${path}/publish`)).status, 'PUBLISHED')
    }
  })
})
