import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BookingConfirmed, QuestionOpened, SlotTaken } from '../../../src/wire/page.ts'
import { tokenOf } from '../platform-fixture.ts'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const OPTIONAL = '39594a1c-72db-4990-a63f-8d5139a5e4e2'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0561'
const CALL = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NOTES = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0563'
const NINE = '2026-11-24T09:00:00Z'
const TEN = '2026-11-24T10:00:00Z'

const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  start: '09:00',
  end: '12:00',
}))

const call = {
  id: CALL,
  type: 'appointment',
  label: 'When may we call?',
  dataField: 'call',
  appointmentType: 'A call',
} as const

// The clock stands at Monday 23 November 2026, 08:00 in London.
const fixture = pageFixture({
  leads: ['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => ({ number })),
  hosts: [{ name: 'Grace', timeZone: 'Europe/London', availability: everyDay }],
  appointmentTypes: [
    {
      title: 'A call',
      hosts: ['Grace'],
      duration: 30,
      step: 30,
      questions: [{ type: 'input', label: 'Asked elsewhere', required: true }],
      location: [{ kind: 'phone' }, { kind: 'place', text: '1 High Street' }],
    },
  ],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Form',
      review: true,
      pages: [
        {
          title: 'One',
          fields: [
            { id: NAME, type: 'input', label: 'Name', dataField: 'firstname' },
            { ...call, required: true },
            {
              id: NOTES,
              type: 'input',
              label: 'Notes',
              showWhen: { field: 'call', operator: 'atLeast', value: '2026-11-24T10' },
            },
          ],
        },
      ],
    },
    {
      id: OPTIONAL,
      name: 'OPTIONAL',
      title: 'Form',
      pages: [{ title: 'One', fields: [call] }],
    },
  ],
})

const path = (url: string) => `${url}/appointments/${CALL}`
const send = (url: string, what: string, body?: object) =>
  fixture().send('POST', what === '' ? path(url) : `${path(url)}/${what}`, body)
const html = async (url: string) => (await fixture().get(url)).text()
const stored = async (url: string) =>
  (pageData(await html(url))['values'] as Record<string, unknown>)[CALL]

async function opened(lead: string, form = FORM): Promise<string> {
  const url = await fixture().form(form, lead)
  assert.equal((await send(url, '')).status, 200)
  return url
}

async function booked(lead: string, start: string, form = FORM): Promise<string> {
  const url = await opened(lead, form)
  const answer = await send(url, 'confirm?timeZone=Asia/Tokyo', { start, confirmKey: 'k' })
  assert.equal(answer.status, 200)
  return url
}

const submit = (url: string, values: object, submitKey = 'k') =>
  fixture().send('POST', `${url}/submit`, { submitKey, rev: 1, values })

