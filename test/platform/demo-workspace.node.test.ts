import assert from 'node:assert/strict'
import { it } from 'node:test'
import { DEMO_JOURNEY, DEMO_LEAD, demoWorkspace } from '../../src/platform/demo-workspace.ts'
import { onBothDatabases } from '../harness/databases.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { DEMO_APPOINTMENT_TYPE, DEMO_OTHER_GROUP_LEAD } from '../../src/platform/demo-workspace.ts'
import { setUpWorkspace, testContext } from './platform-fixture.ts'

it('asks what the demo is documented to ask', () => {
  const [form] = demoWorkspace.forms
  assert.equal(form?.id, DEMO_JOURNEY)
  assert.deepEqual(
    form?.pages.map(({ title, fields }) => [
      title,
      fields.map(({ label, type, dataField, required }) => [
        label,
        type,
        dataField,
        required ?? false,
      ]),
    ]),
    [
      [
        'About you',
        [
          ['First name', 'input', 'firstname', true],
          ['Last name', 'input', 'lastname', true],
          ['Email', 'email', 'email', true],
          ['Phone', 'tel', 'phone1', false],
        ],
      ],
      [
        'Your plans',
        [
          ['Amount', 'number', 'amount', false],
          ['Date', 'date', 'date', false],
          ['How did you hear of us', 'select', 'source', false],
          ['Contact me by', 'radio', 'contactby', false],
          ['Notes', 'textarea', 'notes', false],
          ['I agree to be contacted', 'checkbox', 'consent', true],
        ],
      ],
    ],
  )
})

onBothDatabases('the demo workspace', (db) => {
  it('starts sessions for its lead, and none for the lead of the other group', async () => {
    const ctx = await testContext(db())
    const workspaceId = await setUpWorkspace(db())
    await applyWorkspaceFile(db(), workspaceId, demoWorkspace)
    const form = (lead: string) =>
      startFormSession(ctx, { workspaceId, lead, form: DEMO_JOURNEY, public: true, reuse: false })
    const booking = (lead: string) =>
      startAppointmentSession(ctx, {
        workspaceId,
        lead,
        appointmentType: DEMO_APPOINTMENT_TYPE,
        reuse: false,
      })
    assert.deepEqual((await form(DEMO_LEAD)).session.values, {}, 'nothing is filled in yet')
    const { type } = (await booking(DEMO_LEAD)).session
    assert.deepEqual(
      [type.durations[0], type.step, type.minimumNotice, type.horizonDays, type.hosts[0]?.timeZone],
      [30, 30, 60, 30, 'Europe/London'],
    )
    await assert.rejects(form(DEMO_OTHER_GROUP_LEAD), { code: 'lead-group-mismatch' })
    await assert.rejects(booking(DEMO_OTHER_GROUP_LEAD), { code: 'lead-group-mismatch' })
  })
})
