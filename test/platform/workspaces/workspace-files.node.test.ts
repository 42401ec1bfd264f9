import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { demoWorkspace } from '../../../src/platform/demo-workspace.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { findLeadByNumber, listLeads } from '../../../src/platform/leads/lead-store.ts'
import { listCustomFields } from '../../../src/platform/octeth-records/custom-field-store.ts'
import { copyEmails, recordNumber } from '../../../src/platform/octeth-records/record-store.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import type { ApplyReport } from '../../../src/platform/workspaces/apply-report.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { siteOrigins } from '../../../src/platform/workspaces/workspace-store.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFileError } from '../../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFile, WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'
import { anyWorkspaceFile } from './any-workspace-file.ts'

onBothDatabases('workspace files', (db) => {
  const apply = (workspaceId: string, file: WorkspaceFileInput) =>
    applyWorkspaceFile(db(), workspaceId, parseWorkspaceFile(file))

  const FILE: WorkspaceFileInput = {
    sites: ['https://a.example'],
    leadGroups: [{ name: 'Ours', fields: ['extra'] }],
    leads: [{ number: '7', leadGroup: 'Ours', values: { firstname: 'Ann' } }],
    forms: [
      {
        name: 'FORM',
        title: 'A form',
        leadGroup: 'Ours',
        pages: [
          { title: 'One', fields: [{ type: 'input', label: 'Name', dataField: 'firstname' }] },
        ],
      },
    ],
    hosts: [
      {
        name: 'Hal',
        timeZone: 'Europe/London',
        availability: [{ weekday: 1, start: '09:00', end: '24:00' }],
      },
    ],
    appointmentTypes: [{ title: 'Talk', hosts: ['Hal'], duration: 30 }],
    emails: [{ name: 'Hello', subject: 'Good day', html: '<p>Good day</p>', text: 'Good day' }],
    tags: [{ name: 'Warm' }],
    customFields: [{ name: 'Home town', dataField: 'city' }],
  }
  /** An exported file says that there are none. */
  const EMPTY: WorkspaceFileInput = { webhooks: [] }
  const [form] = FILE.forms ?? []
  const [host] = FILE.hosts ?? []
  assert.ok(form && host)

  describe('applying', () => {
    it('creates, then changes nothing, then changes what differs', async () => {
      const workspaceId = await setUpWorkspace(db())
      assert.deepEqual(total(await apply(workspaceId, FILE)), {
        created: 9,
        changed: 0,
        unchanged: 0,
      })
      assert.deepEqual(total(await apply(workspaceId, FILE)), {
        created: 0,
        changed: 0,
        unchanged: 9,
      })
      const changed = await apply(workspaceId, {
        ...FILE,
        leads: [{ number: '7', values: { firstname: 'Bea' } }],
        forms: [{ ...form, closesAfterMinutes: 5 }],
        hosts: [{ ...host, timeZone: 'Europe/Paris' }],
      })
      assert.deepEqual(total(changed), { created: 0, changed: 3, unchanged: 6 })
    })

    it('leaves alone what the file does not name', async () => {
      const workspaceId = await setUpWorkspace(db(), FILE)
      await apply(workspaceId, { leads: [{ number: '7', values: { city: 'Leeds' } }] })
      const lead = await findLeadByNumber(db(), workspaceId, '7')
      assert.deepEqual(lead?.values, { firstname: 'Ann', city: 'Leeds' })
      assert.equal(lead?.leadGroup?.name, 'Ours')
      assert.deepEqual(await siteOrigins(db(), workspaceId), ['https://a.example'])
      assert.equal((await listForms(db(), workspaceId)).length, 1)
    })

    it('makes a new version of a form only when its definition differs', async () => {
      const workspaceId = await setUpWorkspace(db(), FILE)
      const [first] = await listForms(db(), workspaceId)
      await apply(workspaceId, { forms: [{ ...form, closesAfterMinutes: 5 }] })
      const [second] = await listForms(db(), workspaceId)
      assert.equal(second?.versionId, first?.versionId)
      assert.equal(second?.closesAfterMinutes, 5)
      assert.equal(second?.leadGroupId, first?.leadGroupId)
      await apply(workspaceId, { forms: [{ ...form, title: 'Newer' }] })
      const [third] = await listForms(db(), workspaceId)
      assert.notEqual(third?.versionId, first?.versionId)
      assert.equal(third?.id, first?.id)
      assert.deepEqual(third?.definition.pages, first?.definition.pages, 'fields keep their ids')
    })

    it('takes ids as given, and renames by them, also crosswise', async () => {
      const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
      const workspaceId = await setUpWorkspace(db(), {
        leadGroups: [
          { id: a, name: 'A' },
          { id: b, name: 'B' },
        ],
      })
      const report = await apply(workspaceId, {
        leadGroups: [
          { id: a, name: 'B' },
          { id: b, name: 'A' },
        ],
      })
      assert.equal(report.counts.leadGroups.changed, 2)
      const { leadGroups } = await exportWorkspaceFile(db(), workspaceId)
      assert.deepEqual(
        leadGroups.map(({ id, name }) => [id, name]),
        [
          [b, 'A'],
          [a, 'B'],
        ],
      )
    })

    it('tells all unknown names at once, and changes nothing', async () => {
      const workspaceId = await setUpWorkspace(db())
      const wrong = {
        ...FILE,
        leads: [{ number: '7', leadGroup: 'Theirs' }],
        forms: [{ ...form, leadGroup: 'Nobodys' }],
        appointmentTypes: [{ title: 'Talk', hosts: ['Hall'], duration: 30 }],
      }
      await assert.rejects(apply(workspaceId, wrong), (error: WorkspaceFileError) => {
        assert.equal(error.name, 'WorkspaceFileError')
        assert.deepEqual(error.problems, [
          'leads[0].leadGroup: no lead group "Theirs" in the file or the workspace; there is "Ours"',
          'appointmentTypes[0].hosts[0]: no host "Hall" in the file or the workspace; there is "Hal"',
          'forms[0].leadGroup: no lead group "Nobodys" in the file or the workspace; there is "Ours"',
        ])
        return true
      })
      assert.deepEqual(await exportWorkspaceFile(db(), workspaceId), parseWorkspaceFile(EMPTY))
    })

    it('never touches another workspace, whatever ids the file gives', async () => {
      const ids = Array.from({ length: 7 }, () => crypto.randomUUID())
      const withIds: WorkspaceFileInput = {
        leadGroups: [{ id: `${ids[0]}`, name: 'Ours' }],
        forms: [{ ...form, id: `${ids[1]}` }],
        hosts: [{ ...host, id: `${ids[2]}` }],
        appointmentTypes: [{ id: `${ids[3]}`, title: 'Talk', hosts: ['Hal'], duration: 30 }],
        emails: [{ id: `${ids[4]}`, name: 'Hello', subject: 'Hal' }],
        tags: [{ id: `${ids[5]}`, name: 'Hal' }],
        customFields: [{ id: `${ids[6]}`, name: 'Hal' }],
      }
      const theirs = await setUpWorkspace(db(), withIds)
      const before = await exportWorkspaceFile(db(), theirs)
      const ours = await setUpWorkspace(db())
      const stolen = JSON.parse(
        JSON.stringify(withIds).replaceAll('"Hal"', '"Eve"'),
      ) as WorkspaceFileInput
      await assert.rejects(apply(ours, stolen), (error: WorkspaceFileError) => {
        assert.deepEqual(
          error.problems,
          [
            'leadGroups',
            'hosts',
            'appointmentTypes',
            'forms',
            'emails',
            'tags',
            'customFields',
          ].map(
            (noun) => `${noun}[0].id: is used in another workspace; leave it out, or give another`,
          ),
        )
        return true
      })
      assert.deepEqual(await exportWorkspaceFile(db(), theirs), before)
    })

    it('refuses a name that another row of the workspace has', async () => {
      const workspaceId = await setUpWorkspace(db(), FILE)
      const file = { hosts: [{ ...host, id: crypto.randomUUID() }] }
      await assert.rejects(apply(workspaceId, file), (error: WorkspaceFileError) => {
        assert.match(
          error.problems[0] ?? '',
          /^hosts\[0\]\.name: the workspace has "Hal" with the id/,
        )
        return true
      })
    })

    it('finds an e-mail by its name, by its id where several have the name', async () => {
      const workspaceId = await setUpWorkspace(db(), { emails: [{ name: 'Hello', subject: 'A' }] })
      const source = await setUpWorkspace(db(), { emails: [{ name: 'Hello', subject: 'B' }] })
      const copyTo = async (to: string) =>
        copyEmails(db(), { from: source, to }, [
          (await recordNumber(db(), 'email', source, 'Hello'))!,
        ])
      const subjects = async (id: string) =>
        (await exportWorkspaceFile(db(), id)).emails.map(({ subject }) => subject)
      await copyTo(workspaceId)
      await apply(workspaceId, { emails: [{ name: 'Hello', subject: 'C' }] })
      assert.deepEqual(await subjects(workspaceId), ['C', 'B'], 'its own, not the copy')

      const own = await setUpWorkspace(db())
      await copyTo(own)
      await copyTo(own)
      const { emails } = await exportWorkspaceFile(db(), own)
      const ids = emails.map(({ id }) => id)
      await assert.rejects(apply(own, { emails: [{ name: 'Hello' }] }), {
        problems: [
          `emails[0].name: the workspace has 2 called "Hello"; give the id of the one that is meant: ${ids.join(', ')}`,
        ],
      })
      const report = await apply(own, { emails: [{ id: ids[1], name: 'Hello', subject: 'D' }] })
      assert.deepEqual(report.counts.emails, { created: 0, changed: 1, unchanged: 0 })
      assert.deepEqual(await subjects(own), ['B', 'D'])
    })

    it('refuses a data field that another custom field has', async () => {
      const workspaceId = await setUpWorkspace(db(), { customFields: [{ name: 'city' }] })
      const id = (await listCustomFields(db(), workspaceId))[0]?.id
      await assert.rejects(
        apply(workspaceId, { customFields: [{ name: 'Town', dataField: 'city' }] }),
        {
          problems: [
            `customFields[0].dataField: the workspace has "city" with the id ${id}; give that id, or another dataField`,
          ],
        },
      )
    })

    it('many at once end as one', async () => {
      const workspaceId = await setUpWorkspace(db())
      // A site would make the others wait by its unique index alone.
      const file = { ...FILE, sites: [] }
      const reports = await Promise.all(Array.from({ length: 6 }, () => apply(workspaceId, file)))
      assert.equal(reports.filter((report) => total(report).created === 8).length, 1)
      assert.equal(reports.filter((report) => total(report).unchanged === 8).length, 5)
    })

    it('gives the same file of another workspace ids of its own', async () => {
      const [one, two] = [await setUpWorkspace(db(), FILE), await setUpWorkspace(db(), FILE)]
      const ids = await Promise.all(
        [one, two].map(async (id) => (await listForms(db(), id))[0]?.id),
      )
      assert.notEqual(ids[0], ids[1])
    })
  })

  describe('exporting', () => {
    it('writes the file that was applied', async () => {
      const workspaceId = await setUpWorkspace(db(), FILE)
      assert.deepEqual(
        await exportWorkspaceFile(db(), workspaceId),
        parseWorkspaceFile({ ...FILE, ...EMPTY }),
      )
    })

    it('whatever the file: export gives it back, and applying that changes nothing', async () => {
      await fc.assert(
        fc.asyncProperty(anyWorkspaceFile, async (input) => {
          const workspaceId = await setUpWorkspace(db())
          const file = parseWorkspaceFile(input)
          const created = total(await applyWorkspaceFile(db(), workspaceId, file))
          assert.equal(created.changed + created.unchanged, 0)
          const written = await exportWorkspaceFile(db(), workspaceId)
          assert.deepEqual(sorted(written), sorted(file))
          const read = parseWorkspaceFile(JSON.parse(JSON.stringify(written)))
          const again = total(await applyWorkspaceFile(db(), workspaceId, read))
          assert.deepEqual(again, { created: 0, changed: 0, unchanged: created.created })
        }),
        { numRuns: 40 },
      )
    })

    it('does so for the demo', async () => {
      const workspaceId = await setUpWorkspace(db())
      await applyWorkspaceFile(db(), workspaceId, demoWorkspace)
      assert.deepEqual(sorted(await exportWorkspaceFile(db(), workspaceId)), sorted(demoWorkspace))
      assert.equal((await listLeads(db(), workspaceId)).length, 2)
    })
  })
})

