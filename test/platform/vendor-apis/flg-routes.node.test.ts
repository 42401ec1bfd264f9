import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Hono } from 'hono'
import { flgDocument } from '../../../src/platform/vendor-apis/flg/openapi.ts'
import { flgRoutes } from '../../../src/platform/vendor-apis/flg/routes.ts'
import type {
  FlgAppointmentSession,
  FlgJourneySession,
  FlgRefusal,
  FlgRefusalCode,
} from '../../../src/wire/vendors/flg-answers.ts'
import { vendorAnswerCheck } from '../../contracts/vendor-answer.ts'
import {
  ANYBODYS_FORM,
  ANYBODYS_TYPE,
  FIRST_NAME_FIELD,
  LONE_LEAD,
  NOTES_FIELD,
  SALES_FORM,
  SALES_GROUP,
  SALES_LEAD,
  SALES_TYPE,
  SUPPORT_LEAD,
  openPlatformFixture,
} from '../../harness/platform-fixture.ts'
import type { PlatformFixture } from '../../harness/platform-fixture.ts'

const checkAnswer = vendorAnswerCheck(flgDocument('1.2.3'))

let fixture: PlatformFixture
let app: Hono
before(async () => {
  fixture = await openPlatformFixture('https://sessions.example.net')
  app = flgRoutes(fixture.ctx)
})
after(() => fixture.close())

const JOURNEYS = '/api/v2/journey-response-sessions'
const APPOINTMENTS = '/api/v2/appointment-sessions'

interface Sent {
  key?: string | null
  authorization?: string
}

async function post(path: string, body: unknown, sent: Sent = {}): Promise<Response> {
  const { key = fixture.keys.both, authorization = `Bearer ${key}` } = sent
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (key !== null) headers.set('Authorization', authorization)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await app.request(path, { method: 'POST', headers, body: text })
  checkAnswer('POST', path, response.status, await response.clone().json())
  return response
}

async function refused(response: Response, status: number, code: FlgRefusalCode) {
  assert.equal(response.status, status, await response.clone().text())
  const { error, ...rest } = (await response.json()) as FlgRefusal
  assert.deepEqual(rest, {})
  assert.equal(error.code, code)
  assert.ok(error.message.length > 10)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  return error.message
}

