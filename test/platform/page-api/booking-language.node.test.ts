import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageFixture, pageState } from './page-fixture.ts'

const TYPE = '7f0d5a3c-41b2-4e8a-9d0e-2c9b6f1a8e57'

// The clock stands at Monday 23 November 2026, 08:00 in London.
const fixture = pageFixture({
  leads: [{ number: '1' }],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [{ weekday: 2, start: '09:00', end: '12:00' }],
    },
  ],
  appointmentTypes: [
    { id: TYPE, title: 'A call', hosts: ['Grace'], duration: 30, cancelNotice: 60 },
  ],
})

/** Books, and gives the address. */
async function booked(start = '2026-11-24T09:00:00Z'): Promise<string> {
  const url = await fixture().appointment(TYPE)
  const answer = await fixture().send('POST', `${url}/confirm`, { start, confirmKey: 'k' })
  assert.equal(answer.status, 200)
  return url
}

const htmlOf = async (url: string, language = 'en-GB') =>
  (await fixture().get(url, { 'Accept-Language': language })).text()
/** Where the links and forms of a page lead that are pages of the same session. */
const onward = (html: string) =>
  [...html.matchAll(/(?:href|action)="(\?[^"]*)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  )

describe('the language of a booking', () => {
  it('is kept through every link and form, whatever the browser would have', async () => {
    const url = await booked()
    const [reschedule = '', cancel = ''] = onward(await htmlOf(`${url}?lang=de`))
    assert.deepEqual([reschedule, cancel], ['?do=reschedule&lang=de', '?do=cancel&lang=de'])
    assert.deepEqual(onward(await htmlOf(url + cancel)), ['?lang=de', '?lang=de'])
    assert.deepEqual(onward(await htmlOf(url + reschedule)), [
      '?lang=de',
      '?do=reschedule&from=2026-12-07&lang=de',
      '?lang=de',
    ])
    const done = await fixture().post(`${url}?lang=de`, { do: 'cancel' })
    const to = new URL(done.headers.get('Location') ?? '', url).href
    assert.ok(to.endsWith('?lang=de'))
    assert.match(await htmlOf(to), /<html +lang="de"[^]*Ihr Termin ist abgesagt/)
  })

  it('is that of the browser where no link says one, in its own variety', async () => {
    const url = await booked('2026-11-24T09:30:00Z')
    const html = await htmlOf(url, 'pt-BR, en;q=0.5')
    assert.ok(onward(html).every((to) => to.endsWith('lang=pt-BR')))
    // Ireland writes the day first, which plain "en" would not.
    assert.match(await htmlOf(`${url}?lang=en`, 'de, en-IE;q=0.8'), /Tuesday,? 24 November 2026/)
    assert.match(await htmlOf(`${url}?lang=en`, 'de'), /Tuesday, November 24, 2026/)
    await fixture().send('POST', `${url}/cancel`, {})
  })

  it('is that of the reason why it is too late to cancel, too', async () => {
    const url = await booked('2026-11-24T10:00:00Z')
    fixture().ctx.clock.passMinutes(25 * 60 + 30)
    const done = await fixture().post(`${url}?lang=de`, { do: 'cancel' })
    assert.equal(done.status, 303)
    const html = await htmlOf(new URL(done.headers.get('Location') ?? '', url).href)
    assert.equal(pageState(html), 'closed')
    assert.match(html, /data-sf-text="warning"[^<]*>[^<]*nicht mehr abgesagt/)
    assert.ok(!(await htmlOf(`${url}?lang=de`)).includes('data-sf-text="warning"'))
  })
})
