import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import { receiveFile } from '../../../src/platform/files/receive-file.ts'
import { sweepFiles } from '../../../src/platform/files/sweep-files.ts'
import { findLeadByNumber } from '../../../src/platform/leads/lead-store.ts'
import { purge } from '../../../src/platform/purge/purge-worker.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { PDF } from '../files/samples.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'

const MONTH_MS = 31 * 86_400_000
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const KEPT = { sessions: 6 }

async function setUp(db: Kysely<Database>, folder: string) {
  const [form, name, cv] = Array.from({ length: 3 }, () => crypto.randomUUID())
  assert.ok(form && name && cv)
  const files = { store: diskFileStore(folder), maxSize: 1024 * 1024 }
  // By the clock that ids are made by.
  const ctx = { ...(await testContext(db, Date.now())), files }
  const availability = WEEKDAYS.map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))
  const workspaceId = await setUpWorkspace(db, {
    leads: [{ number: '1' }],
    forms: [
      {
        id: form,
        name: 'F',
        title: 'F',
        pages: [
          {
            title: 'P',
            fields: [
              { id: name, type: 'input', label: 'Name', dataField: 'name' },
              { id: cv, type: 'file', label: 'CV', dataField: 'cv' },
            ],
          },
        ],
      },
    ],
    hosts: [{ name: 'Hal', timeZone: 'UTC', availability }],
    appointmentTypes: [{ title: 'Talk', hosts: ['Hal'], duration: 30, horizonDays: 400 }],
  })
  const [type] = await listAppointmentTypes(db, workspaceId)
  assert.ok(type)
  const lead = '1'
  return {
    ctx,
    pass: (months: number) => {
      ctx.clock.at += months * MONTH_MS
    },
    fill: async () => {
      const wanted = { workspaceId, lead, form, public: true, reuse: false }
      return tokenOf((await startFormSession(ctx, wanted)).publicUrl)
    },
    save: (token: string, rev: number) =>
      saveAnswers(ctx, token, { rev, page: 1, values: { [name]: 'Ada' } }),
    submit: (token: string, rev: number) =>
      submitForm(ctx, token, { submitKey: 'key', rev, values: { [name]: 'Ada' } }),
    attach: async (token: string) => {
      const chunks = async function* () {
        yield PDF
      }
      const sent = { field: cv, name: 'cv.pdf', key: 'key-0001', length: null, body: chunks() }
      await receiveFile(ctx, token, sent)
    },
    /** On a day so many months from now. */
    book: async (months: number) => {
      const wanted = { workspaceId, lead, appointmentType: type.id, reuse: false }
      const token = tokenOf((await startAppointmentSession(ctx, wanted)).publicUrl)
      const from = new Date(ctx.clock.at + months * MONTH_MS + 86_400_000)
        .toISOString()
        .slice(0, 10)
      const [slot] = await listSlots(ctx, token, { from, to: from, timeZone: 'UTC' })
      assert.ok(slot, `a time on ${from}`)
      await confirmBooking(ctx, token, { start: slot.start, confirmKey: 'key' })
    },
    left: async () => {
      const count = async (table: 'form_session' | 'appointment_session' | 'booking') =>
        (await db.selectFrom(table).select('id').where('workspace_id', '=', workspaceId).execute())
          .length
      return {
        forms: await count('form_session'),
        appointments: await count('appointment_session'),
        bookings: await count('booking'),
      }
    },
    leadValues: async () => (await findLeadByNumber(db, workspaceId, lead))?.values,
  }
}

onBothDatabases('how long sessions are kept', (db) => {
  it('is for ever, where nobody says', async () => {
    await using folder = await temporaryFolder()
    const { ctx, pass, fill, submit, left } = await setUp(db(), folder.path)
    await submit(await fill(), 0)
    pass(120)
    await purge(ctx)
    assert.equal((await left()).forms, 1)
  })

  it('is so many months after they were touched, and the lead keeps what it has from them', async () => {
    await using folder = await temporaryFolder()
    const { ctx, pass, fill, save, submit, left, leadValues } = await setUp(db(), folder.path)
    await submit(await fill(), 0)
    const alone = await fill()
    const used = await fill()
    pass(5)
    await save(used, 0)
    await purge(ctx, KEPT)
    assert.equal((await left()).forms, 3, 'not before')
    pass(2)
    await Promise.all([purge(ctx, KEPT), purge(ctx, KEPT)])
    assert.equal((await left()).forms, 1)
    assert.equal(await readFormSession(ctx, alone), null)
    assert.equal((await readFormSession(ctx, used))?.rev, 1)
    assert.deepEqual(await leadValues(), { name: 'Ada' })
    pass(5)
    await purge(ctx, KEPT)
    assert.equal((await left()).forms, 0)
  })

  it('is until its files are removed', async () => {
    await using folder = await temporaryFolder()
    const { ctx, pass, fill, attach, submit, left } = await setUp(db(), folder.path)
    const token = await fill()
    await attach(token)
    await submit(token, 1)
    pass(7)
    await purge(ctx, KEPT)
    assert.equal((await left()).forms, 1)
    pass(1)
    assert.equal(await sweepFiles(ctx), 1)
    await purge(ctx, KEPT)
    assert.equal((await left()).forms, 0)
  })

  it('is by the appointment, not by the day on which it was booked', async () => {
    await using folder = await temporaryFolder()
    const { ctx, pass, book, left } = await setUp(db(), folder.path)
    await book(0)
    await book(5)
    pass(8)
    await purge(ctx, KEPT)
    const { appointments, bookings } = await left()
    assert.deepEqual({ appointments, bookings }, { appointments: 1, bookings: 1 })
    pass(5)
    await purge(ctx, KEPT)
    assert.equal((await left()).bookings, 0)
  })

  it('is looked at in portions, past those that stay', async () => {
    await using folder = await temporaryFolder()
    const { ctx, pass, fill, save, left } = await setUp(db(), folder.path)
    const tokens = await Promise.all(Array.from({ length: 520 }, fill))
    pass(7)
    for (const token of tokens.slice(0, 3)) await save(token, 0)
    await purge(ctx, KEPT)
    assert.equal((await left()).forms, 3)
  })
})