describe('POST /api/v2/journey-response-sessions', () => {
  it('answers 200 with a session as the page shows it', async () => {
    const before = Date.now()
    const response = await post(JOURNEYS, {
      lead: SALES_LEAD,
      journey: ANYBODYS_FORM,
      public: true,
    })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    const session = (await response.json()) as FlgJourneySession
    const { sessionId, publicUrl, createdAt, modifiedAt, journeySnapshot, ...rest } = session
    assert.match(sessionId, /^[0-9a-f-]{36}$/)
    assert.match(
      publicUrl ?? '',
      /^https:\/\/sessions\.example\.net\/journeys\/run\/1\/[\w-]{20,}$/,
    )
    assert.ok(!publicUrl?.includes(sessionId))
    assert.ok(Number.isInteger(createdAt) && createdAt >= before && createdAt <= Date.now())
    assert.equal(modifiedAt, createdAt)
    assert.deepEqual(rest, {
      lead: SALES_LEAD,
      journey: ANYBODYS_FORM,
      open: true,
      complete: false,
      expired: false,
      public: true,
      closesAt: null,
      values: { [FIRST_NAME_FIELD]: 'Ada' },
      page: 1,
      createdBy: '0',
      modifiedBy: '0',
    })
    const { createdAt: made, modifiedAt: changed, ...snapshot } = journeySnapshot
    assert.ok(Number.isInteger(made) && Number.isInteger(changed))
    const [first, second] = [
      'e5cb6895-3bd9-447f-a165-299e72948530',
      '0f0c3f1e-53a1-4c63-9f70-7c1b2b8f9d77',
    ]
    assert.deepEqual(snapshot, {
      title: 'About you',
      leadGroup: null,
      body: [
        {
          text: 'First name',
          type: 'input',
          dataField: 'firstname',
          journeyFieldId: FIRST_NAME_FIELD,
          readOnly: false,
          required: true,
          pageId: first,
        },
        {
          text: 'Notes',
          type: 'textarea',
          dataField: null,
          journeyFieldId: NOTES_FIELD,
          readOnly: false,
          required: false,
          pageId: second,
        },
      ],
      pages: [
        { title: 'Page 1', pageId: first },
        { title: 'Page 2', pageId: second },
      ],
      templateName: 'ANYBODYS_FORM',
      journeyId: ANYBODYS_FORM,
      createdBy: '0',
      modifiedBy: '0',
    })
  })

  it('gives no publicUrl unless the session is public, which it is not by default', async () => {
    for (const body of [{}, { public: false }]) {
      const response = await post(JOURNEYS, { lead: SALES_LEAD, journey: ANYBODYS_FORM, ...body })
      const session = (await response.json()) as FlgJourneySession
      assert.equal(session.public, false)
      assert.equal(session.publicUrl, null)
    }
  })

  it('tells when it closes, for a journey of its group', async () => {
    const response = await post(JOURNEYS, { lead: SALES_LEAD, journey: SALES_FORM, public: true })
    const session = (await response.json()) as FlgJourneySession
    assert.equal(Date.parse(session.closesAt ?? ''), session.createdAt + 3_600_000)
    assert.equal(session.journeySnapshot.leadGroup, SALES_GROUP)
  })

  it('makes a new session each time, and echoes ids as they were written', async () => {
    const journey = ANYBODYS_FORM.toUpperCase()
    const ask = async () =>
      (await (
        await post(JOURNEYS, { lead: SALES_LEAD, journey, public: true })
      ).json()) as FlgJourneySession
    const [a, b] = [await ask(), await ask()]
    assert.equal(a.journey, journey)
    assert.notEqual(a.sessionId, b.sessionId)
    assert.notEqual(a.publicUrl, b.publicUrl)
  })

  it('is a 400 for what is unknown or does not match', async () => {
    const unknown = 'ffffffff-ffff-4fff-8fff-ffffffffffff'
    for (const [lead, journey, code] of [
      ['999', ANYBODYS_FORM, 'unknown_lead'],
      ['0', ANYBODYS_FORM, 'unknown_lead'],
      ['1e3', ANYBODYS_FORM, 'unknown_lead'],
      [SALES_LEAD, unknown, 'unknown_journey'],
      [SALES_LEAD, 'newsletter', 'unknown_journey'],
      [SALES_LEAD, ANYBODYS_TYPE, 'unknown_journey'],
      [SUPPORT_LEAD, SALES_FORM, 'lead_group_mismatch'],
      [LONE_LEAD, SALES_FORM, 'lead_group_mismatch'],
    ] as const) {
      await refused(await post(JOURNEYS, { lead, journey, public: true }), 400, code)
    }
  })

  it('is a 400 that says what is wrong with the body', async () => {
    for (const [body, message] of [
      ['', /JSON/],
      ['{"lead":', /JSON/],
      ['[]', /object/],
      ['null', /object/],
      [{ journey: ANYBODYS_FORM }, /"lead"/],
      [{ lead: SALES_LEAD }, /"journey"/],
      [{ lead: 108123759, journey: ANYBODYS_FORM }, /"lead"/],
      [{ lead: SALES_LEAD, journey: [ANYBODYS_FORM] }, /"journey"/],
      [{ lead: SALES_LEAD, journey: ANYBODYS_FORM, public: 'true' }, /"public"/],
      [{ lead: '', journey: ANYBODYS_FORM }, /"lead"/],
    ] as const) {
      assert.match(await refused(await post(JOURNEYS, body), 400, 'invalid_request'), message)
    }
  })

  it('is a 413 above 64 KiB', async () => {
    await refused(await post(JOURNEYS, ' '.repeat(65_537)), 413, 'too_large')
  })
})

