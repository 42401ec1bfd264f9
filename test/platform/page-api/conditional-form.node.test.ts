import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EVERY_FIELD_FORM, everyFieldForm } from '../../harness/every-field-form.ts'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const fixture = pageFixture({
  leads: ['1', '2', '3', '4'].map((number) => ({ number })),
  forms: [everyFieldForm],
})

type Definition = { pages: { fields: { id: string; dataField?: string }[] }[] }

/** A session of the form, with the ids of its fields by data field. */
async function begin(lead: string) {
  const url = await fixture().form(EVERY_FIELD_FORM, lead)
  const { form } = pageData(await (await fixture().get(url)).text()) as { form: Definition }
  const fields = form.pages.flatMap((page) => page.fields)
  const id = (dataField: string) =>
    fields.find((field) => field.dataField === dataField)?.id ?? assert.fail(dataField)
  const named = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [id(name), value]))
  const submit = async (values: Record<string, unknown>) => {
    const body = { submitKey: crypto.randomUUID(), rev: 0, values: named(values) }
    const answer = await fixture().send('POST', `${url}/submit`, body)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return { url, id, submit }
}

const CODES = ({ body }: { body: Record<string, unknown> }) =>
  (body['errors'] as { code: string }[]).map(({ code }) => code)

const WHOLE = { colours: ['blue'], shade: 'navy', nps: 9, agreed: true }

describe('a form with conditions', () => {
  it('wants what is shown, and nothing that is not', async () => {
    const { submit } = await begin('1')
    assert.deepEqual(CODES(await submit({ colours: ['blue'], agreed: true })), ['required'])
    assert.deepEqual(CODES(await submit({ ...WHOLE, nps: '3', complaint: 'bad' })), ['too-short'])
    assert.equal((await submit({ ...WHOLE, complaint: 'bad' })).status, 200)
  })

  it('keeps what is shown, and nothing that is not', async () => {
    const { submit } = await begin('2')
    const answers = { ...WHOLE, colours: ['green', 'red'], complaint: 'It was rather late.' }
    assert.equal((await submit({ ...answers, nps: '3', budget: '19.50', gross: 1 })).status, 200)
    assert.deepEqual(await fixture().leadValues('2'), {
      colours: 'red, green',
      nps: 3,
      complaint: 'It was rather late.',
      budget: 19.5,
      gross: 23.4,
      campaign: 'spring',
      agreed: true,
    })
  })

  it('shows without script what an answer brings up, and passes over pages', async () => {
    const { url, id } = await begin('3')
    const keys = { 'sf-rev': '0', 'sf-submit-key': 'key' }
    const typed: Record<string, string> = {}
    // All pages are in the document, so that a browser sends all that was typed so far.
    const post = async (page: number, action: string, values: Record<string, string>) => {
      Object.assign(typed, values)
      const named = Object.fromEntries(
        Object.entries(typed).map(([name, value]) => [id(name), value]),
      )
      const sent = { ...keys, 'sf-page': String(page), 'sf-action': action, ...named }
      const answer = await fixture().post(url, sent)
      return answer.status === 303 ? (await fixture().get(url)).text() : answer.text()
    }
    assert.match(await post(1, 'next', { campaign: 'x' }), /Page 2 of 3/)
    const stayed = await post(2, 'next', { colours: 'blue', nps: '10' })
    assert.match(stayed, /Page 2 of 3/)
    const shade = new RegExp(`<div[^>]*>\\s*<label[^>]*for="f-${id('shade')}"`)
    assert.doesNotMatch(shade.exec(stayed)?.[0] ?? 'hidden', /hidden/)
    assert.match(await post(2, 'next', { colours: 'blue', nps: '10' }), /role="alert"/)
    const last = await post(2, 'next', { colours: 'blue', shade: 'navy', nps: '10' })
    assert.match(last, /Page 3 of 3/)
    const back = await post(4, 'back', {})
    assert.match(back, /Page 2 of 3/)
    const low = { colours: 'blue', shade: 'navy', nps: '0' }
    assert.match(await post(2, 'next', low), /Page 3 of 4/)
    await post(3, 'next', { complaint: '' })
    assert.equal(pageState(await post(4, 'submit', { agreed: 'on' })), 'submitted')
  })

  it('shows of an owner’s HTML what is safe', async () => {
    const { url } = await begin('4')
    const page = await (await fixture().get(url)).text()
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    assert.match(main, /<strong>two minutes<\/strong>/)
    assert.match(main, /rel="noopener noreferrer"/)
    assert.doesNotMatch(main, /<script|onerror|<img/)
  })
})