describe('a question for an appointment, to a script', () => {
  it('is opened, held, confirmed, moved and cancelled by the form’s own address', async () => {
    const url = await fixture().form(FORM, '1')
    assert.equal((await fixture().get(`${path(url)}/slots?${range}`)).status, 404)
    const first = (await (await send(url, '')).json()) as QuestionOpened
    assert.equal(first.booked, null)
    assert.equal(first.step.hostName, 'Grace')
    const listed = await fixture().get(`${path(url)}/slots?${range}`)
    const { slots } = (await listed.json()) as { slots: { start: string }[] }
    assert.equal(slots[0]?.start, NINE)
    assert.equal((await send(url, 'hold', { start: NINE })).status, 201)
    assert.equal(((await (await send(url, '')).json()) as QuestionOpened).step.held?.start, NINE)
    const wanted = { start: NINE, confirmKey: 'k', location: 1 }
    const done = await send(url, 'confirm?timeZone=Asia/Tokyo', wanted)
    const confirmed = (await done.json()) as BookingConfirmed
    assert.equal(confirmed.location?.text, '1 High Street')
    // The host page hears of the form alone.
    assert.equal(confirmed.receipt, null)
    assert.deepEqual(await stored(url), {
      start: NINE,
      end: '2026-11-24T09:30:00Z',
      timeZone: 'Asia/Tokyo',
      status: 'confirmed',
    })
    const moved = { start: TEN, rescheduleKey: 'k' }
    assert.equal((await send(url, 'reschedule', moved)).status, 200)
    assert.equal(((await stored(url)) as { start: string }).start, TEN)
    assert.match(await (await fixture().get(`${path(url)}/calendar.ics`)).text(), /BEGIN:VEVENT/)
    assert.equal((await send(url, 'cancel', {})).status, 200)
    assert.equal(await stored(url), undefined)
    assert.equal(((await (await send(url, '')).json()) as QuestionOpened).booked, null)
  })

  it('answers with what is free where a time is taken', async () => {
    const [one, two] = [await booked('1', '2026-11-25T09:00:00Z'), await opened('2')]
    const start = '2026-11-25T09:00:00Z'
    const refused = await send(two, 'hold?timeZone=Europe/London', { start })
    assert.equal(refused.status, 409)
    const { slots } = (await refused.json()) as SlotTaken
    assert.equal(slots[0]?.start, '2026-11-25T09:30:00Z')
    assert.ok(await stored(one))
  })

  it('has no link and no token of the appointment in any page or answer', async () => {
    const url = await booked('3', '2026-11-26T09:00:00Z')
    const rows = await fixture()
      .ctx.db.selectFrom('appointment_session')
      .select(['token_hash'])
      .execute()
    assert.ok(rows.length > 0)
    for (const text of [await html(url), await (await send(url, '')).text()]) {
      assert.doesNotMatch(text, /appointments\/(book|manage)|receipt"?:"/)
    }
  })

  it('takes no answer from anybody but the server', async () => {
    const url = await opened('4')
    const forged = { start: NINE, end: TEN, timeZone: 'UTC', status: 'confirmed' }
    for (const value of [forged, 'x', [NINE], { start: NINE }]) {
      const save = { rev: 0, page: 1, values: { [CALL]: value } }
      // oxlint-disable-next-line no-await-in-loop
      assert.equal((await fixture().send('PUT', `${url}/answers`, save)).status, 200)
      // oxlint-disable-next-line no-await-in-loop
      assert.equal((await submit(url, { [CALL]: value })).status, 422)
    }
    const sent = { [CALL]: JSON.stringify(forged), 'sf-page': '1', 'sf-action': 'next' }
    const page = await fixture().post(url, sent)
    assert.equal(page.status, 422)
    assert.match(await page.text(), /Choose a time for “When may we call\?” and confirm it\./)
    assert.equal(await stored(url), undefined)
  })

  it('is in the review in words, and on the lead as the instant', async () => {
    const url = await booked('5', '2026-11-27T09:00:00Z')
    const page = await html(`${url}?lang=de`)
    assert.match(page, /Freitag, 27\. November 2026, 18:00–18:30 Uhr \(Japanische Normalzeit\)/)
    const answer = await stored(url)
    assert.equal((await submit(url, { [NAME]: 'Ada', [CALL]: answer })).status, 200)
    assert.deepEqual(await fixture().leadValues('5'), {
      firstname: 'Ada',
      call: '2026-11-27T09:00:00Z',
    })
    assert.equal((await send(url, '')).status, 410)
  })

  it('brings up what is asked only after an appointment so late', async () => {
    const shown = async (url: string) =>
      new RegExp(`<div[^>]*data-type="input"(?! hidden)[^>]*>\\s*<label[^>]*for="f-${NOTES}"`).test(
        await html(url),
      )
    assert.equal(await shown(await booked('6', '2026-11-23T11:00:00Z')), false)
    assert.equal(await shown(await booked('6', '2026-11-28T11:00:00Z')), true)
  })

  it('is no other’s: not another form’s, and not to other sites', async () => {
    const url = await opened('7')
    assert.equal((await fixture().send('POST', `${url}/appointments/${NAME}`)).status, 404)
    assert.equal(
      (await fixture().send('POST', `${url}/appointments/x/hold`, { start: NINE })).status,
      404,
    )
    const foreign = { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }
    assert.equal((await fixture().raw(path(url), foreign)).status, 403)
    assert.equal((await fixture().get(path(url))).status, 405)
    const nobody = `${fixture().ctx.url}/journeys/run/1/nobody/appointments/${CALL}`
    assert.equal((await fixture().send('POST', nobody)).status, 404)
  })

  it('tells others of the appointment, and of one session that completes: the form’s', async () => {
    const url = await booked('8', '2026-11-29T09:00:00Z')
    const answer = await stored(url)
    assert.equal((await submit(url, { [CALL]: answer })).status, 200)
    const events = await fixture()
      .ctx.db.selectFrom('event as e')
      .innerJoin('lead as l', 'l.id', 'e.lead_id')
      .select(['e.name'])
      .where('l.number', '=', '8')
      .orderBy('e.id')
      .execute()
    const names = events.map(({ name }) => name)
    assert.ok(names.includes('appointment.booked'), names.join())
    assert.equal(names.filter((name) => name === 'form.submitted').length, 1)
  })
})

