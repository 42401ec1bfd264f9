import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import {
  JOURNEY,
  LEAD,
  ROUTES,
  SESSIONS,
  SITE,
  TOKEN_SECRET,
  TYPE,
  makeEndpoint,
  post,
  token,
} from './endpoint-fixture.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'

describe('POST /journey-sessions', () => {
  it('answers 201 with an opaque id and everything a browser needs', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const values = { firstname: 'Ada', amount: 3, consent: true }
    const response = await endpoint(await post({ body: { journey: JOURNEY, lead: LEAD, values } }))
    assert.equal(response.status, 201)
    assertSafeHeaders(response)
    const created = (await response.json()) as SessionCreated
    assert.match(created.sessionId, /^[A-Za-z0-9_-]{43}$/)
    assert.deepEqual(created, {
      sessionId: created.sessionId,
      publicUrl: `${SESSIONS}/run/bearer-secret-1`,
      expiresAt: null,
      protocol: 'required',
      embeddable: 'unknown',
      heightHint: 640,
    })
    const [call] = upstream.calls
    assert.deepEqual(call?.wanted, { lead: LEAD, id: JOURNEY, reuse: true, values })
    assert.equal(call?.requestId, response.headers.get('x-request-id'))
  })

  it('gives the same opaque id for the same upstream session, another with another secret', async () => {
    const id = async (secret: string) => {
      const { endpoint } = makeEndpoint({ secret })
      return ((await (await endpoint(await post())).json()) as SessionCreated).sessionId
    }
    const [a, again, other] = [
      await id('a'.repeat(32)),
      await id('a'.repeat(32)),
      await id('b'.repeat(32)),
    ]
    assert.equal(a, again)
    assert.notEqual(a, other)
  })
})

describe('POST /appointment-sessions', () => {
  it('asks the upstream for an appointment', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const request = await post({ url: ROUTES.appointment, body: { appointmentType: TYPE } })
    const response = await endpoint(request)
    assert.equal(response.status, 201)
    assert.equal(((await response.json()) as SessionCreated).heightHint, 600)
    assert.deepEqual(upstream.calls[0]?.wanted, { lead: LEAD, id: TYPE, reuse: true })
    assert.equal(upstream.calls[0]?.kind, 'appointment')
  })

  it('takes no prefill', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const body = { appointmentType: TYPE, values: {} }
    const response = await endpoint(await post({ url: ROUTES.appointment, body }))
    const problem = await assertProblem(response, 400, 'invalid-request')
    assert.equal(problem.detail, 'Unknown field "values".')
    assert.equal(upstream.calls.length, 0)
  })
})

