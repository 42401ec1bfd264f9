import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import { flgWebhooks } from '../../src/upstreams/flg/flg-webhooks.ts'
import type { SessionCreated, SessionStatus } from '../../src/wire/endpoint.ts'
import {
  CountingUpstream,
  JOURNEY,
  LEAD,
  TYPE,
  makeEndpoint,
  post,
  ROUTES,
  statusUrl,
} from './endpoint-fixture.ts'
import type { Fixture } from './endpoint-fixture.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'

const WEBHOOK_SECRET = 'webhook-secret-of-32-letters-at-least'

/** Cannot be asked, and is told of by webhooks; what they hold is read as FLG's are. */
class HookedUpstream extends CountingUpstream {
  override readonly name = 'flg'
  readonly webhooks = flgWebhooks(WEBHOOK_SECRET)
}

const MINUTE = 60_000

function hooked() {
  const clock = { at: Date.parse('2026-11-24T09:00:00Z') }
  const upstream = new HookedUpstream()
  const now = () => new Date(clock.at)
  const options = { now, authorize: () => ({ lead: LEAD }), store: memoryStore({ now }) }
  const passMinutes = (minutes: number) => void (clock.at += minutes * MINUTE)
  return { ...makeEndpoint({ ...options, upstream }), options, now, passMinutes }
}

interface Hook {
  query?: string
  /** Null for none. */
  secret?: string | null
  form?: string | Record<string, string>
  headers?: Record<string, string>
  method?: string
}

function hook({ endpoint }: Pick<Fixture, 'endpoint'>, wanted: Hook = {}): Promise<Response> {
  const { query = `journey=${JOURNEY}`, secret = WEBHOOK_SECRET, method = 'POST' } = wanted
  const { form = { id: LEAD, firstname: 'Ada', leadgroupid: '12345' } } = wanted
  const url = new URL(`http://endpoint.test/sessionframe/v1/webhooks/flg?${query}`)
  if (secret !== null) url.searchParams.set('secret', secret)
  const body = new URLSearchParams(form)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...wanted.headers }
  return endpoint(new Request(url, { method, headers, ...(method === 'POST' && { body }) }))
}

async function create({ endpoint }: Fixture, options = {}): Promise<SessionCreated> {
  return (await (await endpoint(await post(options))).json()) as SessionCreated
}

async function status({ endpoint }: Pick<Fixture, 'endpoint'>, sessionId: string) {
  return (await (await endpoint(new Request(statusUrl(sessionId)))).json()) as SessionStatus
}

describe('POST /webhooks/flg', () => {
  it('ends the session of the lead and journey, at the time it came', async () => {
    const fixture = hooked()
    const { sessionId } = await create(fixture)
    const open = { sessionId, state: 'open', outcome: null, completedAt: null }
    assert.deepEqual(await status(fixture, sessionId), open)
    fixture.passMinutes(3)
    const answer = await hook(fixture)
    assert.equal(answer.status, 204)
    assert.equal(await answer.text(), '')
    assertSafeHeaders(answer)
    const completedAt = '2026-11-24T09:03:00.000Z'
    const done = { sessionId, state: 'complete', outcome: 'form', completedAt }
    assert.deepEqual(await status(fixture, sessionId), done)
    fixture.passMinutes(30)
    assert.equal((await hook(fixture)).status, 204)
    assert.deepEqual(await status(fixture, sessionId), done, 'it stays as it was')
  })

  it('ends appointments, and nothing of another type, journey or lead', async () => {
    const fixture = hooked()
    const journey = await create(fixture)
    const wanted = { url: ROUTES.appointment, body: { appointmentType: TYPE } }
    const appointment = await create(fixture, wanted)
    await hook(fixture, { query: 'journey=other' })
    await hook(fixture, { query: `appointmentType=${JOURNEY}` })
    await hook(fixture, { form: { id: '999' } })
    assert.equal((await status(fixture, journey.sessionId)).state, 'open')
    await hook(fixture, { query: `appointmentType=${TYPE}` })
    assert.equal((await status(fixture, appointment.sessionId)).outcome, 'appointment')
    assert.equal((await status(fixture, journey.sessionId)).state, 'open')
  })

  it('gives a session that was completed not again, and leaves the next one open', async () => {
    const fixture = hooked()
    const first = await create(fixture)
    fixture.passMinutes(1)
    assert.equal((await create(fixture)).resumed, true)
    await hook(fixture)
    fixture.passMinutes(1)
    const next = await create(fixture)
    assert.notEqual(next.sessionId, first.sessionId)
    assert.equal((await status(fixture, next.sessionId)).state, 'open')
    await hook(fixture)
    assert.equal((await status(fixture, next.sessionId)).state, 'open', 'it was sent again')
    fixture.passMinutes(10)
    await hook(fixture)
    assert.equal((await status(fixture, next.sessionId)).completedAt, '2026-11-24T09:12:00.000Z')
    assert.equal((await status(fixture, first.sessionId)).completedAt, '2026-11-24T09:01:00.000Z')
  })

  it('does no harm before there is a session', async () => {
    const fixture = hooked()
    await hook(fixture)
    fixture.passMinutes(1)
    const { sessionId } = await create(fixture)
    assert.equal((await status(fixture, sessionId)).state, 'open')
  })

  it('is seen by every instance that shares the store', async () => {
    const fixture = hooked()
    const { sessionId } = await create(fixture)
    const other = makeEndpoint({ ...fixture.options, upstream: new HookedUpstream() })
    fixture.passMinutes(1)
    await hook(other)
    assert.equal((await status(fixture, sessionId)).state, 'complete')
  })

  it('knows the lead that was made for a visitor of a public page', async () => {
    const upstream = new HookedUpstream()
    Object.assign(upstream, { createLead: async () => '4711' })
    const { now } = hooked()
    const authorize = () => ({ newLead: { leadGroup: 'Enquiries' } })
    const fixture = makeEndpoint({ upstream, authorize, now })
    const { sessionId } = await create(fixture)
    await hook(fixture, { form: { id: '4711' } })
    assert.equal((await status(fixture, sessionId)).state, 'complete')
  })

  it('tells when a session has expired', async () => {
    const fixture = hooked()
    fixture.upstream.onCall = async (session) => ({ ...session, expiresAt: '2026-11-24T10:00:00Z' })
    const { sessionId } = await create(fixture)
    fixture.passMinutes(61)
    assert.equal((await status(fixture, sessionId)).state, 'expired')
  })
})

