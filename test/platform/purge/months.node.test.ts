import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { listValueChanges } from '../../../src/platform/leads/value-change-store.ts'
import { insertLeads } from '../../../src/platform/leads/lead-store.ts'
import { dropMonths, makeMonths } from '../../../src/platform/purge/month-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

/** Later than any that a migration of today makes. */
const YEAR = new Date().getUTCFullYear() + 2
const at = (day: string) => new Date(`${YEAR}-${day}T00:00:00Z`)
const partition = (month: string) => `lead_value_change_${YEAR}_${month}`

onBothDatabases('months of the log of data fields', (db, kind) => {
  const setUp = async () => {
    const workspaceId = await setUpWorkspace(db())
    const [lead] = await insertLeads(db(), workspaceId, [{ leadGroupId: null, values: {} }])
    assert.ok(lead)
    const change = async (...days: string[]) => {
      for (const day of days) {
        // oxlint-disable-next-line no-await-in-loop -- in their order
        await sql`insert into lead_value_change
          (workspace_id, lead_id, data_field, became, source, changed_at)
          values (${workspaceId}, ${lead.id}, ${day}, '1', 'program', ${at(day)})`.execute(db())
      }
    }
    const log = async () => {
      const changes = await listValueChanges(db(), lead.id, { limit: 100 })
      return changes.map(({ dataField }) => dataField)
    }
    const places = async () => {
      const { rows } = await sql<{ place: string }>`
        select tableoid::regclass::text as place from lead_value_change
        where lead_id = ${lead.id} order by changed_at`.execute(db())
      return rows.map(({ place }) => place)
    }
    return { lead, change, log, places }
  }

  it('are made ahead, each once, and take what came before them', async () => {
    const { change, places, log } = await setUp()
    await change('01-31', '02-01', '04-30', '05-01')
    assert.deepEqual(new Set(await places()), new Set(['lead_value_change_default']))
    await Promise.all([makeMonths(db(), at('01-15')), makeMonths(db(), at('01-16'))])
    const there = [...['01', '02', '04'].map(partition), 'lead_value_change_default']
    assert.deepEqual(await places(), there)
    await change('03-01')
    assert.ok((await places()).includes(partition('03')))
    assert.deepEqual(await log(), ['03-01', '05-01', '04-30', '02-01', '01-31'])
  })

  it('are dropped whole, and no other', async () => {
    const { change, log } = await setUp()
    await makeMonths(db(), at('01-15'))
    await change('01-31', '02-01', '02-28', '03-01', '09-01')
    // Only of months that are over whole.
    const dropped = await Promise.all([
      dropMonths(db(), at('03-01')),
      dropMonths(db(), at('03-31')),
    ])
    const names = dropped.flat()
    assert.equal(new Set(names).size, names.length, 'each by one')
    assert.ok(names.includes(partition('02')) && !names.includes(partition('03')))
    assert.deepEqual(await log(), ['09-01', '03-01'])
    assert.deepEqual(await dropMonths(db(), at('03-31')), [])
  })

  it('go with a lead that is gone, from all of them', async () => {
    const { change, lead } = await setUp()
    await makeMonths(db(), at('06-15'))
    await change('06-01', '07-01', '12-31')
    await db().deleteFrom('lead').where('id', '=', lead.id).execute()
    const left = await db()
      .selectFrom('lead_value_change')
      .select('id')
      .where('lead_id', '=', lead.id)
      .execute()
    assert.deepEqual(left, [])
  })

  if (kind === 'postgres') {
    it('wait for nobody who writes to a lead for long', async () => {
      const { lead } = await setUp()
      const holding = await db().startTransaction().execute()
      try {
        await sql`update lead set revenue = 1 where id = ${lead.id}`.execute(holding)
        await assert.rejects(makeMonths(db(), at('10-15')), { code: '55P03' })
      } finally {
        await holding.rollback().execute()
      }
      await makeMonths(db(), at('10-15'))
    })
  }
})
