import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import type { Hono } from 'hono'
import { createAccessKey } from '../../../../src/platform/access/access-key-store.ts'
import { flgRoutes } from '../../../../src/platform/vendor-apis/flg/routes.ts'
import type { WorkspaceFileInput } from '../../../../src/wire/workspace-file.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { allDocumented } from '../../../harness/documented-examples.ts'
import { matchGolden, readGoldens } from '../../../harness/golden.ts'
import { setUpWorkspace, testContext } from '../../platform-fixture.ts'

/** One for each of FLG's routes. */
const CALLS = 2

/** What FLG's pages name: one id stands there for the journey and for the appointment type. */
const ID = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const GIVEN: WorkspaceFileInput = {
  leads: [{ number: '108123759' }],
  forms: [
    {
      id: ID,
      name: 'JURL_EXAMPLE_JOURNEY',
      title: 'Example Journey',
      pages: [
        {
          id: 'e5cb6895-3bd9-447f-a165-299e72948530',
          title: 'Page 1',
          fields: [
            {
              id: 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562',
              type: 'input',
              label: 'First name',
              dataField: 'firstname',
              required: true,
            },
            {
              id: '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d',
              type: 'input',
              label: 'Last name',
              dataField: 'lastname',
              required: true,
            },
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
  appointmentTypes: [{ id: ID, title: 'A call', hosts: ['Grace'], duration: 30 }],
}

/** A bearer secret, which no file could foretell. */
const PUBLIC_URL =
  /^https:\/\/pages\.example\.test\/(journeys\/run\/\d+|appointments\/book)\/[\w-]{20,}$/

onBothDatabases("the examples of FLG's pages", (db, on) => {
  let app: Hono
  let key: string
  before(async () => {
    const workspaceId = await setUpWorkspace(db(), GIVEN)
    const permissions = ['journeys', 'appointments'] as const
    const wanted = { name: 'test', permissions: [...permissions] }
    key = (await createAccessKey(db(), workspaceId, wanted)).key
    app = flgRoutes(await testContext(db()))
  })

  let passed = 0
  for (const { file, request, status, answer } of readGoldens('flg')) {
    it(file, async () => {
      const { method, path, body } = request
      const response = await app.request(path, {
        method,
        headers: { authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      assert.equal(response.status, status)
      const answered = (await response.json()) as { publicUrl: string }
      assert.match(answered.publicUrl, PUBLIC_URL)
      matchGolden(answered, answer, { publicUrl: answered.publicUrl })
      passed++
    })
  }

  it('are all there', (t) => allDocumented(t, { vendor: 'FLG', on, passed, of: CALLS }))
})
