import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { readCalendarFigures } from '../../../src/platform/calendars/calendar-figures-store.ts'
import { refreshCalendars } from '../../../src/platform/calendars/refresh-calendars.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { listen } from '../../harness/listen.ts'
import type { Listening } from '../../harness/listen.ts'
import { AppointmentFixture, appointmentFile } from '../appointments/appointment-fixture.ts'

const MONDAY = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Europe/London' }
const SECRET = 'canary-calendar-secret'

/** Busy every weekday from 09:00 to 10:30 in London. */
const FEED = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:daily',
  'DTSTAMP:20260101T000000Z',
  'SUMMARY:canary-summary-secret',
  'DTSTART;TZID=Europe/London:20260105T090000',
  'DTEND;TZID=Europe/London:20260105T103000',
  'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

onBothDatabases('calendars of hosts', (db) => {
  const fixture = new AppointmentFixture(db)
  let server: Listening
  let asked: IncomingMessage[] = []
  let behave: (request: IncomingMessage, answer: ServerResponse) => void = () => undefined

  const serve = (body: string, headers: Record<string, string> = {}) => {
    behave = (_, answer) => answer.writeHead(200, headers).end(body)
  }
  const fail = (status: number) => {
    behave = (_, answer) => answer.writeHead(status).end('no')
  }

  before(async () => {
    server = await listen(
      createServer((request, answer) => {
        asked.push(request)
        behave(request, answer)
      }),
    )
  })
  after(() => server.close())
  beforeEach(() => {
    asked = []
  })

  const address = () => `${server.origin}/${SECRET}.ics`
  const fileWith = (calendars: { url: string }[] | undefined) => {
    const file = appointmentFile()
    return parseWorkspaceFile({
      ...file,
      hosts: (file.hosts ?? []).map((host) => ({ ...host, ...(calendars && { calendars }) })),
    })
  }
  const apply = (calendars: { url: string }[] | undefined) =>
    applyWorkspaceFile(db(), fixture.workspaceId, fileWith(calendars), fixture.ctx.keys)
  const refresh = async (allowed: readonly string[] = [server.origin]) => {
    const { ctx, workspaceId } = fixture
    const options = { allowedOrigins: new Set(allowed), limit: 10, workspaceId }
    return (await refreshCalendars(ctx, options)).map(({ outcome }) => outcome)
  }
  const firstFree = async () => {
    const [slot] = await listSlots(fixture.ctx, await fixture.startToken(), MONDAY)
    return slot?.start.slice(11, 16)
  }

  it('close the times of their events, in the list and where a slot is taken', async () => {
    serve(FEED)
    await apply([{ url: address() }])
    assert.equal(await firstFree(), '09:00', 'nobody has looked yet')
    const [outcome] = await refresh()
    assert.ok(outcome !== undefined && outcome !== 'unchanged' && 'busyTimes' in outcome)
    assert.ok(outcome.busyTimes > 500, 'two years of weekdays')
    assert.equal(await firstFree(), '10:30')
    const token = await fixture.startToken()
    const taken = { start: '2026-11-23T09:00:00Z', confirmKey: 'k' }
    await assert.rejects(confirmBooking(fixture.ctx, token, taken), { code: 'slot-taken' })
    await confirmBooking(fixture.ctx, token, { ...taken, start: '2026-11-23T10:30:00Z' })
  })

  it('are asked for again in ten minutes, and only if they have changed', async () => {
    serve(FEED, { etag: '"one"', 'last-modified': 'Mon, 23 Nov 2026 07:00:00 GMT' })
    await apply([{ url: address() }])
    await refresh()
    assert.deepEqual(await refresh(), [], 'not yet')
    fixture.ctx.clock.passMinutes(10)
    behave = (request, answer) =>
      answer.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end()
    assert.deepEqual(await refresh(), ['unchanged'])
    assert.equal(asked.at(-1)?.headers['if-modified-since'], 'Mon, 23 Nov 2026 07:00:00 GMT')
    assert.equal(await firstFree(), '10:30')
    // What repeats has to be worked out further once a day.
    fixture.ctx.clock.passMinutes(24 * 60)
    serve(FEED)
    const [later] = await refresh()
    assert.ok(later !== undefined && later !== 'unchanged' && 'busyTimes' in later)
    assert.equal(asked.at(-1)?.headers['if-none-match'], undefined)
  })

  it('are counted by how the last attempt went, and why it failed', async () => {
    await apply(undefined)
    const figures = async () => {
      const { calendars, calendarFailures } = await readCalendarFigures(db())
      return {
        ...Object.fromEntries(calendars.map(({ state, found }) => [state, found])),
        404: calendarFailures.find(({ failure }) => failure === 'status-404')?.found ?? 0,
      }
    }
    const none: Record<string, number> = await figures()
    const plus = (more: Record<string, number>) =>
      Object.fromEntries(Object.entries(none).map(([key, n]) => [key, n + (more[key] ?? 0)]))
    await apply([{ url: address() }])
    assert.deepEqual(await figures(), plus({ unread: 1 }))
    fail(404)
    await refresh()
    assert.deepEqual(await figures(), plus({ failed: 1, 404: 1 }))
    serve(FEED)
    fixture.ctx.clock.passMinutes(10)
    await refresh()
    assert.deepEqual(await figures(), plus({ read: 1 }))
    fail(404)
    fixture.ctx.clock.passMinutes(10)
    await refresh()
    assert.deepEqual(await figures(), plus({ failed: 1, 404: 1 }))
  })

  it('leave what was known when they cannot be read, and say why in a word', async () => {
    serve(FEED)
    await apply([{ url: address() }])
    await refresh()
    const failures: [() => void, string][] = [
      [() => fail(404), 'status-404'],
      [() => serve('<!doctype html><title>Log in</title>'), 'unreadable'],
      [() => (behave = (request) => request.destroy()), 'unreachable'],
      [() => serve('x'.repeat(10 * 1024 * 1024 + 1)), 'too-large'],
      [
        () => (behave = (_, answer) => answer.writeHead(302, { location: address() }).end()),
        'too-many-redirects',
      ],
      [
        () =>
          (behave = (_, answer) =>
            answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
        'plain-http',
      ],
    ]
    for (const [begin, failure] of failures) {
      begin()
      fixture.ctx.clock.passMinutes(10)
      assert.deepEqual(await refresh(), [{ failure }])
    }
    fixture.ctx.clock.passMinutes(10)
    assert.deepEqual(await refresh([]), [{ failure: 'plain-http' }])
    const row = await db()
      .selectFrom('host_calendar')
      .select('failure')
      .where('workspace_id', '=', fixture.workspaceId)
      .executeTakeFirstOrThrow()
    assert.equal(row.failure, 'plain-http')
    const [slot] = await listSlots(fixture.ctx, await fixture.startToken(), {
      ...MONDAY,
      from: '2026-11-24',
      to: '2026-11-24',
    })
    assert.equal(slot?.start, '2026-11-24T10:30:00Z')
  })

  describe('in workspace.json', () => {
    it('stay where the file says nothing, and go where it lists others', async () => {
      serve(FEED)
      const first = await apply([{ url: address() }])
      assert.deepEqual(first.counts.calendars, { created: 1, changed: 0, unchanged: 0 })
      await refresh()
      const again = await apply([{ url: address() }])
      assert.deepEqual(again.counts.calendars, { created: 0, changed: 0, unchanged: 1 })
      await apply(undefined)
      assert.equal(await firstFree(), '10:30')
      await apply([])
      assert.equal(await firstFree(), '09:00')
    })

    it('are kept sealed, and not written out; of an event only its time is kept', async () => {
      serve(FEED)
      await apply([{ url: address() }])
      await refresh()
      const calendars = await db().selectFrom('host_calendar').selectAll().execute()
      const busy = await db().selectFrom('host_busy').selectAll().limit(5).execute()
      const file = await exportWorkspaceFile(db(), fixture.workspaceId)
      assert.ok(!/canary/.test(JSON.stringify([calendars, busy, file])))
      assert.equal(file.hosts[0]?.calendars, undefined)
    })
  })
})
