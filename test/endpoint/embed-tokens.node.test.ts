import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as assertProperty, asyncProperty, integer, nat } from 'fast-check'
import { SignJWT, exportSPKI, generateKeyPair } from 'jose'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import {
  JOURNEY,
  LEAD,
  ROUTES,
  SITE,
  TOKEN_SECRET,
  TYPE,
  makeEndpoint,
  post,
} from './endpoint-fixture.ts'
import { tokenCases } from '../contracts/token-cases.ts'
import { assertProblem } from './problem-assertions.ts'

const {
  forge,
  accepted,
  refused: cases,
} = tokenCases({
  secret: TOKEN_SECRET,
  lead: LEAD,
  journey: JOURNEY,
  site: SITE,
})

async function use(token: string, options: Parameters<typeof makeEndpoint>[0] = {}, url?: string) {
  const { endpoint, upstream } = makeEndpoint(options)
  const body = url === ROUTES.appointment ? { appointmentType: TYPE } : { journey: JOURNEY }
  const request = await post({
    body,
    headers: { Authorization: `Bearer ${token}` },
    ...(url === undefined ? {} : { url }),
  })
  return { response: await endpoint(request), calls: upstream.calls }
}

async function refused(token: string) {
  const { response, calls } = await use(token)
  assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/)
  const problem = await assertProblem(response, 401, 'unauthorized')
  assert.equal(calls.length, 0)
  return problem.detail ?? ''
}

describe('a token is accepted', () => {
  for (const [name, make] of accepted) {
    it(name, async () => {
      const { response, calls } = await use(await make())
      assert.equal(response.status, 201, await response.text())
      assert.equal(calls[0]?.wanted.lead, LEAD)
    })
  }

  it('and may be used twice', async () => {
    const { endpoint } = makeEndpoint()
    const Authorization = `Bearer ${await forge()}`
    for (const _ of [1, 2]) {
      assert.equal((await endpoint(await post({ headers: { Authorization } }))).status, 201)
    }
  })

  it('signed with any of the secrets', async () => {
    const secrets = ['new-secret-new-secret-new-secret-new', TOKEN_SECRET]
    const authorize = embedTokens({ secrets })
    for (const secret of secrets) {
      assert.equal((await use(await forge({}, {}, secret), { authorize })).response.status, 201)
    }
    const other = await use(await forge({}, {}, 'a'.repeat(40)), { authorize })
    assert.equal(other.response.status, 401)
  })

  it('with another audience, where that was set', async () => {
    const authorize = embedTokens({ secrets: [TOKEN_SECRET], audience: 'shop' })
    assert.equal((await use(await forge({ aud: 'shop' }), { authorize })).response.status, 201)
    assert.equal((await use(await forge(), { authorize })).response.status, 401)
  })
})

describe('a token is refused with 401, before the upstream, when', () => {
  for (const [name, make, detail] of cases) {
    it(name, async () => {
      const said = await refused(await make())
      if (detail !== undefined) assert.match(said, detail)
    })
  }

  it('its HMAC was made with a public key of ours (RS256 → HS256)', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    const pem = await exportSPKI(publicKey)
    await refused(await forge({}, {}, pem))
    const rs256 = await new SignJWT({ lead: LEAD, journey: '*', aud: 'sessionframe' })
      .setProtectedHeader({ alg: 'RS256', typ: 'sessionframe-embed+jwt' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    await refused(rs256)
  })

  it('one bit of it was flipped, wherever', async () => {
    const good = await forge()
    const authorize = embedTokens({ secrets: [TOKEN_SECRET] })
    // The last character of a signature has two bits that mean nothing.
    await assertProperty(
      asyncProperty(nat(good.length - 2), integer({ min: 0, max: 6 }), async (at, bit) => {
        const changed = String.fromCharCode(good.charCodeAt(at) ^ (1 << bit))
        const token = good.slice(0, at) + changed + good.slice(at + 1)
        const headers = new Headers()
        try {
          headers.set('Authorization', `Bearer ${token}`)
        } catch {
          return
        }
        const request = new Request(ROUTES.journey, { method: 'POST', headers })
        const outcome = await Promise.resolve(
          authorize(request, { kind: 'journey', id: JOURNEY }),
        ).catch((error: { code: string }) => error.code)
        assert.ok(outcome === null || outcome === 'unauthorized', JSON.stringify(outcome))
      }),
      { numRuns: 300 },
    )
  })

  it('it comes by another scheme, or twice', async () => {
    const { endpoint, upstream } = makeEndpoint()
    const good = await forge()
    for (const Authorization of [
      good,
      `Basic ${good}`,
      `Bearer ${good}, Bearer ${good}`,
      `Bearer  `,
      'Bearer',
    ]) {
      await assertProblem(
        await endpoint(await post({ headers: { Authorization } })),
        401,
        'unauthorized',
      )
    }
    assert.equal(upstream.calls.length, 0)
  })
})

describe('a token is refused with 403 when', () => {
  it('it does not list the journey', async () => {
    const { response } = await use(await forge({ journey: ['another'] }))
    await assertProblem(response, 403, 'forbidden')
  })
  it('it grants journeys and an appointment is wanted, and the other way round', async () => {
    const { response } = await use(await forge({ journey: '*' }), {}, ROUTES.appointment)
    await assertProblem(response, 403, 'forbidden')
    const other = await use(await forge({ journey: undefined, appointmentType: '*' }))
    await assertProblem(other.response, 403, 'forbidden')
  })
  it('but an appointment type that it lists passes', async () => {
    const { response } = await use(
      await forge({ journey: undefined, appointmentType: [TYPE] }),
      {},
      ROUTES.appointment,
    )
    assert.equal(response.status, 201)
  })
})

it('an answer about a token never repeats it', async () => {
  const token = await forge({ aud: 'secret-audience-value' })
  const { response } = await use(token)
  const text = await response.text()
  assert.doesNotMatch(text, /secret-audience-value/)
  assert.ok(!text.includes(token.slice(0, 30)))
})

describe('signEmbedToken', () => {
  const secret = TOKEN_SECRET
  const wrong: [string, () => Promise<string>, RegExp][] = [
    [
      'a short secret',
      () => signEmbedToken({ lead: '1', journey: '*' }, { secret: 'hunter2' }),
      /32 bytes/,
    ],
    ['no grant', () => signEmbedToken({ lead: '1' }, { secret }), /journey/],
    ['a lead that walks', () => signEmbedToken({ lead: '..', journey: '*' }, { secret }), /lead/],
    [
      'more than an hour',
      () => signEmbedToken({ lead: '1', journey: '*' }, { secret, expiresInSeconds: 3601 }),
      /3600/,
    ],
    [
      'an origin with a path',
      () => signEmbedToken({ lead: '1', journey: '*', origin: `${SITE}/` }, { secret }),
      /origin/,
    ],
  ]
  for (const [name, sign, message] of wrong) {
    it(`refuses ${name}`, async () => {
      await assert.rejects(sign, (error: Error) => {
        assert.ok(error instanceof TypeError)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /hunter2/)
        return true
      })
    })
  }
})
