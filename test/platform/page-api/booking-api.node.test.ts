import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Slot } from '../../../src/wire/page.ts'
import { EXTRA, SITE, pageData, pageFixture, pageState } from './page-fixture.ts'

const TYPE = '5c0f7a42-9d3e-4b61-8f27-1e6ad94b30c8'
const NINE = '2026-11-24T09:00:00Z'
const HALF_PAST = '2026-11-24T09:30:00Z'

// The clock stands at Monday 23 November 2026, 08:00 in London.
const fixture = pageFixture({
  leads: [{ number: '1' }, { number: '2' }],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [{ weekday: 2, start: '09:00', end: '10:30' }],
    },
  ],
  appointmentTypes: [
    {
      id: TYPE,
      title: 'A first call',
      hosts: ['Grace'],
      duration: 30,
      step: 30,
      minimumNotice: 0,
      horizonDays: 30,
      closesAfterMinutes: 60,
      location: 'By telephone',
    },
  ],
})

const slots = async (url: string, query: Record<string, string>) =>
  fixture().get(`${url}/slots?${new URLSearchParams(query)}`)
const day = { from: '2026-11-24', to: '2026-11-24', timeZone: 'Europe/London' }
const hold = (url: string, start: string, query = '') =>
  fixture().send('POST', `${url}/hold${query}`, { start })
const confirm = (url: string, start: string, confirmKey: string) =>
  fixture().send('POST', `${url}/confirm`, { start, confirmKey })
const starts = async (answer: Response) =>
  ((await answer.json()) as { slots: Slot[] }).slots.map(({ start }) => start)

