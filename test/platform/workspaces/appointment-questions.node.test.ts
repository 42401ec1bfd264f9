import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { parseWorkspaceFile, WorkspaceFileError } from '../../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

const TYPE = {
  title: 'A call',
  hosts: ['Grace'],
  duration: 30,
}
const BASE: WorkspaceFileInput = {
  leadGroups: [{ name: 'Ours' }, { name: 'Theirs' }],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [{ weekday: 1, start: '09:00', end: '17:00' }],
    },
  ],
}
const form = (appointmentType: string, leadGroup?: string) => ({
  name: 'FORM',
  title: 'Form',
  ...(leadGroup && { leadGroup }),
  pages: [
    {
      title: 'Page',
      fields: [{ type: 'appointment' as const, label: 'When?', appointmentType }],
    },
  ],
})

onBothDatabases('questions for appointments in workspace files', (db) => {
  const apply = (id: string, file: WorkspaceFileInput) =>
    applyWorkspaceFile(db(), id, parseWorkspaceFile(file))
  const problems = async (file: WorkspaceFileInput, id?: string) => {
    const workspaceId = id ?? (await setUpWorkspace(db()))
    try {
      await apply(workspaceId, file)
      return []
    } catch (error) {
      if (error instanceof WorkspaceFileError) return error.problems
      throw error
    }
  }
  const asked = async (id: string) =>
    (await listForms(db(), id))[0]?.definition.pages[0]?.fields[0]?.appointmentType

  it('are kept by id and written by title, and nothing is lost on the way', async () => {
    const file = { ...BASE, appointmentTypes: [TYPE], forms: [form('A call')] }
    const workspaceId = await setUpWorkspace(db(), file)
    const [type] = await listAppointmentTypes(db(), workspaceId)
    assert.equal(await asked(workspaceId), type?.id)
    const exported = await exportWorkspaceFile(db(), workspaceId)
    assert.equal(exported.forms[0]?.pages[0]?.fields[0]?.appointmentType, 'A call')
    const again = await apply(workspaceId, exported)
    assert.deepEqual(again.counts.forms, { created: 0, changed: 0, unchanged: 1 })
    // In another workspace, they are about the type of that.
    const other = await setUpWorkspace(db(), exported)
    const [copied] = await listAppointmentTypes(db(), other)
    assert.equal(await asked(other), copied?.id)
    assert.notEqual(copied?.id, type?.id)
    assert.deepEqual(await exportWorkspaceFile(db(), other), exported)
  })

  it('follow a type that is renamed, and may name it by its id', async () => {
    const file = { ...BASE, appointmentTypes: [TYPE], forms: [form('A call')] }
    const workspaceId = await setUpWorkspace(db(), file)
    const id = (await asked(workspaceId)) ?? ''
    const renamed = { appointmentTypes: [{ ...TYPE, id, title: 'A talk' }] }
    await apply(workspaceId, { ...BASE, ...renamed })
    const { forms } = await exportWorkspaceFile(db(), workspaceId)
    assert.equal(forms[0]?.pages[0]?.fields[0]?.appointmentType, 'A talk')
    // Of a type that is there already, the file need not have more.
    const report = await apply(workspaceId, { forms: [form(id)] })
    assert.deepEqual(report.counts.forms, { created: 0, changed: 0, unchanged: 1 })
  })

  it('are about a type that there is, for the leads of the form', async () => {
    const at = 'forms[0].pages[0].fields[0].appointmentType'
    const all = { ...BASE, appointmentTypes: [TYPE] }
    assert.deepEqual(await problems({ ...all, forms: [form('A talk')] }), [
      `${at}: no appointment type "A talk" in the file or the workspace; there is "A call"`,
    ])
    const ours = { ...BASE, appointmentTypes: [{ ...TYPE, leadGroup: 'Ours' }] }
    const refusal = `${at}: "A call" is for leads of one group; the form has to be for the same one`
    assert.deepEqual(await problems({ ...ours, forms: [form('A call')] }), [refusal])
    assert.deepEqual(await problems({ ...ours, forms: [form('A call', 'Theirs')] }), [refusal])
    assert.deepEqual(await problems({ ...ours, forms: [form('A call', 'Ours')] }), [])
    assert.deepEqual(await problems({ ...all, forms: [form('A call', 'Theirs')] }), [])
  })

  it('are no other workspace’s', async () => {
    const theirs = await setUpWorkspace(db(), {
      ...BASE,
      appointmentTypes: [TYPE],
      forms: [form('A call')],
    })
    const id = (await asked(theirs)) ?? ''
    const found = await problems({ forms: [form(id)] })
    assert.match(found[0] ?? '', /no appointment type .* there is none$/)
  })
})
