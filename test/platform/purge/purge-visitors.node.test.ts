import assert from 'node:assert/strict'
import { it } from 'node:test'
import { inTransaction } from '../../../src/platform/in-transaction.ts'
import { findOrMakeLead } from '../../../src/platform/leads/known-lead-store.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { purge } from '../../../src/platform/purge/purge-worker.ts'
import { takeVisitorEvents } from '../../../src/platform/visitors/take-visitor-events.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from '../enrollments/engine-fixture.ts'

const DAY_MS = 86_400_000
const SITE = 'https://www.example.com'

onBothDatabases('purging visitors', (db) => {
  const setUp = async () => {
    const fixture = await engineFixture(db())
    const { ctx, workspaceId } = fixture
    ctx.clock.at = Date.now()
    const sends = async (visitorId: string) => {
      const event = {
        event: 'looked',
        properties: {},
        messageId: newId(),
        timestamp: ctx.now().toISOString(),
      }
      await takeVisitorEvents(ctx, workspaceId, { id: visitorId, site: SITE }, [event])
    }
    const visitor = async () => {
      const id = crypto.randomUUID()
      await sends(id)
      return id
    }
    const leadOf = async (anonymousId: string) => {
      const known = { externalId: undefined, email: undefined, anonymousId, leadGroupId: null }
      return (await inTransaction(db(), (trx) => findOrMakeLead(trx, workspaceId, known))).id
    }
    const left = async () => {
      const rows = await db()
        .selectFrom('lead')
        .select('anonymous_id')
        .where('workspace_id', '=', workspaceId)
        .execute()
      return new Set(rows.map((row) => row.anonymous_id))
    }
    const events = async () =>
      (
        await db()
          .selectFrom('event')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .execute()
      ).length
    return { ...fixture, visitor, sends, leadOf, left, events }
  }

  it('takes who has sent nothing for 90 days and has done nothing else, with his events', async () => {
    const { ctx, visitor, sends, left, events } = await setUp()
    const [gone, back] = [await visitor(), await visitor()]
    ctx.clock.at += 60 * DAY_MS
    await sends(back)
    ctx.clock.at += 29 * DAY_MS
    await purge(ctx)
    assert.deepEqual(await left(), new Set([gone, back]), 'not before')
    ctx.clock.at += 2 * DAY_MS
    await purge(ctx)
    assert.deepEqual([await left(), await events()], [new Set([back]), 2])
    await sends(gone)
    assert.equal((await left()).size, 2, 'who comes back is a new one')
  })

  it('leaves whoever counts somewhere', async () => {
    const { ctx, workspaceId, visitor, leadOf, left, journey, enrol } = await setUp()
    const [named, answered, listed] = [await visitor(), await visitor(), await visitor()]
    const change = (id: string, set: { external_id?: string; values?: string }) =>
      db().updateTable('lead').set(set).where('id', '=', id).execute()
    await change(await leadOf(named), { external_id: 'u-1' })
    await change(await leadOf(answered), { values: JSON.stringify({ firstname: 'Ada' }) })
    const group = { id: newId(), workspace_id: workspaceId, name: 'Newsletter', fields: [] }
    await db().insertInto('lead_group').values(group).execute()
    const member = { lead_group_id: group.id, subscribed: true, changed_at: ctx.now() }
    await db()
      .insertInto('list_member')
      .values({ ...member, lead_id: await leadOf(listed) })
      .execute()
    const { id } = await journey(
      draw({ start: on('x'), done: { type: 'EXIT' } }, [['start', 'done']]),
      {
        allowAnonymous: true,
      },
    )
    const entered = await visitor()
    await enrol(id, await leadOf(entered))
    ctx.clock.at += 400 * DAY_MS
    await purge(ctx)
    assert.deepEqual(await left(), new Set([named, answered, listed, entered]))
  })

  it('comes to its end on more than it takes at a time, where several do it at once', async () => {
    const { ctx, workspaceId, left } = await setUp()
    const rows = Array.from({ length: 1200 }, () => ({ leadGroupId: null, values: {} }))
    for (const { id } of await insertLeads(db(), workspaceId, rows))
      await db().updateTable('lead').set({ anonymous_id: newId() }).where('id', '=', id).execute()
    ctx.clock.at += 91 * DAY_MS
    await Promise.all([purge(ctx), purge(ctx)])
    await purge(ctx)
    assert.deepEqual(await left(), new Set())
  })
})
