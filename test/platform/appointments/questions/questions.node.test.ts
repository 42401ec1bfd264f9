import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  approveBooking,
  refuseBooking,
} from '../../../../src/platform/appointments/answer-booking.ts'
import { cancelBooking } from '../../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot } from '../../../../src/platform/appointments/hold-slot.ts'
import { openQuestion } from '../../../../src/platform/appointments/questions/open-question.ts'
import { rescheduleBooking } from '../../../../src/platform/appointments/reschedule-booking.ts'
import { startAppointmentSession } from '../../../../src/platform/appointments/start-appointment-session.ts'
import { findLeadByNumber, listLeads } from '../../../../src/platform/leads/lead-store.ts'
import { PlatformError } from '../../../../src/platform/platform-error.ts'
import { AnswersChanged } from '../../../../src/platform/sessions/answers-changed.ts'
import { readFormSession } from '../../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../../src/platform/sessions/save-answers.ts'
import { startFormSession } from '../../../../src/platform/sessions/start-form-session.ts'
import { submitForm } from '../../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import {
  book,
  CALL,
  EMAIL,
  NINE,
  questionFile,
  questionWorkspace,
  TEN,
  tuesday,
} from './question-fixture.ts'

const AT_NINE = {
  start: NINE,
  end: '2026-11-24T09:30:00Z',
  timeZone: 'Europe/London',
  status: 'confirmed',
} as const
const isCode = (code: string) => (error: unknown) =>
  error instanceof PlatformError && error.code === code

