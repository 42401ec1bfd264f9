import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import { PDF, PNG, ZIP } from '../files/samples.ts'
import { pageData, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const PHOTO = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NAME = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'

const fixture = pageFixture({
  leads: [{ number: '1' }, { number: '2' }, { number: '3' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Photos',
      pages: [
        {
          title: 'Photo',
          fields: [
            {
              id: PHOTO,
              type: 'file',
              label: 'Photo',
              dataField: 'photo',
              required: true,
              accept: 'image/*',
              maxSize: 5000,
            },
            { id: NAME, type: 'input', label: 'Name', dataField: 'name' },
          ],
        },
      ],
    },
  ],
})

let folder = ''
const takeFiles = async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  fixture().ctx.files = { store: diskFileStore(folder), maxSize: 1_000_000 }
}
after(() => rm(folder, { recursive: true }))

const newKey = (): string => crypto.randomUUID()

interface Taken {
  file: { id: string; name: string; size: number; type: string }
  rev: number
}

function upload(
  url: string,
  bytes: Uint8Array<ArrayBuffer>,
  { name = 'me.png', field = PHOTO, key = newKey(), headers = {} } = {},
): Promise<Response> {
  const query = new URLSearchParams({ field, name, key })
  return fixture().raw(`${url}/files?${query}`, {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Length': String(bytes.length),
      ...headers,
    },
    body: bytes,
  })
}

const codeOf = async (answer: Response) =>
  [answer.status, ((await answer.json()) as { code: string }).code] as const

const png = new Uint8Array(PNG)

