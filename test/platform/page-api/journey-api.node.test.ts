import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageFixture } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const CLOSING = '4da80d92-e6fb-432e-a631-aea2b1e97a05'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const AMOUNT = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'
const RATE = '1b6cbe3e-7d0e-4d54-9d6b-5d0a6f1f0b11'

const pages = [
  {
    title: 'About you',
    fields: [
      { id: NAME, type: 'input' as const, label: 'Name', dataField: 'name', required: true },
    ],
  },
  {
    title: 'Your plans',
    fields: [
      { id: AMOUNT, type: 'number' as const, label: 'Amount', dataField: 'amount', max: 100 },
      { id: RATE, type: 'input' as const, label: 'Rate', dataField: 'rate', readOnly: true },
    ],
  },
]

const fixture = pageFixture({
  leads: [{ number: '1', values: { rate: 'fixed' } }, { number: '2' }],
  forms: [
    { id: FORM, name: 'FORM', title: 'Plans', pages },
    {
      id: CLOSING,
      name: 'CLOSING',
      title: 'Plans',
      closesAfterMinutes: 30,
      pages: [{ title: 'Page', fields: [{ type: 'input', label: 'Anything' }] }],
    },
  ],
})

const code = async (answer: Response) => ((await answer.json()) as { code: string }).code

describe('PUT answers', () => {
  it('saves what was typed, unchecked, and tells the new rev', async () => {
    const url = await fixture().form(FORM)
    const save = { rev: 0, page: 2, values: { [AMOUNT]: 'a lot' } }
    const answer = await fixture().send('PUT', `${url}/answers`, save)
    assert.equal(answer.status, 200)
    assert.deepEqual(await answer.json(), {
      rev: 1,
      page: 2,
      values: { [AMOUNT]: 'a lot', [RATE]: 'fixed' },
    })
  })

  it('answers 409 with what is stored when somebody saved meanwhile', async () => {
    const url = await fixture().form(FORM)
    const save = (name: string) =>
      fixture().send('PUT', `${url}/answers`, { rev: 0, page: 1, values: { [NAME]: name } })
    await save('Ada')
    const answer = await save('Grace')
    assert.equal(answer.status, 409)
    const stored = (await answer.json()) as { rev: number; values: Record<string, unknown> }
    assert.equal(stored.rev, 1)
    assert.equal(stored.values[NAME], 'Ada')
  })

  it('takes no answer of a read-only field', async () => {
    const url = await fixture().form(FORM)
    const save = { rev: 0, page: 1, values: { [RATE]: 'mine', 'no-field': 'x' } }
    const answer = await fixture().send('PUT', `${url}/answers`, save)
    assert.deepEqual(((await answer.json()) as { values: unknown }).values, { [RATE]: 'fixed' })
  })

  const wrong: [string, unknown][] = [
    ['no object', []],
    ['a missing part', { rev: 0, page: 1 }],
    ['a key that is not known', { rev: 0, page: 1, values: {}, admin: true }],
    ['a rev that is no count', { rev: -1, page: 1, values: {} }],
    ['no such page', { rev: 0, page: 3, values: {} }],
    ['a value that is no answer', { rev: 0, page: 1, values: { [NAME]: { a: 1 } } }],
    ['an answer that is too long', { rev: 0, page: 1, values: { [NAME]: 'a'.repeat(10_001) } }],
  ]
  for (const [what, body] of wrong) {
    it(`answers 400 to ${what}`, async () => {
      const answer = await fixture().send('PUT', `${await fixture().form(FORM)}/answers`, body)
      assert.equal(answer.status, 400)
      assert.equal(await code(answer), 'invalid-request')
    })
  }
})

describe('POST submit', () => {
  const submit = (url: string, submitKey: string, values: Record<string, unknown>) =>
    fixture().send('POST', `${url}/submit`, { submitKey, rev: 0, values })

  it('checks the whole form and names each field that is wrong', async () => {
    const url = await fixture().form(FORM)
    const answer = await submit(url, 'key', { [NAME]: '  ', [AMOUNT]: '101' })
    assert.equal(answer.status, 422)
    assert.deepEqual(await answer.json(), {
      errors: [
        { field: NAME, code: 'required', message: 'Fill in “Name”.' },
        { field: AMOUNT, code: 'max', message: 'Enter 100 or less.' },
      ],
    })
  })

  it('puts normalised answers on the lead, once, and gives the same receipt again', async () => {
    const url = await fixture().form(FORM, '2')
    const first = await submit(url, 'key', { [NAME]: ' Ada ', [AMOUNT]: '99.5', [RATE]: 'mine' })
    assert.equal(first.status, 200)
    const submitted = (await first.json()) as { receipt: string; thankYou: { title: string } }
    assert.equal(submitted.thankYou.title, 'Thank you')
    assert.deepEqual(await fixture().leadValues('2'), { name: 'Ada', amount: 99.5 })

    const again = await submit(url, 'key', { [NAME]: 'Grace' })
    assert.equal(again.status, 200)
    assert.equal(((await again.json()) as { receipt: string }).receipt, submitted.receipt)
    assert.equal((await fixture().leadValues('2'))['name'], 'Ada')

    const other = await submit(url, 'another key', { [NAME]: 'Grace' })
    assert.equal(other.status, 410)
    assert.equal(await code(other), 'closed')
  })

  it('counts an answer that was saved and is not sent again', async () => {
    const url = await fixture().form(FORM)
    const save = { rev: 0, page: 1, values: { [NAME]: 'Ada' } }
    await fixture().send('PUT', `${url}/answers`, save)
    assert.equal((await submit(url, 'key', {})).status, 200)
  })

  it('answers 410 once the session has run out', async () => {
    const url = await fixture().form(CLOSING)
    fixture().ctx.clock.passMinutes(31)
    const submitted = await submit(url, 'key', {})
    assert.equal(submitted.status, 410)
    assert.equal(await code(submitted), 'expired')
    const saved = await fixture().send('PUT', `${url}/answers`, { rev: 0, page: 1, values: {} })
    assert.equal(saved.status, 410)
  })
})

