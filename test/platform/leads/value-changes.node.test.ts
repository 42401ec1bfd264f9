import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeLead } from '../../../src/platform/enrollments/change-lead.ts'
import { importLeads } from '../../../src/platform/leads/import-leads.ts'
import { findOrMakeLead } from '../../../src/platform/leads/known-lead-store.ts'
import { findLeadByNumber, mergeLeadValues } from '../../../src/platform/leads/lead-store.ts'
import { listValueChanges } from '../../../src/platform/leads/value-change-store.ts'
import type { ValueChange } from '../../../src/platform/leads/value-change-store.ts'
import { recordNumber } from '../../../src/platform/octeth-records/record-store.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { mergeLeads } from '../../../src/platform/visitors/visitor-lead-store.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { engineFixture } from '../enrollments/engine-fixture.ts'
import { tokenOf } from '../platform-fixture.ts'

const line = ({ dataField, was, became, by }: ValueChange) => [dataField, was, became, by.source]

onBothDatabases('the log of what was written of leads', (db) => {
  async function setUp() {
    const [form, field] = [crypto.randomUUID(), crypto.randomUUID()]
    const f = await engineFixture(db(), {
      leads: [{ number: '7', values: { name: 'Ada', town: 'Leeds' } }],
      customFields: [{ name: 'town' }],
      forms: [
        {
          id: form,
          name: 'F',
          title: 'F',
          pages: [
            {
              title: 'P',
              fields: [
                { id: field, type: 'input', label: 'Name', dataField: 'name' },
                { type: 'number', label: 'Age', dataField: 'age' },
              ],
            },
          ],
        },
      ],
    })
    const lead = await findLeadByNumber(db(), f.workspaceId, '7')
    assert.ok(lead)
    const changes = async (page: { limit: number; before?: string } = { limit: 50 }) =>
      listValueChanges(db(), lead.id, page)
    return { ...f, form, field, lead, changes }
  }

  describe('a line for each data field that is another one then', () => {
    it('of a form that is submitted, with its session', async () => {
      const { ctx, workspaceId, form, field, changes } = await setUp()
      const before = await changes()
      assert.deepEqual(before.map(line), [
        ['town', null, 'Leeds', 'file'],
        ['name', null, 'Ada', 'file'],
      ])
      const wanted = { workspaceId, lead: '7', form, public: true, reuse: false }
      const { publicUrl, session } = await startFormSession(ctx, wanted)
      const submit = { submitKey: 'k', values: { [field]: 'Grace' } }
      await submitForm(ctx, tokenOf(publicUrl), submit)
      await submitForm(ctx, tokenOf(publicUrl), submit)
      const [newest, ...rest] = await changes()
      assert.ok(newest)
      assert.deepEqual(line(newest), ['name', 'Ada', 'Grace', 'form'])
      assert.deepEqual(newest.by, { source: 'form', id: session.id })
      assert.deepEqual(rest, before)
    })

    it('of what a program, an import and a file write, and of nothing that stays as it is', async () => {
      const { ctx, workspaceId, lead, changes } = await setUp()
      const town = await recordNumber(db(), 'custom_field', workspaceId, 'town')
      const target = { workspaceId, leadId: lead.id }
      await changeLead(ctx, target, { kind: 'set-field', field: town ?? 0, value: null })
      const row = { number: '7', name: 'Ada', age: '40' }
      await importLeads(db(), workspaceId, [row])
      await importLeads(db(), workspaceId, [row])
      const file = parseWorkspaceFile({ leads: [{ number: '7', values: { ok: true, age: 41 } }] })
      await applyWorkspaceFile(db(), workspaceId, file)
      assert.deepEqual((await changes()).slice(0, -2).map(line), [
        ['ok', null, true, 'file'],
        ['age', '40', 41, 'file'],
        ['age', null, '40', 'import'],
        ['town', 'Leeds', null, 'program'],
      ])
    })

    it('of who turns out to be somebody, whose own lines go along', async () => {
      const { workspaceId, lead, changes } = await setUp()
      const known = { externalId: undefined, anonymousId: undefined, leadGroupId: null }
      await db()
        .transaction()
        .execute(async (trx) => {
          const { id } = await findOrMakeLead(trx, workspaceId, { ...known, email: 'a@b.example' })
          await mergeLeads(trx, { from: id, into: lead.id })
        })
      assert.deepEqual((await changes()).slice(0, 2).map(line), [
        ['email', null, 'a@b.example', 'visitor'],
        ['email', null, 'a@b.example', 'visitor'],
      ])
    })
  })

  it('is of the same transaction as what it tells of', async () => {
    const { lead, changes } = await setUp()
    const before = await changes()
    const failed = db()
      .transaction()
      .execute(async (trx) => {
        await mergeLeadValues(trx, lead.id, { set: { name: 'Eve' }, remove: [] }, BY)
        assert.equal((await listValueChanges(trx, lead.id, { limit: 1 }))[0]?.became, 'Eve')
        throw new Error('It was not to be.')
      })
    await assert.rejects(failed, /not to be/)
    assert.deepEqual(await changes(), before)
  })

  it('is read page by page, the newest first', async () => {
    const { lead, changes } = await setUp()
    for (const name of ['A', 'B', 'C']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await mergeLeadValues(db(), lead.id, { set: { name }, remove: [] }, BY)
    }
    const [first, second] = await changes({ limit: 2 })
    assert.deepEqual([first?.became, second?.became], ['C', 'B'])
    const [third] = await changes({ limit: 1, before: second?.id ?? '' })
    assert.deepEqual([third?.was, third?.became], ['Ada', 'A'])
  })

  it('goes with the lead, and is not written of its end', async () => {
    const { ctx, workspaceId, lead, changes } = await setUp()
    await changeLead(ctx, { workspaceId, leadId: lead.id }, { kind: 'delete' })
    assert.deepEqual(await changes(), [])
  })
})

const BY = { source: 'program' } as const
