import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { SignJWT, base64url, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { JWTHeaderParameters, JWTPayload } from 'jose'
import { verifyHs256 } from '../../src/endpoint/verify-hs256.ts'

const HMAC = { name: 'HMAC', hash: 'SHA-256' }
const secret = new TextEncoder().encode('a-secret-of-more-than-thirty-two-bytes')
const key = await crypto.subtle.importKey('raw', secret, HMAC, true, ['sign', 'verify'])
const other = await crypto.subtle.importKey('raw', secret.slice(1), HMAC, true, ['sign'])

const NOW = new Date('2026-03-01T10:00:00Z')
const now = NOW.getTime() / 1000
const options = {
  typ: 'a+jwt',
  audience: 'here',
  maxTokenAge: 3600,
  clockTolerance: 30,
  currentDate: NOW,
}

/** Signs any header, also ones that jose would not sign. */
async function sign(header: object, payload: string, by = key): Promise<string> {
  const input = `${base64url.encode(JSON.stringify(header))}.${base64url.encode(payload)}`
  const mac = await crypto.subtle.sign('HMAC', by, new TextEncoder().encode(input))
  return `${input}.${base64url.encode(new Uint8Array(mac))}`
}

type Verdict = JWTPayload | string

async function verdict(check: () => Promise<JWTPayload>): Promise<Verdict> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof errors.JOSEError) return error.code
    // So says `decodeProtectedHeader`, of what has not three parts.
    if (error instanceof TypeError) return 'malformed'
    throw error
  }
}

async function both(token: string): Promise<{ ours: Verdict; jose: Verdict }> {
  const ours = await verdict(async () => {
    return verifyHs256(token, key, decodeProtectedHeader(token), options)
  })
  const algorithms = ['HS256']
  const jose = await verdict(async () => {
    return (await jwtVerify(token, key, { ...options, algorithms })).payload
  })
  return { ours, jose }
}

const header: JWTHeaderParameters = { alg: 'HS256', typ: 'a+jwt' }
const claims = { aud: 'here', iat: now, exp: now + 60, lead: 'l' }

/** Each signed, but one by another. */
const WRONG = {
  'another key': sign(header, JSON.stringify(claims), other),
  'another algorithm': sign({ ...header, alg: 'HS512' }, JSON.stringify(claims)),
  'no algorithm': sign({ ...header, alg: 'none' }, JSON.stringify(claims)),
  'another type': sign({ ...header, typ: 'jwt' }, JSON.stringify(claims)),
  'no type': sign({ alg: 'HS256' }, JSON.stringify(claims)),
  'something critical': sign({ ...header, crit: ['x'], x: 1 }, JSON.stringify(claims)),
  'another audience': sign(header, JSON.stringify({ ...claims, aud: 'there' })),
  'no iat': sign(header, JSON.stringify({ ...claims, iat: undefined })),
  'an exp that has passed': sign(header, JSON.stringify({ ...claims, exp: now - 31 })),
  'an iat ahead': sign(header, JSON.stringify({ ...claims, iat: now + 31 })),
  'an nbf ahead': sign(header, JSON.stringify({ ...claims, nbf: now + 31 })),
  'claims that are no object': sign(header, '[]'),
  'claims that are no JSON': sign(header, '{'),
}

describe('a token that a shared secret signed', () => {
  it('is right when it is right', async () => {
    const token = await new SignJWT(claims).setProtectedHeader(header).sign(key)
    assert.deepEqual((await both(token)).ours, claims)
  })

  for (const [name, signed] of Object.entries(WRONG)) {
    it(`is refused as jose refuses it: ${name}`, async () => {
      const { ours, jose } = await both(await signed)
      assert.equal(typeof ours, 'string', `it passed: ${JSON.stringify(ours)}`)
      if (name !== 'something critical') assert.equal(ours, jose)
    })
  }

  it('has three parts, one signature, and that one whole', async () => {
    const token = await sign(header, JSON.stringify(claims))
    const [head, payload, signature = ''] = token.split('.')
    for (const bad of [
      `${head}.${payload}.`,
      `${head}.${payload}.${signature.slice(1)}`,
      `${head}.${payload}.${signature}=`,
      `${head}.${payload}.${signature}A`,
      `${head}.${payload}.${payload}.${signature}`,
      `${head}.${payload}.${signature}.${signature}`,
      `${head}.${payload}.${'é'.repeat(signature.length)}`,
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      assert.equal(typeof (await both(bad)).ours, 'string', bad)
    }
  })

  it('is judged as jose judges it, whatever it says', async () => {
    const seconds = fc.oneof(fc.integer({ min: now - 4000, max: now + 4000 }), fc.jsonValue())
    const bodies = fc.record(
      {
        aud: fc.oneof(fc.constant('here'), fc.constant(['here', 'b']), fc.jsonValue()),
        iat: seconds,
        exp: seconds,
        nbf: seconds,
      },
      { requiredKeys: [] },
    )
    const types = fc.constantFrom('a+jwt', 'A+JWT', 'application/a+jwt', 'jwt', undefined, 1)
    await fc.assert(
      fc.asyncProperty(bodies, types, fc.boolean(), async (body, typ, rightKey) => {
        const text = JSON.stringify(body)
        const token = await sign({ alg: 'HS256', typ }, text, rightKey ? key : other)
        const { ours, jose } = await both(token)
        assert.deepEqual(ours, jose)
      }),
    )
  })
})