describe('what a page API refuses', () => {
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const body = JSON.stringify({ rev: 0, page: 1, values: {} })
  const put = async (init: RequestInit) =>
    fixture().raw(`${await fixture().form(FORM)}/answers`, {
      method: 'PUT',
      headers,
      body,
      ...init,
    })

  it('takes what it should, so that the refusals mean something', async () => {
    assert.equal((await put({})).status, 200)
  })

  it('answers 404 to a token that nobody has', async () => {
    for (const [method, path] of [
      ['PUT', 'answers'],
      ['POST', 'submit'],
    ] as const) {
      const send = { submitKey: 'key', rev: 0, values: {} }
      const wanted = method === 'PUT' ? { rev: 0, page: 1, values: {} } : send
      const url = `${fixture().ctx.url}/journeys/run/1/no-such-token/${path}`
      const answer = await fixture().send(method, url, wanted)
      assert.equal(answer.status, 404)
      const text = await answer.text()
      assert.equal((JSON.parse(text) as { code: string }).code, 'not-found')
      assert.ok(!text.includes('no-such-token'))
    }
  })

  it('answers 403 to other sites', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      const sent = await put({ headers: { ...headers, 'Sec-Fetch-Site': site } })
      assert.equal(sent.status, 403, site)
    }
    for (const origin of [
      'https://evil.example',
      'null',
      'https://pages.example.test.evil.example',
    ]) {
      const plain = { 'Content-Type': 'application/json', Origin: origin }
      assert.equal((await put({ headers: plain })).status, 403, origin)
    }
    assert.equal((await put({ headers: { 'Content-Type': 'application/json' } })).status, 403)
    const own = { 'Content-Type': 'application/json', Origin: fixture().ctx.url }
    assert.equal((await put({ headers: own })).status, 200)
  })

  it('answers 415 to what is no JSON in UTF-8', async () => {
    for (const type of ['text/plain', 'application/json; charset=utf-7', 'multipart/form-data']) {
      const sent = await put({ headers: { ...headers, 'Content-Type': type } })
      assert.equal(sent.status, 415, type)
    }
    const utf8 = { ...headers, 'Content-Type': 'application/json; charset=UTF-8' }
    assert.equal((await put({ headers: utf8 })).status, 200)
  })

  it('answers 413 when it is too much, also without an announced length', async () => {
    const chunk = new TextEncoder().encode(' '.repeat(64 * 1024))
    let pulls = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1
        controller.enqueue(chunk)
      },
    })
    const answer = await put({ body: endless, duplex: 'half' } as RequestInit)
    assert.equal(answer.status, 413)
    assert.equal(await code(answer), 'too-large')
    assert.ok(pulls < 12, 'it stops reading')
  })

  it('answers 400 to what cannot be read', async () => {
    const broken = [new Uint8Array([0xff, 0xfe]), '{"rev":0', '', '['.repeat(100_000)]
    for (const one of broken) assert.equal((await put({ body: one })).status, 400)
  })

  it('answers 405 to other methods and says which it takes', async () => {
    const url = await fixture().form(FORM)
    const answer = await fixture().send('DELETE', `${url}/answers`)
    assert.equal(answer.status, 405)
    assert.equal(answer.headers.get('Allow'), 'PUT')
  })

  it('is kept by no cache, whatever the status', async () => {
    const url = await fixture().form(FORM)
    const answers = await Promise.all([
      put({}),
      put({ body: '{' }),
      put({ headers: {} }),
      fixture().get(url),
      fixture().get(`${url}x`),
    ])
    for (const answer of answers) {
      assert.equal(answer.headers.get('Cache-Control'), 'no-store', String(answer.status))
      assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff')
      assert.equal(answer.headers.get('Referrer-Policy'), 'no-referrer')
    }
  })
})
