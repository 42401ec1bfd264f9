import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newLeads } from '../../src/endpoint/new-leads.ts'
import type { NewLeadsOptions } from '../../src/endpoint/new-leads.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { NewLeadAsked } from '../../src/endpoint/upstream.ts'
import type { SessionCreated, SessionStatus } from '../../src/wire/endpoint.ts'
import {
  CountingUpstream,
  JOURNEY,
  ROUTES,
  SITE,
  TYPE,
  makeEndpoint,
  post,
  statusUrl,
} from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

const GROUP = 'Enquiries'

/** Has no leads, and begins sessions without one. */
class WaitingUpstream extends CountingUpstream {
  readonly leadsCanWait = true
  sessionState = async () => ({ state: 'open', outcome: null, completedAt: null }) as const
}

/** Wants a lead first, as FLG does. */
class EagerUpstream extends CountingUpstream {
  readonly made: NewLeadAsked[] = []
  async createLead(asked: NewLeadAsked): Promise<string> {
    this.made.push(asked)
    return `lead-${this.made.length}`
  }
}

const open = (options: Partial<NewLeadsOptions> = {}) =>
  newLeads({ leadGroup: GROUP, journeys: [JOURNEY], ...options })

const anonymous = (over: Parameters<typeof post>[0] = {}) =>
  post({ ...over, headers: { Authorization: null, ...over.headers } })

async function created(response: Response): Promise<SessionCreated> {
  const text = await response.text()
  assert.equal(response.status, 201, text)
  return JSON.parse(text) as SessionCreated
}

describe('newLeads', () => {
  it('starts a session without a lead, and names the group of the one to come', async () => {
    const upstream = new WaitingUpstream()
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    await created(await endpoint(await anonymous()))
    assert.deepEqual(upstream.calls[0]?.wanted.lead, { newIn: GROUP })
  })

  it('gives each visitor a session, and the same one to who asks with the same key', async () => {
    const upstream = new WaitingUpstream()
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const one = await created(await endpoint(await anonymous({ headers: key })))
    const again = await created(await endpoint(await anonymous({ headers: key })))
    const other = await created(await endpoint(await anonymous()))
    assert.equal(again.publicUrl, one.publicUrl)
    assert.notEqual(other.publicUrl, one.publicUrl)
    assert.equal(upstream.calls.length, 2)
  })

  it('wants a key that nobody guesses: it is all that tells visitors apart', async () => {
    const upstream = new WaitingUpstream()
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    const headers = { 'Idempotency-Key': '1' }
    const problem = await assertProblem(
      await endpoint(await anonymous({ headers })),
      400,
      'invalid-request',
    )
    assert.match(problem.detail ?? '', /UUID/)
    assert.equal(upstream.calls.length, 0)
  })

  it('tells the state to whoever has the id', async () => {
    const { endpoint } = makeEndpoint({ upstream: new WaitingUpstream(), authorize: open() })
    const { sessionId } = await created(await endpoint(await anonymous()))
    const headers = { Origin: SITE }
    const response = await endpoint(new Request(statusUrl(sessionId), { headers }))
    assert.equal(((await response.json()) as SessionStatus).state, 'open')
    const guess = `${sessionId.slice(0, -1)}${sessionId.endsWith('A') ? 'B' : 'A'}`
    await assertProblem(
      await endpoint(new Request(statusUrl(guess), { headers })),
      404,
      'not-found',
    )
  })

  it('starts nothing that it does not name, and nothing for a lead that the body names', async () => {
    const upstream = new WaitingUpstream()
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    const others = [
      { body: { journey: 'another' } },
      { url: ROUTES.appointment, body: { appointmentType: TYPE } },
    ]
    for (const other of others) {
      await assertProblem(await endpoint(await anonymous(other)), 403, 'forbidden')
    }
    const named = { body: { journey: JOURNEY, lead: '1' } }
    await assertProblem(await endpoint(await anonymous(named)), 400, 'invalid-request')
    assert.equal(upstream.calls.length, 0)
  })

  it('asks the captcha with what the element was given, before the upstream', async () => {
    const upstream = new WaitingUpstream()
    const seen: (string | null)[] = []
    const captcha = async (response: string | null) => {
      seen.push(response)
      return response === 'solved'
    }
    const { endpoint } = makeEndpoint({ upstream, authorize: open({ captcha }) })
    await assertProblem(await endpoint(await anonymous()), 403, 'forbidden')
    const headers = { Authorization: 'Bearer solved' }
    await created(await endpoint(await anonymous({ headers })))
    assert.deepEqual(seen, [null, 'solved'])
    assert.equal(upstream.calls.length, 1)
  })
})

describe('newLeads with an upstream that wants a lead first', () => {
  it('has it made once for a key, also when the session fails and is asked for again', async () => {
    const upstream = new EagerUpstream()
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    upstream.onCall = async (session) => {
      if (upstream.calls.length === 1) throw new UpstreamError('failed', 'not now')
      return session
    }
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    await assertProblem(await endpoint(await anonymous({ headers })), 502, 'upstream-failed')
    await created(await endpoint(await anonymous({ headers })))
    assert.deepEqual(upstream.made, [{ leadGroup: GROUP, kind: 'journey', id: JOURNEY }])
    assert.deepEqual(
      upstream.calls.map(({ wanted }) => wanted.lead),
      ['lead-1', 'lead-1'],
    )
  })

  it('answers 502 when the lead cannot be made', async () => {
    const upstream = new EagerUpstream()
    upstream.createLead = async () => {
      throw new UpstreamError('failed', 'no')
    }
    const { endpoint } = makeEndpoint({ upstream, authorize: open() })
    await assertProblem(await endpoint(await anonymous()), 502, 'upstream-failed')
    assert.equal(upstream.calls.length, 0)
  })

  it('refuses to start where nobody makes leads, and says what to do', () => {
    assert.throws(() => makeEndpoint({ authorize: open() }), {
      name: 'TypeError',
      message: /createLead.*loading="intent"/,
    })
  })
})

describe('newLeads refuses options', () => {
  const wrong: [string, object, RegExp][] = [
    ['without a group', { leadGroup: ' ' }, /leadGroup/],
    ['that start nothing', { journeys: [] }, /say what anybody may start/],
    ['with a bare id', { journeys: JOURNEY }, /"journeys" must be a list/],
  ]
  for (const [name, options, message] of wrong) {
    it(name, () => assert.throws(() => open(options), { name: 'TypeError', message }))
  }
})
