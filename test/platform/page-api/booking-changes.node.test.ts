import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { appointmentLinkPath } from '../../../src/platform/appointments/appointment-link.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import type { BookingConfirmed, FieldProblems, SlotTaken } from '../../../src/wire/page.ts'
import { tokenOf } from '../platform-fixture.ts'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const TYPE = '7b2c8e14-50a9-4f6d-9d31-c8a0e5f7b264'
const ASKS = 'd4a91f03-6e5b-4c27-8b1a-f29c63d70e58'
const SIZE = '0e9d6c1b-3f58-4a72-b6c4-5d1f8a2e7930'
const NINE = '2026-11-24T09:00:00Z'
const HALF_PAST = '2026-11-24T09:30:00Z'
const TEN = '2026-11-24T10:00:00Z'

const common = { hosts: ['Grace'], duration: 30, step: 30, location: 'By telephone' }
// The clock stands at Monday 23 November 2026, 08:00 in London.
const fixture = pageFixture({
  leads: [{ number: '1', values: { email: 'ann@example.test' } }, { number: '2' }],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [2, 3, 4].map((weekday) => ({
        weekday: weekday as 2 | 3 | 4,
        start: '09:00',
        end: '10:30',
      })),
    },
  ],
  appointmentTypes: [
    { ...common, id: TYPE, title: 'A first call', cancelNotice: 60 },
    {
      ...common,
      id: ASKS,
      title: 'A measured call',
      questions: [
        { id: SIZE, type: 'number', label: 'Size', dataField: 'size', required: true, min: 1 },
        { type: 'email', label: 'E-mail', dataField: 'email' },
      ],
    },
  ],
})

const send = (url: string, what: string, body: object) =>
  fixture().send('POST', `${url}/${what}`, body)

async function booked(start: string, lead = '1'): Promise<string> {
  const url = await fixture().appointment(TYPE, lead)
  const answer = await send(url, 'confirm?timeZone=Asia/Tokyo', { start, confirmKey: url })
  assert.equal(answer.status, 200)
  return url
}

/** The link of the visitor's mails. */
async function manageUrl(publicUrl: string): Promise<string> {
  const session = await readAppointmentSession(fixture().ctx, tokenOf(publicUrl))
  assert.ok(session)
  return fixture().ctx.url + appointmentLinkPath(fixture().ctx.keys, 'manage', session.id)
}

const cancel = async (url: string) => {
  assert.equal((await send(url, 'cancel', {})).status, 200)
}

describe('a booked appointment, to a script', () => {
  it('says until when it may be changed, and is moved and cancelled', async () => {
    const url = await booked(NINE)
    const moved = await send(url, 'reschedule', { start: TEN, rescheduleKey: 'k' })
    assert.equal(moved.status, 200)
    const { receipt, calendar, ...told } = (await moved.json()) as BookingConfirmed
    assert.deepEqual(told, {
      start: TEN,
      end: '2026-11-24T10:30:00Z',
      status: 'confirmed',
      location: null,
      manage: { rescheduleUntil: TEN, cancelUntil: NINE },
    })
    assert.match(receipt ?? '', /^ey/)
    assert.equal(calendar?.ics, '/calendar.ics')
    for (const link of Object.values(calendar ?? {})) assert.ok(!link.includes(tokenOf(url)))

    const off = await send(url, 'cancel', { reason: 'Ill' })
    assert.equal(off.status, 200)
    const gone = { status: 'cancelled', manage: { rescheduleUntil: null, cancelUntil: null } }
    assert.deepEqual(await off.json(), { ...told, ...gone, calendar: null })
    assert.equal((await send(url, 'cancel', {})).status, 200)
    const late = await send(url, 'reschedule', { start: NINE, rescheduleKey: 'l' })
    assert.equal(late.status, 410)
  })

  it('has a calendar file, also where it is off, and none before', async () => {
    const open = await fixture().appointment(TYPE)
    assert.equal((await fixture().get(`${open}/calendar.ics`)).status, 404)
    const url = await booked(NINE)
    const file = await fixture().get(`${url}/calendar.ics`)
    assert.equal(file.status, 200)
    assert.equal(file.headers.get('Content-Type'), 'text/calendar; charset=utf-8')
    assert.equal(file.headers.get('Cache-Control'), 'no-store')
    const text = await file.text()
    assert.match(text, /METHOD:PUBLISH\r\n/)
    assert.ok(!text.includes(tokenOf(url)))
    await cancel(url)
    assert.match(await (await fixture().get(`${url}/calendar.ics`)).text(), /METHOD:CANCEL\r\n/)
  })

  it('answers a time that is taken with what is free that day', async () => {
    const [url, other] = [await booked(NINE), await booked(TEN, '2')]
    const taken = await send(url, 'reschedule', { start: TEN, rescheduleKey: 'k' })
    assert.equal(taken.status, 409)
    const { code, slots } = (await taken.json()) as SlotTaken
    assert.equal(code, 'slot-taken')
    assert.deepEqual(
      slots.map(({ start }) => start),
      [HALF_PAST],
    )
    await cancel(url)
    await cancel(other)
  })

  it('takes nothing that is not asked for, and nothing from elsewhere', async () => {
    const url = await booked(NINE)
    for (const [what, body] of [
      ['reschedule', { start: TEN }],
      ['reschedule', { start: TEN, rescheduleKey: 'k', more: 1 }],
      ['cancel', { reason: 'x'.repeat(1001) }],
    ] as const) {
      assert.equal((await send(url, what, body)).status, 400, what)
    }
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'cross-site' }
    const foreign = await fixture().raw(`${url}/cancel`, { method: 'POST', headers, body: '{}' })
    assert.equal(foreign.status, 403)
    assert.equal((await fixture().get(`${url}/cancel`)).status, 405)
    await cancel(url)
  })
})

