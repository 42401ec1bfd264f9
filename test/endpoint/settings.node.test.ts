import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import type { EndpointOptions } from '../../src/endpoint/options.ts'
import { CountingUpstream, SECRET, SITE, TOKEN_SECRET } from './endpoint-fixture.ts'

const right: EndpointOptions = {
  upstream: new CountingUpstream(),
  authorize: embedTokens({ secrets: [TOKEN_SECRET] }),
  allowedOrigins: [SITE],
  secret: SECRET,
}

describe('createEndpoint refuses to start', () => {
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['without an upstream', { upstream: undefined }, /"upstream".*flgUpstream/],
    [
      'without authorize',
      { authorize: undefined },
      /"authorize".*no default.*embedTokens.*newLeads/s,
    ],
    ['without allowedOrigins', { allowedOrigins: undefined }, /"allowedOrigins"/],
    ['with a wildcard origin', { allowedOrigins: ['*'] }, /"\*" in "allowedOrigins"/],
    ['with the null origin', { allowedOrigins: ['null'] }, /"null" in "allowedOrigins"/],
    ['with an origin that has a path', { allowedOrigins: [`${SITE}/`] }, /without a path/],
    ['with an origin without a scheme', { allowedOrigins: ['www.example.com'] }, /"https:\/\/www/],
    ['with an origin that is no text', { allowedOrigins: [7] }, /7 in "allowedOrigins"/],
    ['with a file origin', { allowedOrigins: ['file://'] }, /"file:\/\/" in/],
    [
      'with http session origins elsewhere',
      { sessionOrigins: ['http://sessions.example'] },
      /https/,
    ],
    ['with no session origin', { sessionOrigins: [] }, /"sessionOrigins" is empty/],
    ['with a short secret', { secret: 'hunter2' }, /"secret".*32 bytes/],
    ['with a secret that is no text', { secret: undefined }, /"secret".*32 bytes/],
    ['with a basePath that ends in a slash', { basePath: '/sessionframe/' }, /"basePath"/],
    ['with a basePath that walks', { basePath: '/a/../b?c' }, /"basePath"/],
    ['with a limit of nothing', { rateLimits: { address: 0 } }, /"rateLimits.address".*false or/],
    ['with a limit of a half', { rateLimits: { caller: 1.5 } }, /"rateLimits.caller"/],
    ['with a limit that is no number', { rateLimits: { overall: true } }, /"rateLimits.overall"/],
    ['with a limit that there is not', { rateLimits: { adress: 3 } }, /has no "adress"/],
    ['with no call at once', { upstreamConcurrency: 0 }, /"upstreamConcurrency"/],
    ['with half a proxy', { trustedHops: 0.5 }, /"trustedHops"/],
    ['with proxies without end', { trustedHops: 99 }, /"trustedHops"/],
    ['with a deadline of nothing', { upstreamTimeoutMs: 0 }, /"upstreamTimeoutMs"/],
  ]
  for (const [name, options, message] of wrong) {
    it(name, () => {
      assert.throws(
        () => createEndpoint({ ...right, ...options }),
        (error: Error) => {
          assert.ok(error instanceof TypeError)
          assert.match(error.message, message)
          assert.doesNotMatch(error.message, /hunter2/)
          return true
        },
      )
    })
  }

  it('but not with no origin at all: a site that only calls its own origin needs none', () => {
    assert.equal(typeof createEndpoint({ ...right, allowedOrigins: [] }), 'function')
  })
})

describe('embedTokens refuses to start', () => {
  const wrong: [string, unknown, RegExp][] = [
    ['with none', [], /at least one/],
    ['with nothing at all', undefined, /at least one/],
    ['without a list', 'x'.repeat(40), /must be a list/],
    ['with a short one', [TOKEN_SECRET, 'hunter2'], /secrets\[1\].*32 bytes/],
  ]
  for (const [name, secrets, message] of wrong) {
    it(name, () => {
      assert.throws(
        () => embedTokens({ secrets: secrets as string[] }),
        (error: Error) => message.test(error.message) && !error.message.includes('hunter2'),
      )
    })
  }
  it('but counts bytes, not characters', () => {
    assert.equal(typeof embedTokens({ secrets: ['é'.repeat(16)] }), 'function')
    assert.throws(() => embedTokens({ secrets: ['e'.repeat(31)] }))
  })
})
