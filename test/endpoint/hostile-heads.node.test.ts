import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as assertProperty, asyncProperty, oneof, record, string } from 'fast-check'
import { ROUTES, makeEndpoint, post, statusUrl } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'
import { refused } from './refused-before-upstream.ts'

describe('media types', () => {
  for (const type of [
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-7',
    'application/json, text/plain',
    'application/jsonp',
    'application/problem+json',
    null,
  ]) {
    it(`${type} is a 415`, async () => {
      const headers = { 'Content-Type': type ?? '' }
      await refused({ headers }, 415, 'unsupported-media-type')
    })
  }
  for (const type of [
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
  ]) {
    it(`${type} is read`, async () => {
      const { endpoint } = makeEndpoint()
      assert.equal((await endpoint(await post({ headers: { 'Content-Type': type } }))).status, 201)
    })
  }
  it('an Accept that leaves no JSON is a 406', async () => {
    await refused({ headers: { Accept: 'text/html, image/*;q=0.5' } }, 406, 'not-acceptable')
    const { endpoint } = makeEndpoint()
    for (const Accept of ['*/*', 'text/html, application/problem+json;q=0.1', '']) {
      assert.equal((await endpoint(await post({ headers: { Accept } }))).status, 201)
    }
  })
})

describe('methods and routes', () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    it(`${method} on a POST route is a 405`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      const response = await endpoint(new Request(ROUTES.journey, { method }))
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS')
      await assertProblem(response, 405, 'method-not-allowed')
      assert.equal(upstream.calls.length, 0)
    })
  }
  it('POST on the status route is a 405', async () => {
    const { endpoint } = makeEndpoint()
    const response = await endpoint(await post({ url: statusUrl('a'.repeat(43)) }))
    assert.equal(response.headers.get('allow'), 'GET, OPTIONS')
    await assertProblem(response, 405, 'method-not-allowed')
  })
  for (const path of [
    '/',
    '/sessionframe/v1',
    '/sessionframe/v1/',
    '/sessionframe/v1/journey-sessions/',
    '/sessionframe/v1/constructor',
    '/sessionframe/v1/__proto__',
    '/sessionframe/v11/journey-sessions',
    '/journey-sessions',
    '/sessionframe/v1/sessions/short',
  ]) {
    it(`${path} is a 404`, async () => {
      const { endpoint } = makeEndpoint()
      const response = await endpoint(await post({ url: `http://endpoint.test${path}` }))
      await assertProblem(response, 404, 'not-found')
    })
  }
  it('basePath moves the routes, also to the root', async () => {
    const { endpoint } = makeEndpoint({ basePath: '' })
    const response = await endpoint(await post({ url: 'http://endpoint.test/journey-sessions' }))
    assert.equal(response.status, 201)
  })
})

describe('Idempotency-Key', () => {
  for (const key of [
    '',
    '""',
    'a b',
    'a,b',
    '"a", "b"',
    '"a',
    'a\\b',
    'x'.repeat(129),
    'x'.repeat(10_240),
  ]) {
    it(`${JSON.stringify(key.slice(0, 20))} (${key.length}) is a 400`, async () => {
      await refused({ headers: { 'Idempotency-Key': key } }, 400, 'invalid-request')
    })
  }
  it('must be there', async () => {
    const problem = await refused({ headers: { 'Idempotency-Key': null } }, 400, 'invalid-request')
    assert.match(problem.detail ?? '', /Idempotency-Key/)
  })
})

describe('X-Request-Id', () => {
  it('of a proxy is kept when it is harmless', async () => {
    const { endpoint } = makeEndpoint()
    const response = await endpoint(await post({ headers: { 'X-Request-Id': 'req-0123456789' } }))
    assert.equal(response.headers.get('x-request-id'), 'req-0123456789')
  })
  for (const id of ['a"},{"level":"info', 'x'.repeat(65), 'short', '../../etc']) {
    it(`${JSON.stringify(id.slice(0, 20))} is replaced`, async () => {
      const { endpoint } = makeEndpoint()
      const response = await endpoint(await post({ headers: { 'X-Request-Id': id } }))
      assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
    })
  }
})

it('whatever the headers, the answer is 201 or a problem below 500', async () => {
  const { endpoint } = makeEndpoint()
  const text = string({ unit: 'grapheme-ascii', maxLength: 80 })
  const headers = record(
    {
      'Content-Type': text,
      'X-Sessionframe': text,
      'Idempotency-Key': text,
      Origin: text,
      'Sec-Fetch-Site': text,
      Authorization: oneof(
        text,
        text.map((t) => `Bearer ${t}`),
      ),
      Accept: text,
      'X-Request-Id': text,
      'Content-Length': text,
    },
    { requiredKeys: [] },
  )
  await assertProperty(
    asyncProperty(headers, async (given) => {
      const response = await endpoint(await post({ headers: given }))
      assert.ok(response.status === 201 || (response.status >= 400 && response.status < 500))
    }),
    { numRuns: 300 },
  )
})