describe('the files of a page', () => {
  before(takeFiles)

  it('are taken, given back as a download that does nothing, and removed', async () => {
    const url = await fixture().form(FORM)
    const answer = await upload(url, png, { name: 'Mé "1".png' })
    assert.equal(answer.status, 201)
    const { file, rev } = (await answer.json()) as Taken
    assert.deepEqual(file, { id: file.id, name: 'Mé _1_.png', size: png.length, type: 'image/png' })
    assert.equal(rev, 1)
    const back = await fixture().get(`${url}/files/${file.id}`)
    assert.deepEqual(new Uint8Array(await back.arrayBuffer()), png)
    const header = (name: string) => back.headers.get(name)
    assert.equal(header('Content-Type'), 'application/octet-stream')
    assert.equal(header('X-Content-Type-Options'), 'nosniff')
    assert.equal(header('Cache-Control'), 'no-store')
    assert.match(header('Content-Security-Policy') ?? '', /^sandbox;/)
    assert.equal(
      header('Content-Disposition'),
      `attachment; filename="M_ _1_.png"; filename*=UTF-8''M%C3%A9%20_1_.png`,
    )
    const html = await (await fixture().get(url)).text()
    assert.match(html, /enctype="multipart\/form-data"/)
    assert.deepEqual((pageData(html)['values'] as Record<string, unknown>)[PHOTO], [file])
    const gone = await fixture().send('DELETE', `${url}/files/${file.id}`)
    assert.deepEqual([gone.status, await gone.json()], [200, { rev: 2 }])
    assert.equal((await fixture().get(`${url}/files/${file.id}`)).status, 404)
  })

  it('are refused in words that say why', async () => {
    const url = await fixture().form(FORM)
    const cases: [Promise<Response>, number, string][] = [
      [upload(url, new Uint8Array(ZIP)), 415, 'file-type'],
      [
        upload(url, new TextEncoder().encode('<svg onload="x"/>'), { name: 'x.svg' }),
        415,
        'file-type',
      ],
      [upload(url, new TextEncoder().encode('<html>'), { name: 'x.png' }), 415, 'file-type'],
      [upload(url, new Uint8Array(5001)), 413, 'too-large'],
      [upload(url, png, { headers: { 'Content-Length': '4000' } }), 400, 'invalid-request'],
      [upload(url, png, { field: NAME }), 400, 'invalid-request'],
      [upload(url, png, { field: '../../x' }), 400, 'invalid-request'],
      [upload(url, png, { key: 'x' }), 400, 'invalid-request'],
      [upload(`${url}x`, png), 404, 'not-found'],
      [upload(url, png, { headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403, 'invalid-request'],
      [fixture().send('PUT', `${url}/files`, {}), 405, 'invalid-request'],
      [fixture().send('DELETE', `${url}/files/${crypto.randomUUID()}`), 404, 'not-found'],
      [fixture().send('DELETE', `${url}/files/..%2f..%2fx`), 404, 'not-found'],
    ]
    for (const [asked, status, code] of cases) {
      // oxlint-disable-next-line no-await-in-loop
      assert.deepEqual(await codeOf(await asked), [status, code])
    }
    assert.equal((await upload(url, png, { key: 'the-same-1' })).status, 201)
    assert.equal((await upload(url, png, { key: 'the-same-1' })).status, 201)
    assert.deepEqual(await codeOf(await upload(url, png)), [409, 'too-many'])
  })

  it('are promised no more room than the server has', async () => {
    const url = await fixture().form(FORM)
    const { ctx } = fixture()
    const { files } = ctx
    assert.ok(files)
    ctx.files = { ...files, maxSize: 2048 }
    try {
      const html = await (await fixture().get(url)).text()
      assert.match(html, /Up to 2\skB each\./)
      const { pages } = pageData(html)['form'] as { pages: { fields: { maxSize?: number }[] }[] }
      assert.equal(pages[0]?.fields[0]?.maxSize, 2048)
      assert.deepEqual(await codeOf(await upload(url, new Uint8Array(3000))), [413, 'too-large'])
    } finally {
      ctx.files = files
    }
    assert.match(await (await fixture().get(url)).text(), /Up to 4\.9\skB each\./)
  })

  it('are nobody else’s, whatever is sent for an answer', async () => {
    const [own, other] = [await fixture().form(FORM, '2'), await fixture().form(FORM, '3')]
    const { file } = (await (await upload(own, png)).json()) as Taken
    assert.equal((await fixture().get(`${other}/files/${file.id}`)).status, 404)
    assert.equal((await fixture().send('DELETE', `${other}/files/${file.id}`)).status, 404)
    const values = { [PHOTO]: [file], [NAME]: 'Eve' }
    const saved = await fixture().send('PUT', `${other}/answers`, { rev: 0, page: 1, values })
    const { values: stored } = (await saved.json()) as { values: Record<string, unknown> }
    assert.deepEqual(stored, { [NAME]: 'Eve' })
    const sent = await fixture().send('POST', `${other}/submit`, { submitKey: 'k', rev: 1, values })
    assert.equal(sent.status, 422)
    const done = await fixture().send('POST', `${own}/submit`, { submitKey: 'k', rev: 1, values })
    assert.equal(done.status, 200)
    assert.deepEqual(await fixture().leadValues('2'), { photo: 'me.png', name: 'Eve' })
    assert.deepEqual(await codeOf(await upload(own, png)), [410, 'closed'])
    assert.deepEqual(await codeOf(await fixture().get(`${own}/files/${file.id}`)), [410, 'closed'])
  })
})

describe('files sent without script', () => {
  const post = (url: string, action: string, file?: File, more: [string, string][] = []) => {
    const form = new FormData()
    form.append(PHOTO, file ?? new File([], ''))
    for (const [name, value] of [
      [NAME, 'Ada'],
      ['sf-page', '1'],
      ['sf-rev', '0'],
      ['sf-action', action],
      ...more,
    ] as const) {
      form.append(name, value)
    }
    const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }
    return fixture().raw(url, { method: 'POST', headers, body: form })
  }

  it('are taken with the other answers, taken back by a box, and sent', async () => {
    const url = await fixture().form(FORM)
    const empty = await post(url, 'submit')
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /Add a file for “Photo”\./)
    const wrong = await post(url, 'submit', new File([new Uint8Array(PDF)], 'cv.pdf'))
    assert.equal(wrong.status, 422)
    const html = await wrong.text()
    assert.match(html, /“Photo” takes only files of these types: pictures\./)
    assert.match(html, /value="Ada"/)
    const long = await post(url, 'submit', new File([png, new Uint8Array(6000)], 'me.png'))
    assert.match(await long.text(), /takes files of up to 4\.9/)

    const back = await post(url, 'back', new File([png], '../../me.png'))
    assert.equal(back.status, 303)
    const page = await (await fixture().get(url)).text()
    const [file] =
      (pageData(page)['values'] as Record<string, { id: string; name: string }[]>)[PHOTO] ?? []
    assert.equal(file?.name, 'me.png')
    assert.match(page, /<bdi>me\.png<\/bdi>/)
    const without = await post(url, 'submit', undefined, [[`${PHOTO}.remove`, file?.id ?? '']])
    assert.equal(without.status, 422)
    const done = await post(url, 'submit', new File([png], 'me.png'))
    assert.equal(pageState(await done.text()), 'submitted')
    assert.deepEqual(await fixture().leadValues(), { photo: 'me.png', name: 'Ada' })
    const late = await post(url, 'submit', new File([png], 'me.png'))
    assert.equal(late.status, 200)
  })

  it('come in a form that is one, or are refused', async () => {
    const url = await fixture().form(FORM)
    const headers = {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'multipart/form-data; boundary=x',
    }
    const cut = await fixture().raw(url, {
      method: 'POST',
      headers,
      body: '--x\r\nContent-Disposition: form-data; na',
    })
    assert.equal(cut.status, 400)
    const none = { ...headers, 'Content-Type': 'multipart/form-data; x' }
    assert.equal(
      (await fixture().raw(url, { method: 'POST', headers: none, body: 'x' })).status,
      415,
    )
  })
})
