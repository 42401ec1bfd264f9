import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import type { FieldType, FormField } from '../../../src/wire/form.ts'
import { ASSETS, EXTRA, SITE, pageData, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const HOSTILE_FORM = '4da80d92-e6fb-432e-a631-aea2b1e97a05'
const HOSTILE = `"'><script>alert(1)</script></script><!--\u2028& {{x}}`

const SHEET_HASH = createHash('sha256').update(ASSETS.journey.sheet).digest('base64')

const ids = Array.from({ length: 9 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`)
const options = [
  { value: 'web', label: 'The web' },
  { value: 'friend', label: 'A friend' },
]
const field = (index: number, type: FieldType, more: Partial<FormField> = {}) => ({
  id: ids[index],
  type,
  label: `Question ${index}`,
  ...more,
})

const fixture = pageFixture({
  leads: [
    { number: '1', values: { firstname: 'Ada', rate: 'fixed' } },
    { number: '2', values: { firstname: HOSTILE, source: HOSTILE } },
  ],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Your plans',
      closesAfterMinutes: 60,
      pages: [
        {
          title: 'About you',
          fields: [
            field(0, 'input', { dataField: 'firstname', required: true, help: 'As on your card.' }),
            field(1, 'email', { dataField: 'email' }),
            field(2, 'tel', { dataField: 'phone1' }),
            field(3, 'input', { dataField: 'rate', readOnly: true, required: true }),
          ],
        },
        {
          title: 'More',
          fields: [
            field(4, 'number', { min: 0 }),
            field(5, 'date'),
            field(6, 'select', { options }),
            field(7, 'radio', { options, required: true }),
            field(8, 'textarea', { dataField: 'notes' }),
            { type: 'checkbox' as const, label: 'I agree', dataField: 'consent', required: true },
          ],
        },
      ],
    },
    {
      id: HOSTILE_FORM,
      name: 'HOSTILE',
      title: HOSTILE,
      pages: [
        {
          title: HOSTILE,
          fields: [
            { type: 'input', label: HOSTILE, help: HOSTILE, dataField: 'firstname' },
            { type: 'textarea', label: `${HOSTILE} 1` },
            {
              type: 'select',
              label: HOSTILE,
              dataField: 'source',
              options: [{ value: HOSTILE, label: HOSTILE }],
            },
            { type: 'radio', label: `${HOSTILE} 2`, options: [{ value: HOSTILE, label: HOSTILE }] },
            { type: 'checkbox', label: `${HOSTILE} 3`, required: true },
          ],
        },
      ],
    },
  ],
})

const page = async (form = FORM, lead = '1') =>
  (await fixture().get(await fixture().form(form, lead))).text()

/** The start tag of the element with that id. */
const tag = (html: string, id: string) => new RegExp(`<\\w+[^>]* id="${id}"[^>]*>`).exec(html)?.[0]

describe('the page of a form', () => {
  it('holds all pages in one form and shows the first', async () => {
    const html = await page()
    assert.equal(pageState(html), 'form')
    assert.equal(html.match(/<form/g)?.length, 1)
    const sections = html.match(/<section[^>]*>/g) ?? []
    assert.deepEqual(
      sections.map((one) => one.includes(' hidden')),
      [false, true],
    )
    assert.match(html, /<title>About you – Your plans<\/title>/)
    assert.match(html, /Page 1 of 2/)
  })

  it('labels each control and marks it with its data field', async () => {
    const html = await page()
    for (const id of ids.filter((_, index) => index !== 7)) {
      assert.ok(html.includes(`for="f-${id}"`), id)
      assert.ok(tag(html, `f-${id}`)?.includes(' data-sf-field='), id)
    }
    assert.match(tag(html, `f-${ids[0]}`) ?? '', / data-sf-field="firstname"/)
    assert.match(tag(html, `f-${ids[4]}`) ?? '', new RegExp(` data-sf-field="${ids[4]}"`))
    assert.match(tag(html, `f-${ids[7]}`) ?? '', /<fieldset\s.*role="radiogroup"/s)
  })

  it('says what is required, filled in by whom, and how', async () => {
    const html = await page()
    const name = tag(html, `f-${ids[0]}`) ?? ''
    assert.match(name, / aria-required="true"/)
    assert.match(name, / autocomplete="given-name"/)
    assert.match(name, / value="Ada"/)
    assert.match(name, new RegExp(` aria-describedby="f-${ids[0]}-help"`))
    assert.match(tag(html, `f-${ids[1]}`) ?? '', / type="email".* autocomplete="email"/s)
    assert.match(tag(html, `f-${ids[2]}`) ?? '', / type="tel".* autocomplete="tel"/s)
    assert.match(tag(html, `f-${ids[4]}`) ?? '', / type="text".* inputmode="decimal"/s)
    const fixed = tag(html, `f-${ids[3]}`) ?? ''
    assert.match(fixed, / readonly/)
    assert.match(fixed, / value="fixed"/)
    assert.doesNotMatch(fixed, /aria-required/)
  })

  it('opens where the visitor left, with what was typed', async () => {
    const url = await fixture().form(FORM)
    const values = { [ids[4] ?? '']: '12,5', [ids[6] ?? '']: 'friend', [ids[8] ?? '']: '\n <b>' }
    await fixture().send('PUT', `${url}/answers`, { rev: 0, page: 2, values })
    const html = await (await fixture().get(url)).text()
    assert.match(html, /Page 2 of 2/)
    assert.match(tag(html, `f-${ids[4]}`) ?? '', / value="12,5"/)
    assert.match(html, /<option\s+value="friend" selected>/)
    // The first line break after the start tag is dropped by the parser.
    assert.match(html, />\n\n &lt;b&gt;<\/textarea>/)
    assert.equal(pageData(html)['rev'], 1)
  })

  it('gives its script the form, the answers and who may frame it', async () => {
    const data = pageData(await page())
    assert.equal(data['kind'], 'journey')
    assert.deepEqual(data['allowedParents'], [SITE, EXTRA])
    assert.equal((data['values'] as Record<string, unknown>)[ids[0] ?? ''], 'Ada')
  })

  it('escapes whatever owners and visitors write', async () => {
    const html = await page(HOSTILE_FORM, '2')
    assert.doesNotMatch(html, /<script>alert/)
    assert.doesNotMatch(html, /<!--/)
    assert.equal(html.match(/<\/script>/g)?.length, 2, 'its own two scripts and no more')
    const form = pageData(html)['form'] as { title: string }
    assert.equal(form.title, HOSTILE)
  })

  it('knows from the request whether it is in a frame', async () => {
    const url = await fixture().form(FORM)
    const framed = await fixture().get(url, { 'Sec-Fetch-Dest': 'iframe' })
    assert.match(await framed.text(), /<html +lang="en" [^>]*class="sf-framed"/)
    const alone = await fixture().get(url, { 'Sec-Fetch-Dest': 'document' })
    assert.doesNotMatch(await alone.text(), /sf-framed/)
  })
})

describe('the headers of a page', () => {
  it('let only its own parts in, and only the sites frame it', async () => {
    const answer = await fixture().get(await fixture().form(FORM))
    assert.equal(
      answer.headers.get('Content-Security-Policy'),
      "default-src 'none'; script-src 'self'; " +
        `style-src 'self' 'sha256-${SHEET_HASH}'; connect-src 'self'; ` +
        "img-src 'self' data:; base-uri 'none'; form-action 'self'; " +
        `frame-ancestors ${SITE} ${EXTRA}`,
    )
    assert.match(answer.headers.get('Permissions-Policy') ?? '', /camera=\(\), .*geolocation=\(\)/)
    assert.equal(answer.headers.get('X-Frame-Options'), null)
  })

  it('are obeyed by the page itself: nothing inline but its one style sheet, as it was built', async () => {
    for (const html of [await page(), await page(HOSTILE_FORM, '2')]) {
      assert.doesNotMatch(html, / style="| on\w+="/)
      const styles = [...html.matchAll(/<style[^]*?<\/style>/g)].map(([style]) => style)
      assert.deepEqual(styles, [`<style>${ASSETS.journey.sheet}</style>`])
      for (const [script] of html.matchAll(/<script[^>]*>/g)) {
        assert.match(script, / src="\/assets\/|type="application\/json"/)
      }
    }
  })
})

describe('a page whose session is over', () => {
  it('shows a submitted form as closed, without its answers, and tells the host page again', async () => {
    const url = await fixture().form(FORM)
    const html = await (await fixture().get(url)).text()
    const form = pageData(html)['form'] as { pages: { fields: FormField[] }[] }
    const consent = form.pages[1]?.fields.find(({ type }) => type === 'checkbox')?.id ?? ''
    const values = { [ids[7] ?? '']: 'web', [consent]: true, [ids[8] ?? '']: 'a secret note' }
    const submit = { submitKey: 'key', rev: 0, values }
    const sent = (await (await fixture().send('POST', `${url}/submit`, submit)).json()) as {
      receipt: string
    }
    const closed = await fixture().get(url)
    assert.equal(closed.status, 200)
    const text = await closed.text()
    assert.equal(pageState(text), 'closed')
    assert.doesNotMatch(text, /a secret note|Ada/)
    const data = pageData(text)
    assert.deepEqual(
      [data['kind'], data['outcome'], data['state'], data['receipt']],
      ['done', 'form', 'closed', sent.receipt],
    )
  })

  it('shows a form that has run out as expired', async () => {
    const wanted = { workspaceId: fixture().workspaceId, lead: '1', form: FORM }
    const started = await startFormSession(fixture().ctx, { ...wanted, public: true, reuse: false })
    fixture().ctx.clock.passMinutes(61)
    const answer = await fixture().get(started.publicUrl)
    assert.equal(answer.status, 200)
    const html = await answer.text()
    assert.equal(pageState(html), 'expired')
    assert.equal(pageData(html)['receipt'], null)
  })
})

describe('a page that is not there', () => {
  it('says what to do, in any frame, and does not repeat the link', async () => {
    const answer = await fixture().get(`${fixture().ctx.url}/journeys/run/1/no-such-token`)
    assert.equal(answer.status, 404)
    const html = await answer.text()
    assert.equal(pageState(html), 'error')
    assert.doesNotMatch(html, /no-such-token|<script/)
    assert.match(answer.headers.get('Content-Security-Policy') ?? '', /frame-ancestors \*$/)
  })
})
