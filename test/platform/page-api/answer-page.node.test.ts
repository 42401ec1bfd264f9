import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  approveBooking,
  declineOverdue,
} from '../../../src/platform/appointments/answer-booking.ts'
import { appointmentLinkPath } from '../../../src/platform/appointments/appointment-link.ts'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { readAppointmentSession } from '../../../src/platform/appointments/read-appointment-session.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { LANGUAGES, directionOf } from '../../../src/texts/languages.ts'
import { tokenOf } from '../platform-fixture.ts'
import { pageFixture, pageState } from './page-fixture.ts'

const TYPE = '3f0c9d52-7a18-4be6-8d43-b1e5a7c20f96'

// The clock stands at Monday 23 November 2026, 08:00 in London.
const fixture = pageFixture({
  leads: [{ number: '1', values: { firstname: 'Ann', lastname: '<b>Other</b>' } }],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [{ weekday: 2, start: '09:00', end: '17:00' }],
    },
  ],
  appointmentTypes: [
    {
      id: TYPE,
      title: 'A first call',
      hosts: ['Grace'],
      duration: 30,
      step: 30,
      location: 'By telephone',
      approval: 'owner',
      approvalWithinMinutes: 30,
    },
  ],
})

let taken = 0
/** Of slots that nobody has had. */
const nextTime = () => new Date(Date.UTC(2026, 10, 24, 9, 30 * taken++)).toISOString()

/** A booking that waits, and the link to answer it. */
async function waiting() {
  const { ctx } = fixture()
  const token = tokenOf(await fixture().appointment(TYPE))
  await confirmBooking(ctx, token, { start: nextTime(), confirmKey: token })
  const session = await readAppointmentSession(ctx, token)
  const { id: bookingId } = await ctx.db
    .selectFrom('booking')
    .select('id')
    .where('session_id', '=', session!.id)
    .executeTakeFirstOrThrow()
  const key = { workspaceId: fixture().workspaceId, bookingId }
  const url = ctx.url + appointmentLinkPath(ctx.keys, 'answer', bookingId)
  const status = async () => (await readAppointmentSession(ctx, token))?.booking?.status
  const page = async (headers: Record<string, string> = {}) => {
    const answer = await fixture().get(url, headers)
    assert.equal(answer.status, 200)
    return answer.text()
  }
  const press = async (action: string) => {
    const answer = await fixture().post(url, { do: action })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, tokenOf(url)])
    return page()
  }
  return { token, key, url, status, page, press }
}

describe('the page on which a booking is approved or declined', () => {
  it('asks, and looking at it changes nothing', async () => {
    const { url, status, page } = await waiting()
    for (const method of ['GET', 'HEAD', 'GET']) {
      assert.equal((await fixture().raw(url, { method })).status, 200)
    }
    assert.equal(await status(), 'pending')
    const html = await page()
    assert.equal(pageState(html), 'ask')
    assert.match(
      html,
      /<bdi>A first call<\/bdi><br \/><bdi>With Ann &lt;b&gt;Other&lt;\/b&gt;<\/bdi><br \/><bdi>By telephone<\/bdi>/,
    )
    assert.match(html, /Tuesday,? 24 November 2026[^]*09:00[^]*Europe\/London/)
    assert.match(html, /Without an answer by Monday,? 23 November 2026[^<]* 08:30, it is declined/)
    assert.doesNotMatch(html, /<script/)
    const { headers } = await fixture().get(url)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'[^]*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.match(headers.get('x-robots-tag') ?? '', /noindex/)
  })

  it('approves by its button, once; whoever is later is told', async () => {
    const { press, status } = await waiting()
    assert.match(await press('approve'), /This appointment is approved/)
    assert.equal(await status(), 'confirmed')
    assert.match(await press('decline'), /This appointment is approved/)
    assert.equal(await status(), 'confirmed', 'to decline is not to cancel')
  })

  it('declines by its button, and says so ever after', async () => {
    const { press, status } = await waiting()
    assert.match(await press('decline'), /Appointment declined/)
    assert.match(await press('approve'), /Appointment declined/)
    assert.equal(await status(), 'declined')
  })

  it('says what became of it elsewhere', async () => {
    const { ctx } = fixture()
    const approved = await waiting()
    await approveBooking(ctx, approved.key)
    assert.match(await approved.page(), /This appointment is approved/)

    const cancelled = await waiting()
    await cancelBooking(ctx, cancelled.token, null)
    assert.match(await cancelled.press('approve'), /Appointment cancelled/)

    const moved = await waiting()
    const to = { start: nextTime(), rescheduleKey: 'm' }
    await rescheduleBooking(ctx, moved.token, to)
    const html = await moved.press('approve')
    assert.match(html, /Appointment moved[^]*newer e-mail/)
    assert.equal(await moved.status(), 'pending')
  })

  it('says that it is too late, before and after it is declined by itself', async () => {
    const { ctx } = fixture()
    const { page, press, status } = await waiting()
    ctx.clock.passMinutes(30)
    assert.equal(pageState(await page()), 'expired')
    assert.match(await press('approve'), /This request has lapsed/)
    assert.equal(await status(), 'pending')
    await declineOverdue(ctx)
    assert.match(await page(), /This request has lapsed[^]*Nobody answered in time/)
    assert.equal(await status(), 'declined')
    ctx.clock.passMinutes(-30)
  })

  it('is in all languages', async () => {
    const { page } = await waiting()
    const titles = await Promise.all(
      LANGUAGES.map(async (language) => {
        const html = await page({ 'Accept-Language': language })
        assert.match(html, new RegExp(`<html +lang="${language}" dir="${directionOf(language)}"`))
        return /<h1[^>]*>([^<]+)</.exec(html)?.[1]
      }),
    )
    assert.equal(new Set(titles).size, LANGUAGES.length)
  })

  it('refuses other pages, other words, other links and other methods', async () => {
    const { url, status } = await waiting()
    const { ctx } = fixture()
    const body = new URLSearchParams({ do: 'approve' })
    const foreign = await fixture().raw(url, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
      body,
    })
    assert.equal(foreign.status, 403)
    assert.equal((await fixture().post(url, { do: 'cancel' })).status, 400)
    const forged = url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A')
    for (const link of [
      forged,
      ctx.url + appointmentLinkPath(ctx.keys, 'answer', crypto.randomUUID()),
    ]) {
      assert.equal((await fixture().get(link)).status, 404)
      assert.equal((await fixture().post(link, { do: 'approve' })).status, 404)
    }
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    assert.equal((await fixture().raw(url, { method: 'PUT', headers })).status, 405)
    // A link to look at it as the visitor does is none to answer it.
    const manage = url.replace('/answer/', '/manage/')
    assert.equal((await fixture().get(manage)).status, 404)
    assert.equal(await status(), 'pending')
  })
})
