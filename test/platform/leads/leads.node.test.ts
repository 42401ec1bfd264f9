import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importLeads } from '../../../src/platform/leads/import-leads.ts'
import type { LeadRow } from '../../../src/platform/leads/import-leads.ts'
import { findLeadByNumber, insertLeads, listLeads } from '../../../src/platform/leads/lead-store.ts'
import type { PlatformError } from '../../../src/platform/platform-error.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

const GROUPS = { leadGroups: [{ name: 'Ours' }, { name: 'Others' }] }

onBothDatabases('leads', (db) => {
  describe('numbers', () => {
    const blank = { leadGroupId: null, values: {} }
    const insert = (workspaceId: string, ...numbers: (string | undefined)[]) =>
      db()
        .transaction()
        .execute(async (trx) => {
          const leads = numbers.map((number) => ({ ...blank, ...(number && { number }) }))
          return (await insertLeads(trx, workspaceId, leads)).map((lead) => lead.number)
        })

    it('count from 1 in each workspace, and stay ahead of those that are given', async () => {
      const [one, two] = [await setUpWorkspace(db()), await setUpWorkspace(db())]
      assert.deepEqual(await insert(one, undefined, undefined), ['1', '2'])
      assert.deepEqual(await insert(one, '108123759', undefined), ['108123759', '108123760'])
      assert.deepEqual(await insert(one, '5', undefined), ['5', '108123761'])
      assert.deepEqual(await insert(two, undefined), ['1'])
    })

    it('are given once to many who ask at once', async () => {
      const workspaceId = await setUpWorkspace(db())
      const all = await Promise.all(
        Array.from({ length: 25 }, () => insert(workspaceId, undefined)),
      )
      assert.equal(new Set(all.flat()).size, 25)
    })

    it('find nothing when they are none', async () => {
      const workspaceId = await setUpWorkspace(db(), { leads: [{ number: '7' }] })
      assert.equal((await findLeadByNumber(db(), workspaceId, '7'))?.number, '7')
      for (const number of ['8', '07', '7.0', '-7', '', 'seven', '1'.repeat(40)]) {
        assert.equal(await findLeadByNumber(db(), workspaceId, number), null)
      }
      assert.equal(await findLeadByNumber(db(), crypto.randomUUID(), '7'), null)
    })
  })

  describe('importLeads', () => {
    it('adds and changes, and leaves what a cell does not say', async () => {
      const workspaceId = await setUpWorkspace(db(), {
        ...GROUPS,
        leads: [{ number: '7', leadGroup: 'Ours', values: { firstname: 'Ann', city: 'Leeds' } }],
      })
      const rows = [
        { number: '7', leadGroup: '', firstname: 'Bea', city: '' },
        { number: '8', leadGroup: 'Others', firstname: 'Cid', city: 'York' },
        { number: '', leadGroup: '', firstname: 'Dee', city: '' },
      ]
      assert.deepEqual(await importLeads(db(), workspaceId, rows), {
        created: 2,
        changed: 1,
        unchanged: 0,
      })
      const leads = await listLeads(db(), workspaceId)
      assert.deepEqual(
        leads.map(({ number, leadGroup, values }) => [number, leadGroup?.name ?? null, values]),
        [
          ['7', 'Ours', { firstname: 'Bea', city: 'Leeds' }],
          ['8', 'Others', { firstname: 'Cid', city: 'York' }],
          ['9', null, { firstname: 'Dee' }],
        ],
      )
      const again = await importLeads(db(), workspaceId, rows.slice(0, 2))
      assert.deepEqual(again, { created: 0, changed: 0, unchanged: 2 })
    })

    it('tells all problems by their rows, and changes nothing', async () => {
      const workspaceId = await setUpWorkspace(db(), GROUPS)
      const rows: LeadRow[] = [
        { number: '7', leadGroup: 'Ours', 'first name': 'Ann' },
        { number: '007', leadGroup: 'Theirs' },
        { number: '7', notes: 'x'.repeat(10_001) },
        { number: '9', notes: 'a\0b' },
      ]
      await assert.rejects(importLeads(db(), workspaceId, rows), (error: PlatformError) => {
        assert.equal(error.code, 'invalid')
        const problems = error.details as string[]
        const expected = [
          /^column "first name"/,
          /^row 3: the number "007"/,
          /^row 3: there is no lead group "Theirs"; the workspace has "Others", "Ours"/,
          /^row 4: notes has more than/,
          /^row 5: notes holds characters/,
          /^row 4: the number 7 is in row 2 too/,
        ]
        assert.equal(problems.length, expected.length)
        expected.forEach((pattern, at) => assert.match(problems[at] ?? '', pattern))
        return true
      })
      assert.deepEqual(await listLeads(db(), workspaceId), [])
    })

    it('takes many rows', async () => {
      const workspaceId = await setUpWorkspace(db())
      const rows = Array.from({ length: 2500 }, (_, n) => ({
        number: `${n + 1}`,
        firstname: `n${n}`,
      }))
      assert.equal((await importLeads(db(), workspaceId, rows)).created, 2500)
      assert.equal((await importLeads(db(), workspaceId, rows)).unchanged, 2500)
    })
  })
})