describe('the link of a booking in a mail', () => {
  it('shows what is booked, in the zone of the visitor', async () => {
    const url = await booked(NINE)
    const html = await (await fixture().get(await manageUrl(url))).text()
    assert.equal(pageState(html), 'closed')
    assert.ok(html.includes('Asia/Tokyo'))
    assert.ok(html.includes('18:00'))
    assert.equal((pageData(html)['booking'] as { status: string }).status, 'confirmed')
    assert.match(html, /data-sf-action="reschedule"/)
    assert.match(html, /data-sf-action="cancel"/)
    await cancel(url)
  })

  it('cancels by a form, and by no GET', async () => {
    const url = await booked(NINE)
    const manage = await manageUrl(url)
    const ask = await (await fixture().get(`${manage}?do=cancel`)).text()
    assert.equal(pageState(ask), 'ask')
    const still = await readAppointmentSession(fixture().ctx, tokenOf(url))
    assert.equal(still?.booking?.status, 'confirmed')
    const done = await fixture().post(manage, { do: 'cancel', reason: 'Ill' })
    assert.equal(done.status, 303)
    const after = await (
      await fixture().get(new URL(done.headers.get('Location') ?? '', manage).href)
    ).text()
    assert.ok(after.includes('Your appointment is cancelled'))
    assert.ok(!after.includes('data-sf-action'))
  })

  it('moves by a form: from the times that are free, two weeks at a time', async () => {
    const manage = await manageUrl(await booked(NINE))
    const html = await (await fixture().get(`${manage}?do=reschedule`)).text()
    assert.deepEqual(pageData(html)['moves'], { start: NINE, end: HALF_PAST })
    const offered = [...html.matchAll(/data-sf-start="([^"]+)"/g)].map(([, start]) => start)
    assert.equal(offered[0], HALF_PAST)
    assert.ok(!offered.includes(NINE))
    const later = /href="\?(do=reschedule&amp;from=[\d-]+&amp;lang=en-GB)"/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
    const next = await (await fixture().get(`${manage}?${later}`)).text()
    assert.match(next, /data-sf-start="2026-12-/)
    const sent = { do: 'reschedule', start: TEN, key: 'k' }
    assert.equal((await fixture().post(manage, sent)).status, 303)
    assert.equal((await fixture().post(manage, sent)).status, 303)
    const after = await (await fixture().get(manage)).text()
    assert.equal(pageData(after)['start'], TEN)
    await cancel(manage)
  })

  it('says that a time was taken meanwhile', async () => {
    const [url, other] = [await booked(NINE), await booked(TEN, '2')]
    const manage = await manageUrl(url)
    const answer = await fixture().post(manage, { do: 'reschedule', start: TEN, key: 'k' })
    assert.equal(answer.status, 409)
    assert.ok((await answer.text()).includes('taken by somebody else a moment ago'))
    await cancel(url)
    await cancel(other)
  })

  it('works for nobody who made it up, and for nothing else', async () => {
    const url = await booked(NINE)
    const manage = await manageUrl(url)
    const { keys, url: origin } = fixture().ctx
    const stranger = origin + appointmentLinkPath(keys, 'manage', crypto.randomUUID())
    for (const wrong of [
      `${manage}A`,
      manage.slice(0, -1),
      manage.replace('/manage/', '/book/'),
      url.replace('/book/', '/manage/'),
      stranger,
    ]) {
      assert.equal((await fixture().get(wrong)).status, 404)
      assert.equal((await send(wrong, 'cancel', {})).status, 404)
    }
    await cancel(url)
  })
})

describe('questions of an appointment', () => {
  it('are on the page, with what is known of the lead', async () => {
    const html = await (await fixture().get(await fixture().appointment(ASKS))).text()
    const { questions, answers } = pageData(html) as {
      questions: { id: string }[]
      answers: object
    }
    assert.equal(questions[0]?.id, SIZE)
    assert.deepEqual(Object.values(answers), ['ann@example.test'])
  })

  it('are checked again on the server, and put on the lead', async () => {
    const url = await fixture().appointment(ASKS)
    const refused = await send(url, 'confirm', {
      start: NINE,
      confirmKey: 'k',
      answers: { [SIZE]: '0' },
    })
    assert.equal(refused.status, 422)
    const { errors } = (await refused.json()) as FieldProblems
    assert.deepEqual(
      errors.map(({ field, code }) => [field, code]),
      [[SIZE, 'min']],
    )
    assert.equal((await send(url, 'confirm', { start: NINE, confirmKey: 'k' })).status, 422)
    const wanted = { start: NINE, confirmKey: 'k', answers: { [SIZE]: '42', other: 'x' } }
    assert.equal((await send(url, 'confirm', wanted)).status, 200)
    assert.equal((await send(url, 'confirm', wanted)).status, 200)
    const values = await fixture().leadValues()
    assert.equal(values['size'], 42)
    assert.equal(values['email'], 'ann@example.test')
    await cancel(url)
  })
})