function total(report: ApplyReport) {
  const sum = { created: 0, changed: 0, unchanged: 0 }
  for (const counts of Object.values(report.counts)) {
    sum.created += counts.created
    sum.changed += counts.changed
    sum.unchanged += counts.unchanged
  }
  return sum
}

/** In one order: the file's lists are sets. */
function sorted(file: WorkspaceFile): WorkspaceFile {
  const by = <Item>(items: Item[], key: (item: Item) => string) =>
    items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  // JSON has no -0.
  const plain = JSON.parse(JSON.stringify(file)) as WorkspaceFile
  return {
    sites: plain.sites.toSorted(),
    leadGroups: by(plain.leadGroups, (group) => group.name),
    leads: by(plain.leads, (lead) => lead.number),
    forms: by(plain.forms, (form) => form.name),
    holidays: by(plain.holidays, (list) => list.name).map((list) => ({
      ...list,
      dates: list.dates.toSorted(),
    })),
    hosts: by(plain.hosts, (host) => host.name).map((host) => ({
      ...host,
      holidays: host.holidays.toSorted(),
      availability: by(host.availability, (rule) => `${rule.weekday} ${rule.start}`),
      overrides: by(host.overrides, (override) => override.date),
    })),
    // As it is written: a list of one is that one.
    appointmentTypes: by(plain.appointmentTypes, (type) => type.title).map((type) => {
      const durations = [type.duration].flat()
      return { ...type, duration: durations.length === 1 ? (durations[0] ?? 0) : durations }
    }),
    emails: by(plain.emails, (email) => JSON.stringify(email)),
    tags: by(plain.tags, (tag) => tag.name),
    // As it is written: a data field that is the name is left out.
    customFields: by(plain.customFields, (field) => field.name).map(({ dataField, ...field }) => ({
      ...field,
      ...(dataField !== field.name && { dataField }),
    })),
    webhooks: by(plain.webhooks ?? [], (webhook) => webhook.url),
  }
}