describe('a webhook that is refused', () => {
  it('has not the secret: 401, whatever else it holds', async () => {
    const fixture = hooked()
    const { sessionId } = await create(fixture)
    const wrong = ['', 'x', WEBHOOK_SECRET.slice(1), `${WEBHOOK_SECRET}x`, 'é'.repeat(40)]
    for (const secret of [null, ...wrong]) {
      await assertProblem(await hook(fixture, { secret }), 401, 'unauthorized')
      const unknown = await hook(fixture, { secret, form: '', query: '' })
      await assertProblem(unknown, 401, 'unauthorized')
    }
    assert.equal((await status(fixture, sessionId)).state, 'open')
    assert.ok(!JSON.stringify(fixture.log).includes(WEBHOOK_SECRET))
  })

  it('may have it as a bearer token', async () => {
    const headers = { Authorization: `Bearer ${WEBHOOK_SECRET}` }
    assert.equal((await hook(hooked(), { secret: null, headers })).status, 204)
  })

  it('guesses too often: 429, while who knows the secret is let in', async () => {
    const { options } = hooked()
    const upstream = new HookedUpstream()
    const { endpoint: bare } = makeEndpoint({ ...options, upstream, rateLimits: { address: 2 } })
    const ask = (request: Request) => bare(request, { address: '192.0.2.7' })
    const endpoint = Object.assign(ask, { close: bare.close })
    const statuses: number[] = []
    for (const secret of ['a', 'b', 'c', 'd', WEBHOOK_SECRET]) {
      statuses.push((await hook({ endpoint }, { secret })).status)
    }
    assert.deepEqual(statuses, [401, 401, 429, 429, 204])
  })

  it('says not what is over, or whose session: 400', async () => {
    const fixture = hooked()
    const both = `journey=${JOURNEY}&appointmentType=${TYPE}`
    for (const query of ['', 'journey=', 'journey=..%2F', 'appointmentType=a%20b', both]) {
      await assertProblem(await hook(fixture, { query }), 400, 'invalid-request')
    }
    for (const form of ['', 'id=', 'id=1%002', 'ID=1', '{"id":"1"}', 'id=..', '%%%', '=&=&']) {
      await assertProblem(await hook(fixture, { form }), 400, 'invalid-request')
    }
  })

  it('is no form, too large, or no POST: 415, 413, 405', async () => {
    const fixture = hooked()
    const json = { 'Content-Type': 'application/json' }
    await assertProblem(await hook(fixture, { headers: json }), 415, 'unsupported-media-type')
    const large = { id: LEAD, notes: 'x'.repeat(70_000) }
    await assertProblem(await hook(fixture, { form: large }), 413, 'too-large')
    await assertProblem(await hook(fixture, { method: 'GET' }), 405, 'method-not-allowed')
  })

  it('is for another upstream, or for one that sends none: 404', async () => {
    const url = 'http://endpoint.test/sessionframe/v1/webhooks/counting'
    for (const fixture of [hooked(), makeEndpoint()]) {
      const answer = await fixture.endpoint(new Request(url, { method: 'POST' }))
      await assertProblem(answer, 404, 'not-found')
    }
  })
})

it('a webhook secret that can be guessed is refused at the start', () => {
  const upstream = new HookedUpstream()
  Object.assign(upstream, { webhooks: { ...upstream.webhooks, secret: 'short' } })
  assert.throws(() => makeEndpoint({ upstream }), /upstream\.webhooks\.secret/)
  for (const secret of ['', 'x'.repeat(31), 'x'.repeat(300), `${'x'.repeat(40)}+`]) {
    assert.throws(() => flgWebhooks(secret), /webhookSecret.*openssl/)
  }
})
