import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import * as fc from 'fast-check'
import { mayBeFramed } from '../../src/endpoint/frame-policy.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { hostileServer } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { SITE, makeEndpoint, post } from './endpoint-fixture.ts'

const FRAMED = 'https://sessions.example.net'
const verdict = (csp: string | null, xFrameOptions: string | null = null, page = SITE) =>
  mayBeFramed({ csp, xFrameOptions }, page, FRAMED)

describe('who may frame a page', () => {
  const cases: [boolean | 'unknown', string | null, string?][] = [
    [true, null],
    [true, "default-src 'none'; script-src 'self'"],
    [false, "frame-ancestors 'none'"],
    [false, "FRAME-ANCESTORS 'NONE'", 'ALLOWALL'],
    [false, 'frame-ancestors'],
    [false, "frame-ancestors 'self'"],
    [true, 'frame-ancestors *', 'DENY'],
    [true, `default-src 'self'; frame-ancestors 'self' ${SITE}`, 'SAMEORIGIN'],
    [true, `frame-ancestors ${SITE}/`],
    [true, 'frame-ancestors https:'],
    [true, 'frame-ancestors *.example.com'],
    [false, 'frame-ancestors *.www.example.com'],
    [false, 'frame-ancestors https://example.com'],
    [false, 'frame-ancestors https://www.example.com:8443'],
    [true, 'frame-ancestors http://www.example.com'],
    [true, 'frame-ancestors www.example.com:*'],
    [false, `frame-ancestors ${SITE}, frame-ancestors 'none'`],
    [false, `frame-ancestors 'none'; frame-ancestors ${SITE}`],
    ['unknown', 'frame-ancestors <nonsense>'],
    [true, `frame-ancestors <nonsense> ${SITE}`],
    [false, null, 'DENY'],
    [false, null, 'sameorigin'],
    [false, null, 'DENY, SAMEORIGIN'],
    [true, null, 'ALLOW-FROM https://a.example'],
    [true, null, 'nonsense'],
  ]
  for (const [expected, csp, xfo] of cases) {
    it(`${String(expected)}: ${csp ?? 'no policy'}${xfo === undefined ? '' : `, ${xfo}`}`, () => {
      assert.equal(verdict(csp, xfo ?? null), expected)
    })
  }

  it('is itself, for "self" and SAMEORIGIN, and nobody else over plain http', () => {
    assert.equal(verdict("frame-ancestors 'self'", null, FRAMED), true)
    assert.equal(verdict(null, 'SAMEORIGIN', FRAMED), true)
    assert.equal(verdict('frame-ancestors www.example.com', null, 'http://www.example.com'), false)
    assert.equal(verdict('frame-ancestors https:', null, 'http://www.example.com'), false)
  })

  it('is answered for whatever the headers hold', () => {
    const header = fc.option(fc.string({ unit: 'binary', maxLength: 60 }))
    fc.assert(
      fc.property(header, header, (csp, xfo) => {
        const given = csp === null ? null : `frame-ancestors ${csp}`
        assert.ok([true, false, 'unknown'].includes(verdict(given, xfo)))
      }),
    )
  })
})

describe('an endpoint with probeEmbedding', () => {
  let server: HostileServer
  before(async () => {
    server = await hostileServer()
  })
  after(() => server.close())
  let headers: Record<string, string> = {}
  let status = 200
  beforeEach(() => {
    headers = {}
    status = 200
    server.reset()
    server.behave = (_, response) => response.writeHead(status, headers).end('<p>page</p>')
  })

  function probing(probeEmbedding = true) {
    const clock = { at: Date.parse('2026-11-24T09:00:00Z') }
    const now = () => new Date(clock.at)
    const fixture = makeEndpoint({
      probeEmbedding,
      now,
      sessionOrigins: [server.origin],
      authorize: () => ({ lead: '1' }),
      reuse: false,
    })
    fixture.upstream.onCall = async (session) => ({
      ...session,
      publicUrl: `${server.origin}/run/secret`,
    })
    const create = async () =>
      ((await (await fixture.endpoint(await post())).json()) as SessionCreated).embeddable
    return { create, clock }
  }

  it('tells that the page lets itself be framed, or not', async () => {
    assert.equal(await probing().create(), true)
    headers = { 'X-Frame-Options': 'DENY' }
    assert.equal(await probing().create(), false)
    headers = { 'Content-Security-Policy': `frame-ancestors ${SITE}` }
    assert.equal(await probing().create(), true)
  })

  it('asks once for an origin, with no credentials, and again after ten minutes', async () => {
    const { create, clock } = probing()
    assert.deepEqual(await Promise.all([create(), create(), create()]), [true, true, true])
    assert.equal(server.seen.length, 1)
    const [seen] = server.seen
    assert.deepEqual(
      [seen?.method, seen?.headers.authorization, seen?.headers.cookie],
      ['GET', undefined, undefined],
    )
    headers = { 'X-Frame-Options': 'DENY' }
    clock.at += 9 * 60_000
    assert.equal(await create(), true)
    clock.at += 60_000
    assert.equal(await create(), false)
    assert.equal(server.seen.length, 2)
  })

  it('does not know of a page that redirects, fails or hangs, and follows nothing', async () => {
    status = 302
    headers = { location: `${server.origin}/elsewhere`, 'X-Frame-Options': 'DENY' }
    assert.equal(await probing().create(), 'unknown')
    assert.equal(server.seen.length, 1)
    status = 500
    assert.equal(await probing().create(), 'unknown')
    server.behave = (request) => request.socket.destroy()
    assert.equal(await probing().create(), 'unknown')
    server.behave = () => {}
    assert.equal(await probing().create(), 'unknown')
  })

  it('asks nobody unless it is told to', async () => {
    assert.equal(await probing(false).create(), 'unknown')
    assert.equal(server.seen.length, 0)
  })
})