describe('POST /api/v2/appointment-sessions', () => {
  it('answers 200 with the five fields of the page', async () => {
    const response = await post(APPOINTMENTS, { lead: SALES_LEAD, appointmentType: SALES_TYPE })
    assert.equal(response.status, 200)
    const { sessionId, publicUrl, closesAt, ...rest } =
      (await response.json()) as FlgAppointmentSession
    assert.match(sessionId, /^[0-9a-f-]{36}$/)
    assert.match(publicUrl, /^https:\/\/sessions\.example\.net\/appointments\/book\/[\w-]{20,}$/)
    assert.equal(new Date(closesAt).toISOString(), closesAt)
    assert.deepEqual(rest, { lead: SALES_LEAD, appointmentType: SALES_TYPE })
  })

  it('is a 400 for what is unknown or does not match', async () => {
    for (const [lead, appointmentType, code] of [
      ['999', ANYBODYS_TYPE, 'unknown_lead'],
      [SALES_LEAD, ANYBODYS_FORM, 'unknown_appointment_type'],
      [SALES_LEAD, 'call', 'unknown_appointment_type'],
      [SUPPORT_LEAD, SALES_TYPE, 'lead_group_mismatch'],
    ] as const) {
      await refused(await post(APPOINTMENTS, { lead, appointmentType }), 400, code)
    }
    await refused(await post(APPOINTMENTS, { lead: SALES_LEAD }), 400, 'invalid_request')
  })
})

describe('the access key', () => {
  const routes = [
    [JOURNEYS, { lead: SALES_LEAD, journey: ANYBODYS_FORM }, 'journeys', 'appointments'],
    [
      APPOINTMENTS,
      { lead: SALES_LEAD, appointmentType: ANYBODYS_TYPE },
      'appointments',
      'journeys',
    ],
  ] as const
  for (const [path, body, right, wrong] of routes) {
    it(`of ${path} needs ${right}; its check comes before the body's`, async () => {
      assert.equal((await post(path, body, { key: fixture.keys[right] })).status, 200)
      const message = await refused(
        await post(path, '{', { key: fixture.keys[wrong] }),
        403,
        'forbidden',
      )
      assert.match(
        message,
        right === 'journeys' ? /Allow access to Journeys/ : /Allow access to Appointments/,
      )
      await refused(await post(path, body, { key: fixture.keys.none }), 403, 'forbidden')
      await refused(await post(path, '{', { key: 'x'.repeat(32) }), 401, 'unauthorized')
      await refused(await post(path, '{', { key: null }), 401, 'unauthorized')
    })
  }

  it('is read strictly', async () => {
    const { both } = fixture.keys
    const [path, body] = routes[0]
    for (const authorization of [
      both,
      `Basic ${both}`,
      `Bearer  ${both}`,
      `Bearer ${both} x`,
      `Bearer ${both},`,
      `Bearer "${both}"`,
      'Bearer',
      `Token ${both}`,
    ]) {
      const response = await post(path, body, { authorization })
      assert.equal(response.headers.get('www-authenticate'), 'Bearer')
      await refused(response, 401, 'unauthorized')
    }
    assert.equal((await post(path, body, { authorization: `bearer ${both}` })).status, 200)
  })

  it('of another workspace sees none of this one', async () => {
    const { createWorkspace } = await import('../../../src/platform/workspaces/workspace-store.ts')
    const { createAccessKey } = await import('../../../src/platform/access/access-key-store.ts')
    const { db } = fixture.ctx
    const other = await createWorkspace(db, { slug: 'other', name: 'Other' })
    const { key } = await createAccessKey(db, other.id, { name: 'k', permissions: ['journeys'] })
    await refused(
      await post(JOURNEYS, { lead: SALES_LEAD, journey: ANYBODYS_FORM }, { key }),
      400,
      'unknown_lead',
    )
  })
})

describe('GET /api/v2/leads/{id}', () => {
  const get = (id: string, key: string | null = fixture.keys.journeys) =>
    app.request(
      `/api/v2/leads/${id}`,
      key === null ? {} : { headers: { Authorization: `Bearer ${key}` } },
    )

  it('gives the lead with its group and values, with either permission', async () => {
    for (const key of [fixture.keys.journeys, fixture.keys.appointments]) {
      const response = await get(SALES_LEAD, key)
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.deepEqual(await response.json(), {
        lead: SALES_LEAD,
        leadGroup: SALES_GROUP,
        values: { firstname: 'Ada' },
      })
    }
    assert.deepEqual(await (await get(LONE_LEAD)).json(), {
      lead: LONE_LEAD,
      leadGroup: null,
      values: {},
    })
  })

  it('is a 401, 403 or 404', async () => {
    await refused(await get(SALES_LEAD, null), 401, 'unauthorized')
    await refused(await get(SALES_LEAD, fixture.keys.none), 403, 'forbidden')
    for (const id of ['999', 'x', '%252e%252e', "1'--"])
      await refused(await get(id), 404, 'not_found')
  })
})