describe('what the upstream says', () => {
  const cases = [
    ['rejected', 422, 'upstream-rejected'],
    ['failed', 502, 'upstream-failed'],
    ['timeout', 504, 'upstream-timeout'],
    ['rate-limited', 429, 'rate-limited'],
  ] as const
  for (const [thrown, status, code] of cases) {
    it(`${thrown} is answered with ${status}`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      upstream.onCall = () => Promise.reject(new UpstreamError(thrown, 'words for the log', 17))
      const response = await endpoint(await post())
      assert.equal(response.headers.get('retry-after'), thrown === 'rate-limited' ? '17' : null)
      const problem = await assertProblem(response, status, code)
      assert.doesNotMatch(JSON.stringify(problem), /words for the log/)
    })
  }

  it('429 without a time still has Retry-After', async () => {
    const { endpoint, upstream } = makeEndpoint()
    upstream.onCall = () => Promise.reject(new UpstreamError('rate-limited', 'x'))
    const response = await endpoint(await post())
    assert.equal(response.headers.get('retry-after'), '30')
  })

  it('an error that is no UpstreamError is a 502, and its words are masked in the log', async () => {
    const { endpoint, upstream, log } = makeEndpoint()
    upstream.onCall = () => Promise.reject(new TypeError('key 6Pr9827YMLXhVkSk0LoABgRQasbaXYrM'))
    await assertProblem(await endpoint(await post()), 502, 'upstream-failed')
    assert.doesNotMatch(JSON.stringify(log), /6Pr98/)
    assert.match(JSON.stringify(log), /upstream-threw/)
  })

  it('silence past the deadline is a 504, also when the upstream ignores its signal', async () => {
    const { endpoint, upstream } = makeEndpoint({ upstreamTimeoutMs: 40 })
    upstream.onCall = () => new Promise(() => {})
    const keepAlive = setTimeout(() => {}, 5_000)
    await assertProblem(await endpoint(await post()), 504, 'upstream-timeout')
    clearTimeout(keepAlive)
  })

  it('its call is aborted when the visitor hangs up, and the key can be used again', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const headers = { 'Idempotency-Key': 'hung-up' }
    const visitor = new AbortController()
    let aborted = false
    upstream.onCall = (_, signal) => {
      visitor.abort()
      aborted = signal.aborted
      return new Promise(() => {})
    }
    const answer = await endpoint(await post({ headers, signal: visitor.signal }))
    assert.equal(aborted, true)
    assert.equal(answer.status, 502)
    upstream.onCall = async (session) => session
    assert.equal((await endpoint(await post({ headers }))).status, 201)
  })

  it('warnings reach the log', async () => {
    const { endpoint, upstream, log } = makeEndpoint()
    upstream.onCall = async (session) => ({ ...session, warnings: ['prefill dropped'] })
    await endpoint(await post())
    assert.ok(
      log.some(
        ({ event, message }) => event === 'upstream-warning' && message === 'prefill dropped',
      ),
    )
  })
})

describe('who is asked for', () => {
  it('a lead other than the authorised one is refused before the upstream', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const response = await endpoint(await post({ body: { journey: JOURNEY, lead: '108123758' } }))
    await assertProblem(response, 400, 'invalid-request')
    assert.equal(upstream.calls.length, 0)
  })

  it('a custom authorize decides by the request, and gets what is wanted', async () => {
    const seen: unknown[] = []
    const { endpoint, upstream } = makeEndpoint({
      authorize: (request, wanted) => {
        seen.push(wanted)
        return request.headers.get('cookie') === 'login=ada' ? { lead: '7' } : null
      },
    })
    const headers = { Authorization: null, Cookie: 'login=ada' }
    assert.equal((await endpoint(await post({ headers }))).status, 201)
    assert.equal(upstream.calls[0]?.wanted.lead, '7')
    const nobody = await endpoint(
      await post({ headers: { Authorization: null }, body: { journey: JOURNEY, lead: '7' } }),
    )
    assert.equal(nobody.headers.get('www-authenticate'), 'Bearer')
    await assertProblem(nobody, 401, 'unauthorized')
    assert.deepEqual(seen, [
      { kind: 'journey', id: JOURNEY },
      { kind: 'journey', id: JOURNEY, lead: '7' },
    ])
    assert.equal(upstream.calls.length, 1)
  })

  for (const [name, authorize] of [
    [
      'throws',
      () => {
        throw new Error('password=hunter2hunter2hunter2')
      },
    ],
    ['rejects', () => Promise.reject(new Error('password=hunter2hunter2hunter2'))],
    ['gives something else', () => ({ lead: 'a/../b' })],
  ] as const) {
    it(`an authorize that ${name} is a 500 without its words`, async () => {
      const { endpoint, upstream, log } = makeEndpoint({ authorize })
      const response = await endpoint(await post())
      const problem = await assertProblem(response, 500, 'internal')
      assert.doesNotMatch(JSON.stringify([problem, log]), /hunter2/)
      assert.equal(upstream.calls.length, 0)
      assert.ok(log.some(({ event }) => event.startsWith('authorize-')))
    })
  }

  it('a token for other journeys is a 403', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const headers = { Authorization: `Bearer ${await token({ journey: ['another'] })}` }
    await assertProblem(await endpoint(await post({ headers })), 403, 'forbidden')
    assert.equal(upstream.calls.length, 0)
  })
})

