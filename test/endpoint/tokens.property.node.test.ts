import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import * as fc from 'fast-check'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import { EndpointProblem } from '../../src/endpoint/problem.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { signInviteToken } from '../../src/endpoint/sign-invite-token.ts'
import { InvalidReceiptError, verifyReceipt } from '../../src/endpoint/verify-receipt.ts'
import { ROUTES, SECRET, TOKEN_SECRET } from './endpoint-fixture.ts'

const secret = TOKEN_SECRET
const authorize = embedTokens({ secrets: [secret] })
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)

/** Who it authorises, or the code of the problem; anything else that is thrown fails the test. */
async function use(token: string, wanted: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${token}` }
  const request = new Request(ROUTES.journey, { method: 'POST', headers })
  try {
    return await authorize(request, { kind: 'journey', id: wanted })
  } catch (error) {
    if (error instanceof EndpointProblem) return error.code
    throw error
  }
}

const REFUSED = [null, 'unauthorized', 'forbidden']

describe('tokens', () => {
  it('of any text are refused', async () => {
    const part = fc.oneof(fc.base64String(), fc.json().map(base64url), fc.constant(''))
    const parts = fc.array(part, { maxLength: 5 }).map((all) => all.join('.'))
    const texts = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), parts)
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        assert.ok(REFUSED.includes((await use(text, 'a')) as string | null))
      }),
    )
  })

  it('of any claims, signed with the secret, are good for a lead or refused', async () => {
    const seconds = Math.floor(Date.now() / 1000)
    const time = fc.oneof(fc.integer({ min: seconds - 4000, max: seconds + 4000 }), fc.jsonValue())
    const grant = fc.oneof(fc.constant('*'), fc.array(id, { maxLength: 3 }), fc.jsonValue())
    const claims = fc.record(
      {
        aud: fc.constantFrom('sessionframe', 'other', 7, ['sessionframe']),
        lead: fc.oneof(id, fc.jsonValue()),
        journey: grant,
        appointmentType: grant,
        origin: fc.oneof(fc.webUrl(), fc.jsonValue()),
        iat: time,
        exp: time,
        nbf: time,
      },
      { requiredKeys: [] },
    )
    const typ = fc.constantFrom('sessionframe-embed+jwt', 'sessionframe-invite+jwt', 'JWT', '')
    await fc.assert(
      fc.asyncProperty(claims, typ, async (given, type) => {
        const token = await new SignJWT(given as JWTPayload)
          .setProtectedHeader({ alg: 'HS256', typ: type })
          .sign(new TextEncoder().encode(secret))
        const outcome = await use(token, 'a')
        if (REFUSED.includes(outcome as string | null)) return
        const { lead } = outcome as { lead: string }
        assert.equal(lead, given.lead)
        assert.match(lead, /^[A-Za-z0-9_-]{1,64}$/)
      }),
    )
  })

  it('that we sign authorise whom they were signed for, for what they were signed', async () => {
    await fc.assert(
      fc.asyncProperty(id, fc.uniqueArray(id, { minLength: 2 }), async (lead, [other, ...ids]) => {
        const [first = ''] = ids
        const token = await signEmbedToken({ lead, journey: ids }, { secret })
        assert.deepEqual(await use(token, first), { lead })
        assert.equal(await use(token, other ?? ''), 'forbidden')
        const invite = await signInviteToken({ lead, journey: first }, { secret })
        assert.deepEqual(await use(invite, first), { lead, invited: true })
      }),
    )
  })
})

describe('receipts', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>
  let jwks: JSONWebKeySet
  before(async () => {
    keys = await generateKeyPair('Ed25519')
    jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'EdDSA' }] }
  })

  it('of any text are an InvalidReceiptError', async () => {
    const part = fc.oneof(fc.base64String(), fc.json().map(base64url))
    const parts = fc.array(part, { maxLength: 5 }).map((all) => all.join('.'))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), parts), async (text) => {
        await assert.rejects(verifyReceipt(text, { jwks, secret: SECRET }), InvalidReceiptError)
      }),
      { numRuns: 50 },
    )
  })

  it('of any claims, signed by the platform, are read or are an InvalidReceiptError', async () => {
    const claims = fc.record(
      {
        sid: fc.oneof(fc.string({ minLength: 1 }), fc.jsonValue()),
        outcome: fc.oneof(fc.constantFrom('form', 'appointment'), fc.jsonValue()),
        start: fc.jsonValue(),
        iat: fc.oneof(fc.integer(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(claims, async (given) => {
        const receipt = await new SignJWT(given as JWTPayload)
          .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'sessionframe-receipt+jwt' })
          .sign(keys.privateKey)
        const read = verifyReceipt(receipt, { jwks, secret: SECRET })
        const outcome = await read.catch((error: unknown) => error)
        if (outcome instanceof InvalidReceiptError) return
        assert.ok(!(outcome instanceof Error), String(outcome))
        assert.equal((outcome as { outcome: unknown }).outcome, given.outcome)
      }),
      { numRuns: 50 },
    )
  })
})

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