const range = new URLSearchParams({
  from: '2026-11-24',
  to: '2026-11-30',
  timeZone: 'Europe/London',
})

describe('a question for an appointment, without script', () => {
  const times = async (url: string, query = '') => {
    const answer = await fixture().post(`${url}${query}`, {
      'sf-page': '1',
      'sf-action': `choose-${CALL}`,
      [NAME]: 'Ada',
    })
    assert.equal(answer.status, 303)
    return new URL(answer.headers.get('Location') ?? '', url).href
  }
  const keyOf = (page: string) => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''

  it('leads there and back, and loses nothing that was typed', async () => {
    const url = await fixture().form(FORM, '1')
    const before = await html(url)
    assert.match(before, /<button[^>]*value="choose-[\w-]+"[^>]*>\s*Choose a time\s*<\/button>/)
    const to = await times(url, '?lang=de')
    assert.match(to, /\?lang=de&do=choose&question=/)
    const page = await html(to)
    assert.equal(pageState(page), 'form')
    assert.doesNotMatch(page, /<script/)
    assert.match(page, /<h1[^>]*>When may we call\?<\/h1>/)
    assert.match(page, /name="location" value="1"/)
    const start = '2026-11-30T09:00:00Z'
    const sent = { do: 'confirm', start, key: keyOf(page), location: '1' }
    const done = await fixture().post(to, sent)
    assert.equal(done.status, 303)
    assert.equal(done.headers.get('Location'), `${tokenOf(url)}?lang=de`)
    assert.equal(((await stored(url)) as { start: string }).start, start)
    assert.equal((pageData(await html(url))['values'] as Record<string, unknown>)[NAME], 'Ada')
    // Loading it again books nothing twice.
    assert.equal((await fixture().post(to, sent)).status, 303)
  })

  it('moves and cancels', async () => {
    const url = await booked('2', '2026-12-01T09:00:00Z')
    const to = await times(url)
    const page = await html(to)
    assert.match(page, /Your appointment is on .*1 December 2026/)
    const moved = { do: 'reschedule', start: '2026-12-01T10:00:00Z', key: keyOf(page) }
    assert.equal((await fixture().post(to, moved)).status, 303)
    assert.equal(((await stored(url)) as { start: string }).start, '2026-12-01T10:00:00Z')
    const ask = await html(to.replace('do=choose', 'do=cancel'))
    assert.match(ask, /Cancel this appointment\?/)
    assert.ok(await stored(url), 'to look changes nothing')
    assert.equal((await fixture().post(to, { do: 'cancel', reason: 'Ill' })).status, 303)
    assert.equal(await stored(url), undefined)
    // A new one can be made.
    assert.match(await html(await times(url)), /data-sf-action="confirm"/)
  })

  it('says that a time is taken, and shows the others', async () => {
    const start = '2026-12-02T09:00:00Z'
    const url = await opened('3')
    const to = await times(url)
    const key = keyOf(await html(to))
    await booked('4', start)
    const answer = await fixture().post(to, { do: 'confirm', start, key })
    assert.equal(answer.status, 409)
    const page = await answer.text()
    assert.match(page, /role="alert">This time was taken/)
    assert.doesNotMatch(page, new RegExp(`value="${start}"`))
    assert.equal(await stored(url), undefined)
  })

  it('shows the form where nobody has got to the question, or it is over', async () => {
    const url = await fixture().form(OPTIONAL, '5')
    const direct = `${url}?do=choose&question=${CALL}`
    assert.match(await html(direct), /id="sf-form"/)
    assert.equal(
      (await fixture().post(direct, { do: 'confirm', start: NINE, key: 'k' })).status,
      303,
    )
    assert.equal(await stored(url), undefined)
    const to = await times(url)
    const nothing = await fixture().post(to, { do: 'x' })
    assert.equal(nothing.status, 400)
    assert.equal((await submit(url, { [CALL]: '' })).status, 200)
    assert.equal(pageState(await html(to)), 'closed')
    const late = await fixture().post(to, { do: 'confirm', start: NINE, key: 'k' })
    assert.equal(late.status, 303)
  })
})
