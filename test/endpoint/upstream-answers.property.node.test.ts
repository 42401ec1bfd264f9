import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { checkSessionUrl } from '../../src/endpoint/session-url.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { UpstreamSession } from '../../src/endpoint/upstream.ts'
import { retryAfterSeconds } from '../../src/upstreams/http/retry-after.ts'
import { CountingUpstream, SESSIONS, makeEndpoint, post } from './endpoint-fixture.ts'

const origins = new Set([SESSIONS])
/** Addresses, and what only looks like one. */
const urls = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.webPath().map((path) => SESSIONS + path),
  fc.webUrl().map((url) => url.replace('://', '://user@')),
  fc.constantFrom('javascript:alert(1)', '//evil.test/', `${SESSIONS}@evil.test/`, 'data:,x', ''),
  fc.string({ unit: 'binary' }),
)

it('an address of a session is given out on a listed origin alone, and is the same when checked again', () => {
  fc.assert(
    fc.property(urls, (url) => {
      const checked = checkSessionUrl(url, origins)
      if (!('href' in checked)) return
      assert.equal(new URL(checked.href).origin, SESSIONS)
      assert.deepEqual(checkSessionUrl(checked.href, origins), checked)
    }),
  )
})

it('Retry-After is 1 to 3600 seconds or nothing', () => {
  const fields = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.date().map((date) => (Number.isNaN(date.getTime()) ? '' : date.toUTCString())),
  )
  fc.assert(
    fc.property(fc.option(fields), (field) => {
      const seconds = retryAfterSeconds(field, new Date()) ?? 1
      assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600)
    }),
  )
})

describe('whatever the upstream does, the answer is a session on a listed origin or a problem', () => {
  const answers = async (behave: (session: UpstreamSession) => unknown) => {
    const upstream = new CountingUpstream()
    upstream.onCall = async (session) => behave(session) as UpstreamSession
    const { endpoint, log } = makeEndpoint({ upstream })
    const response = await endpoint(await post())
    const text = await response.text()
    return { response, text, log: JSON.stringify(log) }
  }

  it('when it gives sessions of any content', async () => {
    const sessions = fc.record({
      upstreamId: fc.string({ unit: 'binary' }),
      publicUrl: urls,
      expiresAt: fc.option(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(toText))),
      resumed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(sessions, async (session) => {
        const { response, text } = await answers(() => session)
        if (response.status !== 201) return assert.equal(response.status, 502)
        const { publicUrl } = JSON.parse(text) as { publicUrl: string }
        assert.equal(new URL(publicUrl).origin, SESSIONS)
      }),
    )
  })

  it('when it throws, and nothing of what it threw is told', async () => {
    const thrown = fc.oneof(
      fc
        .constantFrom('rejected', 'failed', 'timeout', 'rate-limited')
        .map((code) => new UpstreamError(code as 'failed', 'for the log')),
      fc.constantFrom('canary').map((text) => new TypeError(text)),
      fc.anything(),
    )
    await fc.assert(
      fc.asyncProperty(thrown, async (error) => {
        const { response, text } = await answers(() => {
          throw error
        })
        assert.ok([422, 429, 502, 504].includes(response.status), String(response.status))
        assert.equal(response.headers.get('content-type'), 'application/problem+json')
        assert.doesNotMatch(text, /canary|for the log/)
      }),
    )
  })

  it('when what it gives is no session at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (given) => {
        const { response } = await answers(() => given)
        assert.ok(response.status >= 500, String(response.status))
        assert.equal(response.headers.get('content-type'), 'application/problem+json')
      }),
    )
  })
})

function toText(date: Date): string {
  return date.toISOString()
}
