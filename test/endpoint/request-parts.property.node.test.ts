import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { bearerToken } from '../../src/endpoint/bearer-token.ts'
import { idempotencyKeyOf } from '../../src/endpoint/idempotency-key.ts'
import { checkAccept, checkContentType } from '../../src/endpoint/media-types.ts'
import { checkOrigin, corsHeaders } from '../../src/endpoint/origins.ts'
import { ID, parseBody } from '../../src/endpoint/parse-body.ts'
import { EndpointProblem } from '../../src/endpoint/problem.ts'
import { requestIdOf } from '../../src/endpoint/request-id.ts'
import { routeRequest } from '../../src/endpoint/route-request.ts'
import { isWebOrigin } from '../../src/endpoint/web-origin.ts'

/** What it gives, or the problem that it throws; anything else that it throws fails the test. */
function valueOrProblem<T>(parse: () => T): T | EndpointProblem {
  try {
    return parse()
  } catch (error) {
    if (error instanceof EndpointProblem) return error
    throw error
  }
}

/** A header can hold any of these, and nothing beyond. */
const headerText = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
  .filter((text) => !text.includes('\x7f'))
const wellFormedId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
const method = fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'DELETE')

const withHeader = (name: string, value: string, init: RequestInit = {}) =>
  new Request('http://endpoint.test/', { ...init, headers: { [name]: value } })

describe('a body', () => {
  const kinds = fc.constantFrom('journey' as const, 'appointment' as const)
  const value = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  )

  it('whatever it is, is what is wanted or invalid-request', () => {
    const names = fc.constantFrom('journey', 'appointmentType', 'lead', 'values', '__proto__')
    const nearly = fc.dictionary(names, fc.oneof(wellFormedId, fc.jsonValue()))
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), nearly.map(asJson))
    fc.assert(
      fc.property(kinds, texts, (kind, text) => {
        const wanted = valueOrProblem(() => parseBody(kind, text))
        if (wanted instanceof EndpointProblem) assert.equal(wanted.code, 'invalid-request')
        else assert.match(wanted.id, ID)
      }),
    )
  })

  it('that is right is read as it was meant', () => {
    const field = fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/).filter((name) => name !== '__proto__')
    const bodies = fc.record(
      { journey: wellFormedId, lead: wellFormedId, values: fc.dictionary(field, value) },
      { requiredKeys: ['journey'] },
    )
    fc.assert(
      fc.property(bodies, (body) => {
        const { journey, ...rest } = JSON.parse(asJson(body)) as typeof body
        assert.deepEqual({ ...parseBody('journey', asJson(body)) }, { id: journey, ...rest })
      }),
    )
  })
})

function asJson(value: unknown): string {
  return JSON.stringify(value)
}

describe('a header', () => {
  it('Idempotency-Key is a key or a problem, and the same with quotes and without', () => {
    fc.assert(
      fc.property(headerText, (text) => {
        const key = valueOrProblem(() => idempotencyKeyOf(withHeader('Idempotency-Key', text)))
        if (key instanceof EndpointProblem) return assert.equal(key.code, 'invalid-request')
        assert.match(key, /^[\x21-\x7e]{1,128}$/)
        assert.equal(idempotencyKeyOf(withHeader('Idempotency-Key', `"${key}"`)), key)
      }),
    )
  })

  it('Authorization is a token of safe characters or none', () => {
    const texts = fc.oneof(
      headerText,
      headerText.map((text) => `Bearer ${text}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const token = bearerToken(withHeader('Authorization', text))
        assert.ok(token === null || /^[A-Za-z0-9._~+/-]+=*$/.test(token))
      }),
    )
    const good = fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,200}={0,2}$/)
    fc.assert(
      fc.property(good, (token) => {
        assert.equal(bearerToken(withHeader('Authorization', `Bearer ${token}`)), token)
      }),
    )
  })

  it('X-Request-Id is kept where it is harmless, and else replaced by one that is', () => {
    fc.assert(
      fc.property(headerText, (text) => {
        assert.match(requestIdOf(withHeader('X-Request-Id', text)), /^[A-Za-z0-9_-]{8,64}$/)
      }),
    )
  })

  it('Content-Type and Accept pass or are a problem', () => {
    fc.assert(
      fc.property(headerText, (text) => {
        valueOrProblem(() => checkContentType(withHeader('Content-Type', text)))
        valueOrProblem(() => checkAccept(withHeader('Accept', text)))
      }),
    )
  })

  it('Origin passes as exactly one of the list, and only that is written back', () => {
    const site = 'https://www.example.com'
    const nearly = fc.constantFrom(
      site,
      `${site}/`,
      `${site}.evil.test`,
      'null',
      site.toUpperCase(),
    )
    const fetchSite = fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none')
    fc.assert(
      fc.property(fc.oneof(nearly, headerText), fetchSite, method, (origin, from, verb) => {
        const headers = { Origin: origin, 'Sec-Fetch-Site': from }
        const request = new Request('http://endpoint.test/', { method: verb, headers })
        const seen = request.headers.get('origin')
        const refused = valueOrProblem(() => checkOrigin(request, new Set([site])))
        assert.equal(refused === undefined, seen === site)
        const written = corsHeaders(request, new Set([site]))['Access-Control-Allow-Origin']
        assert.equal(written, seen === site ? site : undefined)
      }),
    )
  })
})

it('an address of the endpoint is a route or a problem, and ids in routes are well-formed', () => {
  const part = fc.oneof(fc.webSegment(), fc.constantFrom('sessions', 'webhooks', '..', '%2e%2e'))
  const paths = fc.oneof(
    fc.array(part, { maxLength: 4 }).map((parts) => `/sessionframe/v1/${parts.join('/')}`),
    fc.webPath(),
    fc.base64String().map((id) => `/sessionframe/v1/sessions/${encodeURIComponent(id)}`),
  )
  fc.assert(
    fc.property(paths, method, (path, verb) => {
      const request = new Request(`http://endpoint.test${path}`, { method: verb })
      const route = valueOrProblem(() => routeRequest(request, '/sessionframe/v1'))
      if (route instanceof EndpointProblem) return
      if (route.name === 'status') assert.match(route.sessionId, /^[A-Za-z0-9_-]{43}$/)
    }),
  )
})

it('an origin is one that a browser would write, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.webUrl()), (value) => {
      if (isWebOrigin(value)) assert.equal(new URL(value).origin, value)
    }),
  )
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      assert.ok(isWebOrigin(new URL(url).origin))
    }),
  )
})
