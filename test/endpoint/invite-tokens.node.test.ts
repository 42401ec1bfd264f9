import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import { signInviteToken } from '../../src/endpoint/sign-invite-token.ts'
import type { Endpoint } from '../../src/endpoint/create-endpoint.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import {
  JOURNEY,
  LEAD,
  ROUTES,
  SITE,
  TOKEN_SECRET,
  TYPE,
  makeEndpoint,
  post,
  token,
} from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

const DAY = 24 * 60 * 60
const secret = TOKEN_SECRET
const seconds = () => Math.floor(Date.now() / 1000)

const withToken = (jwt: string, over: Parameters<typeof post>[0] = {}) =>
  post({ ...over, headers: { Authorization: `Bearer ${jwt}` } })

async function open(endpoint: Endpoint, jwt: string): Promise<SessionCreated> {
  const response = await endpoint(await withToken(jwt))
  const text = await response.text()
  assert.equal(response.status, 201, text)
  return JSON.parse(text) as SessionCreated
}

/** An invite made by hand, right unless told otherwise. */
function forge(claims: JWTPayload = {}, typ = 'sessionframe-invite+jwt'): Promise<string> {
  const iat = seconds()
  const all = { aud: 'sessionframe', lead: LEAD, journey: JOURNEY, iat, exp: iat + DAY, ...claims }
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'HS256', typ })
    .sign(new TextEncoder().encode(secret))
}

describe('an invite', () => {
  it('starts the one journey that it names, for its lead', async () => {
    const { endpoint, upstream } = makeEndpoint()
    await open(endpoint, await signInviteToken({ lead: LEAD, journey: JOURNEY }, { secret }))
    assert.equal(upstream.calls[0]?.wanted.lead, LEAD)
    assert.equal(upstream.calls[0]?.wanted.id, JOURNEY)
  })

  it('starts the one appointment type that it names', async () => {
    const { endpoint } = makeEndpoint()
    const invite = await signInviteToken({ lead: LEAD, appointmentType: TYPE }, { secret })
    const request = { url: ROUTES.appointment, body: { appointmentType: TYPE } }
    assert.equal((await endpoint(await withToken(invite, request))).status, 201)
    await assertProblem(await endpoint(await withToken(invite)), 403, 'forbidden')
  })

  it('gives the same session each time it is opened, hours later and where sessions are not given again', async () => {
    let time = Date.now()
    const now = () => new Date(time)
    const { endpoint, upstream } = makeEndpoint({ reuse: false, now })
    const invite = await forge()
    const first = await open(endpoint, invite)
    time += 20 * 60 * 60 * 1000
    const second = await open(endpoint, invite)
    assert.equal(second.sessionId, first.sessionId)
    assert.equal(second.publicUrl, first.publicUrl)
    assert.equal(second.resumed, true)
    assert.equal(upstream.calls.length, 1)
  })

  it('says so to an upstream that gives sessions again by itself', async () => {
    const { endpoint, upstream } = makeEndpoint({ reuse: false })
    upstream.reuses = true
    await open(endpoint, await forge())
    assert.equal(upstream.calls[0]?.wanted.reuse, true)
    await open(endpoint, await token())
    assert.equal(upstream.calls[1]?.wanted.reuse, false)
  })

  it('is good for 90 days, and for its own origin', async () => {
    const iat = seconds() - 89 * DAY
    const { endpoint } = makeEndpoint()
    await open(endpoint, await forge({ iat, exp: iat + 90 * DAY, origin: SITE }))
  })

  it('may name its id in a list of one, as embed tokens do', async () => {
    await open(makeEndpoint().endpoint, await forge({ journey: [JOURNEY] }))
  })

  const wrong: [string, () => Promise<string>, RegExp][] = [
    ['has expired', () => forge({ iat: seconds() - DAY, exp: seconds() - 60 }), /expired/],
    ['lives longer', () => forge({ exp: seconds() + 91 * DAY }), /90 days/],
    ['is for all', () => forge({ journey: '*' }), /one id/],
    ['is for two', () => forge({ journey: [JOURNEY, 'b'] }), /one id/],
    ['is for a journey and a type', () => forge({ appointmentType: TYPE }), /one id/],
    ['is for nothing', () => forge({ journey: undefined }), /one id/],
    ['names no lead', () => forge({ lead: undefined }), /lead/],
    ['is of another origin', () => forge({ origin: 'https://other.example' }), /origin/],
    ['calls itself an embed token', () => forge({}, 'sessionframe-embed+jwt'), /embed token/],
    ['calls itself a receipt', () => forge({}, 'sessionframe-receipt+jwt'), /typ/],
  ]
  for (const [name, make, detail] of wrong) {
    it(`is refused when it ${name}`, async () => {
      const { endpoint, upstream } = makeEndpoint()
      const problem = await assertProblem(
        await endpoint(await withToken(await make())),
        401,
        'unauthorized',
      )
      assert.match(problem.detail ?? '', detail)
      assert.equal(upstream.calls.length, 0)
    })
  }
})

describe('signInviteToken', () => {
  const lead = LEAD
  const refused: [string, () => Promise<string>, RegExp][] = [
    ['no id', () => signInviteToken({ lead }, { secret }), /either "journey" or/],
    ['two', () => signInviteToken({ lead, journey: 'a', appointmentType: 'b' }, { secret }), /one/],
    ['every journey', () => signInviteToken({ lead, journey: '*' }, { secret }), /one id/],
    [
      'more than 90 days',
      () => signInviteToken({ lead, journey: 'a' }, { secret, expiresInSeconds: 90 * DAY + 1 }),
      /7776000/,
    ],
    ['a short secret', () => signInviteToken({ lead, journey: 'a' }, { secret: 'x' }), /32 bytes/],
  ]
  for (const [name, sign, message] of refused) {
    it(`refuses ${name}`, () => assert.rejects(sign, { name: 'TypeError', message }))
  }
})
