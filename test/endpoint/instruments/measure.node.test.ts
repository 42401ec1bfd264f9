import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Instrument, Outcome, Work } from '../../../src/endpoint/instruments/instrument.ts'
import { UpstreamError } from '../../../src/endpoint/upstream.ts'
import { LEAD, makeEndpoint, post, ROUTES, statusUrl } from '../endpoint-fixture.ts'

/** What an instrument hears, in its order. */
function listening() {
  const begun: Work[] = []
  const ended: (Work & Outcome)[] = []
  const instrument: Instrument = {
    begin(work) {
      begun.push(work)
      return { end: (outcome) => void ended.push({ ...work, ...outcome }) }
    },
  }
  return { instrument, begun, ended }
}

const UPSTREAM = { kind: 'upstream', upstream: 'counting', operation: 'createJourneySession' }
const REQUEST = { kind: 'request', method: 'POST', route: '/journey-sessions' }

describe('an instrument', () => {
  it('hears of a request, and within it of the call of the upstream', async () => {
    const { instrument, begun, ended } = listening()
    const { endpoint } = makeEndpoint({ instruments: [instrument] })
    assert.equal((await endpoint(await post())).status, 201)
    assert.deepEqual(begun, [REQUEST, UPSTREAM])
    assert.deepEqual(ended, [
      { ...UPSTREAM, code: null },
      { ...REQUEST, code: null, status: 201 },
    ])
  })

  it('hears of a failed call, and of the problem that it became', async () => {
    const { instrument, ended } = listening()
    const { endpoint, upstream } = makeEndpoint({ instruments: [instrument] })
    upstream.onCall = () => Promise.reject(new UpstreamError('rejected', 'unknown lead'))
    await endpoint(await post())
    assert.deepEqual(ended, [
      { ...UPSTREAM, code: 'upstream-rejected' },
      { ...REQUEST, code: 'upstream-rejected', status: 422 },
    ])
  })

  it('hears that the upstream was too late, and that a visitor hung up', async () => {
    const { instrument, ended } = listening()
    const { endpoint, upstream } = makeEndpoint({
      instruments: [instrument],
      upstreamTimeoutMs: 50,
    })
    const hungUp = new AbortController()
    upstream.onCall = () => new Promise(() => {})
    await endpoint(await post())
    assert.equal(ended[0]?.code, 'upstream-timeout')
    upstream.onCall = () => {
      hungUp.abort()
      return new Promise(() => {})
    }
    await endpoint(await post({ signal: hungUp.signal }))
    assert.equal(ended.at(-2)?.code, 'aborted')
  })

  it('is given few names, whatever is asked', async () => {
    const { instrument, begun } = listening()
    const { endpoint } = makeEndpoint({ instruments: [instrument] })
    const asked: [string, string][] = [
      ['GET', statusUrl('a'.repeat(43))],
      ['GET', statusUrl('../../x')],
      ['BREW', `${ROUTES.journey}/${LEAD}`],
      ['PUT', 'http://endpoint.test/'],
      ['OPTIONS', ROUTES.appointment],
    ]
    for (const [method, url] of asked) await endpoint(new Request(url, { method }))
    assert.deepEqual(
      begun.map((work) => work.kind === 'request' && [work.method, work.route]),
      [
        ['GET', '/sessions/{sessionId}'],
        ['GET', 'unknown'],
        ['_OTHER', 'unknown'],
        ['PUT', 'unknown'],
        ['OPTIONS', '/appointment-sessions'],
      ],
    )
  })

  it('breaks nothing when it throws, runs the work again and again, or not at all', async () => {
    const fail = () => {
      throw new Error('broken')
    }
    const bad: Instrument[] = [
      { begin: fail },
      { begin: () => ({ run: fail, end: fail }) },
      { begin: () => ({ run: () => undefined as never, end: fail }) },
      { begin: () => ({ run: (inner) => (inner(), inner()), end() {} }) },
      { begin: () => ({ run: (async (inner: () => unknown) => inner()) as never, end() {} }) },
    ]
    const { instrument, ended } = listening()
    const { endpoint, upstream } = makeEndpoint({ instruments: [...bad, instrument] })
    assert.equal((await endpoint(await post())).status, 201)
    assert.equal(upstream.calls.length, 1)
    assert.equal(ended.length, 2)
    // A promise of an instrument's own that is rejected would end the process.
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', 'no'))
    assert.equal((await endpoint(await post({ body: { journey: 'b' } }))).status, 502)
  })
})
