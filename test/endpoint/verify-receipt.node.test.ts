import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { JSONWebKeySet } from 'jose'
import { InvalidReceiptError, verifyReceipt } from '../../src/endpoint/verify-receipt.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'
import { SECRET, makeEndpoint, post } from './endpoint-fixture.ts'

type Keys = Awaited<ReturnType<typeof generateKeyPair>>
let keys: Keys
let other: Keys
let jwks: JSONWebKeySet

before(async () => {
  keys = await generateKeyPair('Ed25519')
  other = await generateKeyPair('Ed25519')
  jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }] }
})

function sign(
  claims: Record<string, unknown> = {},
  header: Record<string, string> = {},
  key = keys.privateKey,
): Promise<string> {
  return new SignJWT({ sid: 'upstream-secret-id-1', outcome: 'form', ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'sessionframe-receipt+jwt', ...header })
    .setIssuedAt(1_795_510_800)
    .sign(key)
}

describe('verifyReceipt', () => {
  it("gives the endpoint's session id, the outcome and the time", async () => {
    const { endpoint } = makeEndpoint()
    const { sessionId } = (await (await endpoint(await post())).json()) as SessionCreated
    assert.deepEqual(await verifyReceipt(await sign(), { jwks, secret: SECRET }), {
      sessionId,
      outcome: 'form',
      start: null,
      end: null,
      issuedAt: new Date(1_795_510_800_000),
    })
    const booked = {
      outcome: 'appointment',
      start: '2026-11-24T09:00:00Z',
      end: '2026-11-24T09:30:00Z',
    }
    const receipt = await verifyReceipt(await sign(booked), { jwks, secret: SECRET })
    assert.equal(receipt.start, booked.start)
    assert.equal(receipt.end, booked.end)
  })

  const bad: [string, () => Promise<string>][] = [
    ['no receipt', async () => 'abc'],
    ['one of another key', () => sign({}, {}, other.privateKey)],
    ['one of an unknown kid', () => sign({}, { kid: 'k2' })],
    ['another type', () => sign({}, { typ: 'JWT' })],
    [
      'one that was changed',
      async () => (await sign()).replace(/\.(.)/, (_, c: string) => `.${c === 'e' ? 'f' : 'e'}`),
    ],
    ['one without a session', () => sign({ sid: undefined })],
    ['one with an outcome of its own', () => sign({ outcome: 'paid' })],
    [
      'an HMAC',
      () =>
        new SignJWT({ sid: '1', outcome: 'form' })
          .setProtectedHeader({ alg: 'HS256', kid: 'k1', typ: 'sessionframe-receipt+jwt' })
          .setIssuedAt()
          .sign(new TextEncoder().encode(SECRET)),
    ],
  ]
  for (const [name, make] of bad) {
    it(`refuses ${name}`, async () => {
      await assert.rejects(
        verifyReceipt(await make(), { jwks, secret: SECRET }),
        InvalidReceiptError,
      )
    })
  }

  it('refuses a short secret', async () => {
    await assert.rejects(verifyReceipt(await sign(), { jwks, secret: 'short' }), /32 bytes/)
  })
})

describe('verifyReceipt with a URL', () => {
  let server: Listening
  let asked = 0
  before(async () => {
    server = await listen(
      createServer((_, response) => {
        asked += 1
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(jwks))
      }),
    )
  })
  after(() => server.close())

  it('fetches the keys once', async () => {
    const options = { jwks: new URL(`${server.origin}/.well-known/jwks.json`), secret: SECRET }
    for (const _ of [1, 2, 3]) await verifyReceipt(await sign(), options)
    assert.equal(asked, 1)
  })

  it('does not call a receipt invalid when the keys cannot be had', async () => {
    const options = { jwks: new URL('http://127.0.0.1:9/jwks.json'), secret: SECRET }
    await assert.rejects(
      verifyReceipt(await sign(), options),
      (error) => !(error instanceof InvalidReceiptError),
    )
  })
})