describe('the booking page', () => {
  it('says what is booked, before any script, and what its script needs', async () => {
    const html = await (await fixture().get(await fixture().appointment(TYPE))).text()
    assert.equal(pageState(html), 'form')
    for (const text of ['A first call', '30 minutes', 'With Grace', 'By telephone', '<noscript>']) {
      assert.ok(html.includes(text), text)
    }
    assert.deepEqual(pageData(html), {
      kind: 'booking',
      title: 'A first call',
      duration: 30,
      durations: [30],
      hostName: 'Grace',
      timeZone: 'Europe/London',
      location: 'By telephone',
      locations: [],
      firstDay: '2026-11-23',
      lastDay: '2026-12-23',
      held: null,
      moves: null,
      questions: [],
      answers: {},
      allowedParents: [SITE, EXTRA],
    })
  })

  it('lists free slots in the zone of the visitor', async () => {
    const url = await fixture().appointment(TYPE)
    const london = await slots(url, day)
    assert.equal(london.status, 200)
    assert.deepEqual(await starts(london), [NINE, HALF_PAST, '2026-11-24T10:00:00Z'])
    // 09:00 in London is 23:00 in Honolulu, the day before.
    const honolulu = { from: '2026-11-23', to: '2026-11-23', timeZone: 'Pacific/Honolulu' }
    assert.deepEqual(await starts(await slots(url, honolulu)), [NINE, HALF_PAST])
  })

  const wrong: [string, Record<string, string>][] = [
    ['no zone', { from: '2026-11-24', to: '2026-11-24' }],
    ['a zone that nobody knows', { ...day, timeZone: 'Europe/Atlantis' }],
    ['an offset instead of a zone', { ...day, timeZone: '+01:00' }],
    ['a day that does not exist', { ...day, to: '2026-11-31' }],
    ['days the wrong way round', { ...day, to: '2026-11-23' }],
    ['more than six weeks', { ...day, to: '2027-01-05' }],
    ['something it does not know', { ...day, host: 'Grace' }],
  ]
  for (const [what, query] of wrong) {
    it(`answers 400 to ${what}`, async () => {
      assert.equal((await slots(await fixture().appointment(TYPE), query)).status, 400)
    })
  }

  it('holds a slot, shows it after a reload, and gives it up', async () => {
    const url = await fixture().appointment(TYPE)
    const held = await hold(url, NINE)
    assert.equal(held.status, 201)
    const expected = {
      start: NINE,
      end: HALF_PAST,
      expiresAt: '2026-11-23T08:05:00Z',
      keptFor: 300,
    }
    assert.deepEqual(await held.json(), expected)
    assert.deepEqual(pageData(await (await fixture().get(url)).text())['held'], expected)

    const other = await fixture().appointment(TYPE, '2')
    assert.deepEqual(await starts(await slots(other, day)), [HALF_PAST, '2026-11-24T10:00:00Z'])
    assert.equal((await fixture().send('DELETE', `${url}/hold`)).status, 204)
    assert.equal((await starts(await slots(other, day))).length, 3)
  })

  it('answers 409 with what is free that day when a slot is taken or not offered', async () => {
    const url = await fixture().appointment(TYPE)
    const other = await fixture().appointment(TYPE, '2')
    await hold(other, NINE)
    const free = [HALF_PAST, '2026-11-24T10:00:00Z']
    for (const answer of [await hold(url, NINE), await confirm(url, NINE, 'key')]) {
      assert.equal(answer.status, 409)
      const taken = (await answer.json()) as { code: string; timeZone: string; slots: Slot[] }
      assert.equal(taken.code, 'slot-taken')
      assert.equal(taken.timeZone, 'Europe/London')
      assert.deepEqual(
        taken.slots.map(({ start }) => start),
        free,
      )
    }
    const abroad = await hold(url, NINE, '?timeZone=Asia%2FTokyo')
    assert.equal(((await abroad.json()) as { timeZone: string }).timeZone, 'Asia/Tokyo')
    assert.equal((await hold(url, '2026-11-24T12:00:00Z')).status, 409)
    await fixture().send('DELETE', `${other}/hold`)
  })

  it('confirms once: the same key again gives the same, another key is too late', async () => {
    const url = await fixture().appointment(TYPE)
    await hold(url, NINE)
    const first = await confirm(url, NINE, 'key')
    assert.equal(first.status, 200)
    const booked = (await first.json()) as { start: string; end: string; receipt: string }
    assert.deepEqual([booked.start, booked.end], [NINE, HALF_PAST])
    assert.deepEqual(await (await confirm(url, NINE, 'key')).json(), booked)
    const late = await confirm(url, HALF_PAST, 'another key')
    assert.equal(late.status, 410)
    assert.equal(((await late.json()) as { code: string }).code, 'closed')

    const html = await (await fixture().get(url)).text()
    assert.equal(pageState(html), 'closed')
    assert.match(html, /Tuesday,? 24 November 2026/)
    const { outcome, start, end, receipt } = pageData(html)
    assert.deepEqual(
      [outcome, start, end, receipt],
      ['appointment', NINE, HALF_PAST, booked.receipt],
    )
  })

  it('answers 400 to a start that is no instant, 404 to a token that nobody has', async () => {
    const url = await fixture().appointment(TYPE)
    for (const start of ['tomorrow', '2026-11-24T09:00', '', 7]) {
      assert.equal((await fixture().send('POST', `${url}/hold`, { start })).status, 400)
    }
    const nobody = `${fixture().ctx.url}/appointments/book/no-such-token`
    assert.equal((await fixture().get(nobody)).status, 404)
    assert.equal((await slots(nobody, day)).status, 404)
    assert.equal((await hold(nobody, NINE)).status, 404)
    assert.equal((await fixture().send('DELETE', `${nobody}/hold`)).status, 404)
  })

  it('answers 403 to another site that gives up a hold', async () => {
    const url = await fixture().appointment(TYPE)
    const headers = { 'Sec-Fetch-Site': 'cross-site' }
    assert.equal((await fixture().raw(`${url}/hold`, { method: 'DELETE', headers })).status, 403)
  })

  it('closes after its time', async () => {
    const url = await fixture().appointment(TYPE)
    fixture().ctx.clock.passMinutes(61)
    assert.equal(pageState(await (await fixture().get(url)).text()), 'expired')
    assert.equal((await slots(url, day)).status, 410)
    assert.equal((await hold(url, NINE)).status, 410)
  })
})
