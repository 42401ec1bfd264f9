import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'
import { JOURNEY, LEAD, TOKEN_SECRET, makeEndpoint, post, token } from './endpoint-fixture.ts'
import { assertProblem } from './problem-assertions.ts'

interface Pair {
  privateKey: CryptoKey
  jwk: JWK
}

async function makePair(kid: string): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid } }
}

const sign = (key: CryptoKey, kid: string, alg = 'EdDSA') =>
  new SignJWT({ lead: LEAD, journey: [JOURNEY] })
    .setProtectedHeader({ alg, typ: 'sessionframe-embed+jwt', kid })
    .setAudience('sessionframe')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key)

async function use(authorize: ReturnType<typeof embedTokens>, jwt: string) {
  const { endpoint, upstream, log } = makeEndpoint({ authorize })
  const response = await endpoint(await post({ headers: { Authorization: `Bearer ${jwt}` } }))
  return { response, calls: upstream.calls, log }
}

describe('tokens that are signed with a private key', () => {
  let server: Listening
  let jwks = ''
  let one: Pair
  let two: Pair
  /** What the server of the keys answers, and how often it was asked. */
  let keys: JWK[] = []
  let status = 200
  let asked = 0

  before(async () => {
    server = await listen(
      createServer((_, response) => {
        asked += 1
        response.writeHead(status, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify({ keys }))
      }),
    )
    jwks = `${server.origin}/jwks.json`
    one = await makePair('one')
    two = await makePair('two')
  })
  after(() => server.close())
  beforeEach(() => {
    keys = [one.jwk]
    status = 200
    asked = 0
  })

  it('are accepted by the public keys at an address, which is asked once', async () => {
    const authorize = embedTokens({ jwks })
    for (const _ of [1, 2, 3]) {
      const { response, calls } = await use(authorize, await sign(one.privateKey, 'one'))
      assert.equal(response.status, 201)
      assert.equal(calls[0]?.wanted.lead, LEAD)
    }
    assert.equal(asked, 1)
  })

  it('are accepted by the new name of the algorithm, and by a key set that is given', async () => {
    const authorize = embedTokens({ jwks: { keys: [one.jwk] } })
    const { response } = await use(authorize, await sign(one.privateKey, 'one', 'Ed25519'))
    assert.equal(response.status, 201)
    assert.equal(asked, 0)
  })

  it('are refused when the key is another one, whatever kid it claims', async () => {
    const authorize = embedTokens({ jwks })
    for (const kid of ['one', 'two']) {
      const { response, calls } = await use(authorize, await sign(two.privateKey, kid))
      await assertProblem(response, 401, 'unauthorized')
      assert.equal(calls.length, 0)
    }
  })

  it('are refused when a shared secret is made of the public key', async () => {
    const authorize = embedTokens({ jwks })
    const bytes = new TextEncoder().encode(JSON.stringify(one.jwk))
    const forged = await new SignJWT({ lead: LEAD, journey: '*' })
      .setProtectedHeader({ alg: 'HS256', typ: 'sessionframe-embed+jwt', kid: 'one' })
      .setAudience('sessionframe')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(bytes)
    await assertProblem((await use(authorize, forged)).response, 401, 'unauthorized')
    assert.equal(asked, 0)
  })

  it('go on beside tokens with a shared secret', async () => {
    const authorize = embedTokens({ secrets: [TOKEN_SECRET], jwks })
    assert.equal((await use(authorize, await token())).response.status, 201)
    assert.equal(asked, 0)
    const { response } = await use(authorize, await sign(one.privateKey, 'one'))
    assert.equal(response.status, 201)
  })

  it('do not send the endpoint for keys again and again', async () => {
    const authorize = embedTokens({ jwks })
    for (let at = 0; at < 20; at += 1) {
      const jwt = await sign(two.privateKey, `made-up-${at}`)
      await assertProblem((await use(authorize, jwt)).response, 401, 'unauthorized')
    }
    assert.equal(asked, 1)
  })

  it('meet a 500 while the keys are not to be had: it is not the visitor who is wrong', async () => {
    status = 503
    const { response, log } = await use(embedTokens({ jwks }), await sign(one.privateKey, 'one'))
    await assertProblem(response, 500, 'internal')
    assert.ok(log.some(({ event }) => event === 'authorize-threw'))
  })
})

describe('embedTokens refuses keys that', () => {
  const wrong: [string, string | { keys: never[] }, RegExp][] = [
    ['come over http', 'http://keys.example/jwks.json', /https address/],
    ['are no address', 'jwks.json', /https address/],
    ['are no key set', { kids: [] } as never, /JWK Set/],
  ]
  for (const [name, jwks, message] of wrong) {
    it(name, () => assert.throws(() => embedTokens({ jwks }), { name: 'TypeError', message }))
  }
})