describe('what is given out', () => {
  const refused = [
    'http://sessions.example.net/run/1',
    'https://sessions.example.net.evil.com/run/1',
    'https://evil.com/run/1',
    'https://sessions.example.net:8443/run/1',
    'https://sessions.example.net./run/1',
    'https://user@sessions.example.net/run/1',
    'https://sessions.example.net@evil.com/',
    'https:\\\\sessions.example.net/run/1',
    '//sessions.example.net/run/1',
    '/run/1',
    '',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVa\nscript:alert(1)',
    'data:text/html,hi',
    'blob:https://sessions.example.net/1',
    'about:blank',
    'https://sessiоns.example.net/run/1',
    ' https://sessions.example.net/run/1',
    `https://sessions.example.net/${'a'.repeat(2048)}`,
  ]
  for (const publicUrl of refused) {
    it(`not ${JSON.stringify(publicUrl.slice(0, 60))}`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      upstream.onCall = async (session) => ({ ...session, publicUrl })
      await assertProblem(await endpoint(await post()), 502, 'upstream-failed')
    })
  }

  it('the log names the foreign origin and nothing more of the URL', async () => {
    const { endpoint, upstream, log } = makeEndpoint()
    upstream.onCall = async (session) => ({ ...session, publicUrl: 'https://other.test/run/tkn' })
    await endpoint(await post())
    const record = log.find(({ event }) => event === 'session-url-refused')
    assert.equal(record?.['origin'], 'https://other.test')
    assert.doesNotMatch(JSON.stringify(log), /tkn/)
  })

  it('http on this machine, if its origin is configured', async () => {
    const { endpoint, upstream } = makeEndpoint({ sessionOrigins: ['http://localhost:8081'] })
    upstream.onCall = async (session) => ({ ...session, publicUrl: 'http://localhost:8081/run/1' })
    assert.equal((await endpoint(await post())).status, 201)
  })

  it('the option wins over the origins of the upstream', async () => {
    const { endpoint } = makeEndpoint({ sessionOrigins: ['https://only.example.org'] })
    await assertProblem(await endpoint(await post()), 502, 'upstream-failed')
  })
})

it('no secret, token, publicUrl or upstream id reaches the log', async () => {
  const { endpoint, upstream, log } = makeEndpoint()
  const good = await post()
  const bearer = good.headers.get('authorization') ?? ''
  await endpoint(good)
  upstream.onCall = async (session) => ({ ...session, publicUrl: `${session.publicUrl}\n` })
  await endpoint(await post({ body: { journey: 'other' } }))
  upstream.onCall = () => Promise.reject(new Error(`${SESSIONS}/run/bearer-secret-9 ${bearer}`))
  await endpoint(await post({ body: { journey: 'third' } }))
  const all = JSON.stringify(log)
  assert.ok(log.length >= 6)
  for (const secret of [
    bearer.slice(7),
    'bearer-secret',
    'upstream-secret-id',
    LEAD,
    TOKEN_SECRET,
  ]) {
    assert.doesNotMatch(all, new RegExp(secret))
  }
})

it('the log has a lead as a keyed hash: the same each time, another with another secret', async () => {
  const hashes = []
  for (const options of [{}, {}, { secret: 'another-secret-of-at-least-32-bytes!' }]) {
    const { endpoint, log } = makeEndpoint(options)
    await endpoint(await post())
    hashes.push(log.find(({ event }) => event === 'session-created')?.['lead'])
  }
  assert.match(String(hashes[0]), /^[\w-]{16}$/)
  assert.equal(hashes[1], hashes[0])
  assert.notEqual(hashes[2], hashes[0])
})

it('a log that throws changes nothing', async () => {
  const broken = () => {
    throw new Error('disk full')
  }
  const { endpoint } = makeEndpoint({ log: { info: broken, warn: broken, error: broken } })
  assert.equal((await endpoint(await post())).status, 201)
  assert.equal((await endpoint(await post({ headers: { Origin: `${SITE}.evil` } }))).status, 403)
})
