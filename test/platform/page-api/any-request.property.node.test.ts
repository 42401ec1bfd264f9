import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { flgRoutes } from '../../../src/platform/vendor-apis/flg/routes.ts'
import { createAccessKey } from '../../../src/platform/access/access-key-store.ts'
import { pageFixture } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const TYPE = '4da80d92-e6fb-432e-a631-aea2b1e97a05'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NOTES = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'

const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      pages: [
        {
          title: 'About you',
          fields: [
            { id: NAME, type: 'input', label: 'Name', dataField: 'name' },
            { id: NOTES, type: 'textarea', label: 'Notes' },
          ],
        },
      ],
    },
  ],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: [{ weekday: 1, start: '09:00', end: '17:00' }],
    },
  ],
  appointmentTypes: [{ id: TYPE, title: 'A call', hosts: ['Grace'], duration: 30 }],
})

/** Real PostgreSQL answers each of them, so there are few. */
const RUNS = { numRuns: 40 }

// Half of a surrogate pair and NUL are what JSON can say and PostgreSQL cannot keep.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\0', 'a\ud800', '\udfff', '\u2028', '😀'),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
)
const values = fc.dictionary(
  fc.oneof(fc.constantFrom(NAME, NOTES, '__proto__', '\0'), text),
  fc.oneof(text, fc.boolean(), fc.double({ noNaN: true })),
)

/** An answer that says what was wrong, if anything was: never that something broke. */
async function answered(response: Response): Promise<void> {
  const words = await response.text()
  assert.ok(response.status < 500, `${response.status} ${words.slice(0, 300)}`)
}

describe('whatever is sent', () => {
  it('as answers, they are kept or refused', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (sent) => {
        const url = await fixture().form(FORM)
        const save = { rev: 0, page: 1, values: sent }
        await answered(await fixture().send('PUT', `${url}/answers`, save))
        const submit = { submitKey: 'a', rev: 1, values: sent }
        await answered(await fixture().send('POST', `${url}/submit`, submit))
      }),
      RUNS,
    )
  })

  it('as a form without script, it is kept or refused', async () => {
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(NAME, NOTES, 'page'), text), text)
    await fc.assert(
      fc.asyncProperty(fields, async (sent) => {
        await answered(await fixture().post(await fixture().form(FORM), sent))
      }),
      RUNS,
    )
  })

  it('as JSON, to every route of a page', async () => {
    const routes = fc.constantFrom('answers', 'submit', 'hold', 'confirm', 'cancel', 'slots')
    const verbs = fc.constantFrom('PUT', 'POST', 'DELETE', 'GET')
    await fc.assert(
      fc.asyncProperty(routes, verbs, fc.oneof(fc.jsonValue(), values), async (to, verb, sent) => {
        const url = await fixture().appointment(TYPE)
        const body = verb === 'GET' ? undefined : sent
        await answered(await fixture().send(verb, `${url}/${to}`, body))
      }),
      RUNS,
    )
  })

  it("to FLG's routes, with a key", async () => {
    const { ctx, workspaceId } = fixture()
    const permissions = ['journeys', 'appointments'] as const
    const { key } = await createAccessKey(ctx.db, workspaceId, {
      name: 'k',
      permissions: [...permissions],
    })
    const app = flgRoutes(ctx)
    const id = fc.oneof(text, fc.constantFrom(FORM, TYPE, '1'), fc.jsonValue())
    const wanted = fc.record({ lead: id, journey: id, appointmentType: id, public: fc.boolean() })
    const paths = fc.constantFrom(
      '/api/v2/journey-response-sessions',
      '/api/v2/appointment-sessions',
    )
    await fc.assert(
      fc.asyncProperty(paths, wanted, async (path, body) => {
        const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
        const init = { method: 'POST', headers, body: JSON.stringify(body) }
        await answered(await app.request(path, init))
      }),
      RUNS,
    )
  })
})