onBothDatabases('a question for an appointment', (db) => {
  describe('its answer', () => {
    it('comes with the booking, changes when it is moved, and goes when it is off', async () => {
      const { visit } = await questionWorkspace(db())
      const one = await visit()
      assert.equal(await one.answer(), undefined)
      const token = await book(one)
      assert.deepEqual(await one.answer(), AT_NINE)
      const moved = { start: TEN, rescheduleKey: 'k', timeZone: 'Asia/Tokyo' }
      await rescheduleBooking(one.ctx, token, moved)
      assert.deepEqual(await one.answer(), {
        start: TEN,
        end: '2026-11-24T10:30:00Z',
        timeZone: 'Asia/Tokyo',
        status: 'confirmed',
      })
      await cancelBooking(one.ctx, token, null)
      assert.equal(await one.answer(), undefined)
    })

    it('says that it waits for the owner, who may decline it', async () => {
      const file = questionFile({ type: { approval: 'owner' } })
      const { ctx, workspaceId, visit } = await questionWorkspace(db(), file)
      const pending = async () => {
        const rows = await db()
          .selectFrom('booking')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('status', '=', 'pending')
          .execute()
        return { workspaceId, bookingId: rows[0]?.id ?? '' }
      }
      const one = await visit()
      await book(one)
      assert.deepEqual(await one.answer(), { ...AT_NINE, status: 'pending' })
      await refuseBooking(ctx, await pending())
      assert.equal(await one.answer(), undefined)
      await book(one, TEN)
      await approveBooking(ctx, await pending())
      assert.deepEqual(await one.answer(), {
        ...AT_NINE,
        start: TEN,
        end: '2026-11-24T10:30:00Z',
      })
    })

    it('is the server’s alone: what is saved or sent under it is not looked at', async () => {
      const { visit } = await questionWorkspace(db())
      const one = await visit()
      const forged = { ...AT_NINE }
      await saveAnswers(one.ctx, one.token, { rev: 0, page: 1, values: { [CALL]: forged } })
      assert.equal(await one.answer(), undefined)
      const submit = { submitKey: 'k', values: { [CALL]: forged } }
      await assert.rejects(submitForm(one.ctx, one.token, submit), AnswersChanged)
      await book(one, TEN)
      await assert.rejects(submitForm(one.ctx, one.token, submit), AnswersChanged)
      assert.equal((await readFormSession(one.ctx, one.token))?.state, 'open')
    })

    it('is nobody’s to fill in beforehand, neither the host page’s nor the lead’s', async () => {
      const file = questionFile()
      const known = { ...file, leads: [{ number: '1', values: { call: NINE } }] }
      const { ctx, workspaceId } = await questionWorkspace(db(), known)
      const form = await db()
        .selectFrom('form')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      const { session } = await startFormSession(ctx, {
        workspaceId,
        lead: '1',
        form: form.id,
        public: true,
        reuse: false,
        values: { call: AT_NINE, [CALL]: AT_NINE },
      })
      assert.equal(session.values[CALL], undefined)
    })

    it('goes to the lead with the form, and follows the appointment from then on', async () => {
      const { ctx, workspaceId, visit } = await questionWorkspace(db())
      const one = await visit()
      const token = await book(one)
      const values = { [EMAIL]: 'ann@example.test', [CALL]: AT_NINE } as const
      await submitForm(ctx, one.token, { submitKey: 'k', values })
      const leadValues = async () => (await findLeadByNumber(ctx.db, workspaceId, '1'))?.values
      assert.deepEqual(await leadValues(), { contact: 'ann@example.test', call: NINE })
      await rescheduleBooking(ctx, token, { start: TEN, rescheduleKey: 'k' })
      assert.deepEqual(await leadValues(), { contact: 'ann@example.test', call: TEN })
      await cancelBooking(ctx, token, null)
      assert.deepEqual(await leadValues(), { contact: 'ann@example.test' })
      // What was sent stays as it was.
      assert.deepEqual(await one.answer(), AT_NINE)
    })
  })

  describe('its session', () => {
    it('is the same for every tab, and no other form’s or page’s', async () => {
      const { ctx, workspaceId, visit } = await questionWorkspace(db())
      const [one, other] = [await visit(), await visit()]
      const ids = await Promise.all(
        Array.from({ length: 6 }, async () => (await openQuestion(ctx, one.token, CALL)).id),
      )
      assert.equal(new Set(ids).size, 1)
      assert.notEqual((await openQuestion(ctx, other.token, CALL)).id, ids[0])
      const types = await db()
        .selectFrom('appointment_type')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .execute()
      const wanted = { workspaceId, lead: '1', appointmentType: types[0]?.id ?? '', reuse: true }
      const own = await startAppointmentSession(ctx, wanted)
      assert.equal(own.resumed, false)
      assert.ok(!ids.includes(own.session.id))
    })

    it('gives way to a new one once its appointment is off, which is no answer any more', async () => {
      const { ctx, visit } = await questionWorkspace(db())
      const one = await visit()
      const first = await book(one)
      await cancelBooking(ctx, first, null)
      const second = await book(one, TEN)
      assert.notEqual(first, second)
      assert.deepEqual(await one.answer(), {
        ...AT_NINE,
        start: TEN,
        end: '2026-11-24T10:30:00Z',
      })
    })

    it('stays open as long as the form does, and no longer', async () => {
      const file = questionFile({
        form: { closesAfterMinutes: 60 },
        type: { closesAfterMinutes: 5 },
      })
      const { ctx, visit } = await questionWorkspace(db(), file)
      const one = await visit()
      const token = await one.appointment()
      ctx.clock.passMinutes(50)
      assert.ok((await tuesday(one, token)).length > 0)
      await book(one)
      // Who books is still there.
      ctx.clock.passMinutes(25)
      assert.equal((await readFormSession(ctx, one.token))?.state, 'open')
      ctx.clock.passMinutes(30)
      await assert.rejects(openQuestion(ctx, one.token, CALL), isCode('expired'))
    })

    it('books nothing for a form that was sent meanwhile', async () => {
      const file = questionFile()
      const question = file.forms?.[0]?.pages[0]?.fields[1]
      assert.ok(question)
      question.required = false
      const { ctx, visit } = await questionWorkspace(db(), file)
      const one = await visit()
      const token = await one.appointment()
      await holdSlot(ctx, token, NINE)
      await submitForm(ctx, one.token, { submitKey: 'k', values: { [CALL]: '' } })
      await assert.rejects(
        confirmBooking(ctx, token, { start: NINE, confirmKey: 'k' }),
        isCode('closed'),
      )
      await assert.rejects(openQuestion(ctx, one.token, CALL), isCode('closed'))
    })
  })

  describe('its lead', () => {
    it('is the form’s, made by whichever comes first', async () => {
      const { ctx, workspaceId, visit } = await questionWorkspace(db())
      const before = (await listLeads(ctx.db, workspaceId)).length
      const [booked, typed] = [await visit({ newIn: 'Group' }), await visit({ newIn: 'Group' })]
      await book(booked)
      await typed.appointment()
      await saveAnswers(ctx, typed.token, {
        rev: 0,
        page: 1,
        values: { [EMAIL]: 'b@example.test' },
      })
      await book(typed, TEN)
      await submitForm(ctx, booked.token, {
        submitKey: 'k',
        values: { [EMAIL]: 'a@example.test', [CALL]: AT_NINE },
      })
      const leads = await listLeads(ctx.db, workspaceId)
      assert.equal(leads.length, before + 2)
      for (const one of [booked, typed]) {
        const session = await readFormSession(ctx, one.token)
        const rows = await db()
          .selectFrom('appointment_session')
          .select('lead_id')
          .where('form_session_id', '=', session?.id ?? '')
          .execute()
        assert.deepEqual(rows, [{ lead_id: session?.leadId }])
      }
    })
  })

  describe('many at once', () => {
    it('of two visitors who want one slot, one gets it, and the other one chooses anew', async () => {
      const { visit } = await questionWorkspace(db())
      const visits = [await visit('1'), await visit('2')]
      const done = await Promise.allSettled(visits.map((one) => book(one)))
      assert.deepEqual(
        done.map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1)),
        ['fulfilled', 'rejected'],
      )
      const loser = visits[done.findIndex(({ status }) => status === 'rejected')]
      assert.ok(loser)
      assert.equal(await loser.answer(), undefined)
      const [first] = await tuesday(loser, await loser.appointment())
      assert.equal(first?.start, '2026-11-24T09:30:00Z')
      await book(loser, first?.start)
      assert.ok(await loser.answer())
    })

    it('whatever is done at the same time, an appointment and the answer are the same', async () => {
      const { ctx, visit } = await questionWorkspace(db())
      const visits = await Promise.all(
        Array.from({ length: 8 }, (_, at) => visit(`${(at % 2) + 1}`)),
      )
      const known = (error: unknown) =>
        error instanceof PlatformError ? error.code : Promise.reject(error)
      const [first] = visits
      assert.ok(first)
      const slots = await tuesday(first, await first.appointment())
      await Promise.all(
        visits.map(async (one, at) => {
          const token = await one.appointment()
          const start = slots[at % slots.length]?.start ?? ''
          const save = (rev: number) =>
            saveAnswers(ctx, one.token, {
              rev,
              page: 1,
              values: { [EMAIL]: `${rev}@example.test` },
              merge: true,
            })
          await Promise.all([
            confirmBooking(ctx, token, { start, confirmKey: 'k' }).catch(known),
            save(0).catch(known),
            submitForm(ctx, one.token, { submitKey: 'a', values: { [EMAIL]: 'x' } }).catch(known),
            openQuestion(ctx, one.token, CALL).catch(known),
            save(1).catch(known),
          ])
          if (at % 3 === 0) {
            await Promise.all([
              cancelBooking(ctx, token, null).catch(known),
              submitForm(ctx, one.token, { submitKey: 'b', values: {} }).catch(known),
            ])
          }
        }),
      )
      for (const one of visits) {
        // oxlint-disable-next-line no-await-in-loop
        const session = await readFormSession(ctx, one.token)
        // oxlint-disable-next-line no-await-in-loop
        const booked = await db()
          .selectFrom('booking as b')
          .innerJoin('appointment_session as s', 's.id', 'b.session_id')
          .select(['b.starts_at'])
          .where('s.form_session_id', '=', session?.id ?? '')
          .where('b.status', '=', 'confirmed')
          .execute()
        assert.ok(booked.length <= 1)
        const answer = session?.values[CALL] as { start: string } | undefined
        if (session?.state === 'open') {
          assert.equal(answer && Date.parse(answer.start), booked[0]?.starts_at.getTime())
        }
      }
    })

    it('two tabs that book at once make one appointment, and what is typed meanwhile stays', async () => {
      const { ctx, visit } = await questionWorkspace(db())
      const one = await visit()
      const token = await one.appointment()
      const all = await Promise.allSettled([
        confirmBooking(ctx, token, { start: NINE, confirmKey: 'a' }),
        confirmBooking(ctx, token, { start: TEN, confirmKey: 'b' }),
        saveAnswers(ctx, one.token, {
          rev: 0,
          page: 1,
          values: { [EMAIL]: 'ann@example.test' },
          merge: true,
        }),
      ])
      assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 2)
      const session = await readFormSession(ctx, one.token)
      assert.equal(session?.values[EMAIL], 'ann@example.test')
      assert.ok(session?.values[CALL])
    })
  })
})
