import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ROUTES, SITE, makeEndpoint, post, statusUrl, token } from './endpoint-fixture.ts'
import { assertProblem, assertSafeHeaders } from './problem-assertions.ts'

const FOREIGN = [
  'null',
  'https://evil.com',
  'https://www.example.com.evil.com',
  'https://evilwww.example.com',
  'https://www.example.com:8443',
  'http://www.example.com',
  'https://www.example.com.',
  'https://WWW.EXAMPLE.COM',
  'https://www.example.com/',
  'https://www.example.com, https://evil.com',
  `${SITE}, ${SITE}`,
  '*',
  '',
]

function assertNoCors(response: Response) {
  for (const name of response.headers.keys()) assert.doesNotMatch(name, /^access-control-/)
}

describe('a POST', () => {
  for (const Origin of FOREIGN) {
    for (const site of ['cross-site', 'same-site', 'same-origin', 'none', null]) {
      it(`with Origin ${JSON.stringify(Origin)} and Sec-Fetch-Site ${site} is a 403 without CORS`, async () => {
        const { endpoint, upstream } = makeEndpoint()
        const response = await endpoint(await post({ headers: { Origin, 'Sec-Fetch-Site': site } }))
        assertNoCors(response)
        await assertProblem(response, 403, 'forbidden')
        assert.equal(upstream.calls.length, 0)
      })
    }
  }
  for (const site of ['cross-site', 'same-site', 'none', 'junk', null]) {
    it(`without Origin and with Sec-Fetch-Site ${site} is a 403`, async () => {
      const { endpoint } = makeEndpoint()
      const headers = { Origin: null, 'Sec-Fetch-Site': site }
      await assertProblem(await endpoint(await post({ headers })), 403, 'forbidden')
    })
  }
  for (const site of ['cross-site', 'same-site', 'same-origin', 'junk', null]) {
    it(`with an allowed Origin and Sec-Fetch-Site ${site} is answered with CORS`, async () => {
      const { endpoint } = makeEndpoint()
      const response = await endpoint(await post({ headers: { 'Sec-Fetch-Site': site } }))
      assert.equal(response.status, 201)
      assert.equal(response.headers.get('access-control-allow-origin'), SITE)
      assert.equal(response.headers.get('access-control-allow-credentials'), 'true')
      assert.match(response.headers.get('access-control-expose-headers') ?? '', /Retry-After/)
    })
  }
  it('of the same origin, from a browser that leaves Origin out, passes', async () => {
    const { endpoint } = makeEndpoint()
    const headers = { Origin: null, 'Sec-Fetch-Site': 'same-origin' }
    const response = await endpoint(await post({ headers }))
    assert.equal(response.status, 201)
    assertNoCors(response)
  })
  for (const value of [null, '0', 'true']) {
    it(`with X-Sessionframe ${value} is a 403`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      const response = await endpoint(await post({ headers: { 'X-Sessionframe': value } }))
      await assertProblem(response, 403, 'forbidden')
      assert.equal(upstream.calls.length, 0)
    })
  }
  it('with perfect headers and no credentials is a 401 that the page may read', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const response = await endpoint(await post({ headers: { Authorization: null } }))
    assert.equal(response.headers.get('access-control-allow-origin'), SITE)
    await assertProblem(response, 401, 'unauthorized')
    assert.equal(upstream.calls.length, 0)
  })
})

describe('a preflight', () => {
  const preflight = (origin: string, url = ROUTES.journey) =>
    new Request(url, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers':
          'authorization,content-type,idempotency-key,x-sessionframe',
        'Sec-Fetch-Site': 'cross-site',
      },
    })

  it('of an allowed origin lists what the elements send', async () => {
    const { endpoint } = makeEndpoint()
    const response = await endpoint(preflight(SITE))
    assert.equal(response.status, 204)
    assert.equal(response.headers.get('access-control-allow-origin'), SITE)
    assert.equal(response.headers.get('access-control-allow-methods'), 'POST')
    const allowed = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase()
    for (const name of ['authorization', 'content-type', 'idempotency-key', 'x-sessionframe']) {
      assert.ok(allowed.includes(name), name)
    }
    assertSafeHeaders(response)
  })
  it('of the status route names GET', async () => {
    const { endpoint } = makeEndpoint()
    const response = await endpoint(preflight(SITE, statusUrl('a'.repeat(43))))
    assert.equal(response.headers.get('access-control-allow-methods'), 'GET')
  })
  for (const origin of FOREIGN) {
    it(`of ${JSON.stringify(origin)} is a 403 without CORS`, async () => {
      const { endpoint } = makeEndpoint()
      const response = await endpoint(preflight(origin))
      assertNoCors(response)
      await assertProblem(response, 403, 'forbidden')
    })
  }
})

describe('a GET', () => {
  const get = async (headers: Record<string, string>) => {
    const { endpoint } = makeEndpoint()
    const Authorization = `Bearer ${await token()}`
    const request = new Request(statusUrl('a'.repeat(43)), {
      headers: { Authorization, ...headers },
    })
    return endpoint(request)
  }
  const passing: Record<string, string>[] = [
    {},
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'same-origin' },
    { Origin: SITE },
  ]
  for (const headers of passing) {
    it(`with ${JSON.stringify(headers)} is let in`, async () => {
      assert.equal((await get(headers)).status, 404)
    })
  }
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.com' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  for (const headers of foreign) {
    it(`with ${JSON.stringify(headers)} is a 403`, async () => {
      await assertProblem(await get(headers), 403, 'forbidden')
    })
  }
})
